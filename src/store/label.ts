import { quote } from '../meet/quote';
import { labels, meetings } from './meetings';
import { spaceViews } from './space-views';

/** How long a label may be, in code points: it stands in one line, in lists and below the address bar. */
const labelAtMost = 100;

/** Gives a meeting the person's own name, in one line and cut where it is too long; an empty one takes the name away. */
export async function setLabel(name: string, text: string): Promise<void> {
  const label = quote(text, labelAtMost) || undefined;
  await meetings.at(name).update((before) => before && { ...before, label });
  await labels.update(({ [name]: _, ...others }) => (label ? { ...others, [name]: label } : others));
  await spaceViews.update((all) =>
    Object.fromEntries(
      Object.entries(all).map(([code, view]) => [code, view.space.name === name ? { ...view, label } : view]),
    ),
  );
}

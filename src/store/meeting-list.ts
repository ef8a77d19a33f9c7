import { labels, type Meeting, pins, recents } from './meetings';
import { spaceViews } from './space-views';
import { stored, storedMap } from './stored';

const prefix = 'meeting:';

/** One item each, because all that is kept of thousands would be too much to write for one of them. */
const kept = storedMap<Meeting>('local', prefix);

/** Everything this browser remembers of spaces, by name. */
export const readMeetings = async (): Promise<Map<string, Meeting>> => new Map(Object.entries(await kept.all()));

/** Calls back with all of them after every change of any. */
export function followMeetings(tell: (all: Map<string, Meeting>) => void, signal: AbortSignal): void {
  kept.follow(() => readMeetings().then(tell), signal);
}

const meeting = (name: string) => stored<Meeting | undefined>('local', `${prefix}${name}`, undefined);

/** One's own name for a meeting; empty takes it away. */
export async function setLabel(name: string, text: string): Promise<void> {
  const label = text.trim() || undefined;
  await meeting(name).update((before) => before && { ...before, label });
  await labels.update(({ [name]: _, ...others }) => (label ? { ...others, [name]: label } : others));
  await spaceViews.update((all) =>
    Object.fromEntries(
      Object.entries(all).map(([code, view]) => [code, view.space.name === name ? { ...view, label } : view]),
    ),
  );
}

export async function setPinned(name: string, pinned: boolean): Promise<void> {
  await pins.update((names) => [...names.filter((other) => other !== name), ...(pinned ? [name] : [])]);
}

/** Takes a meeting out of this browser's memory. Google keeps it: the API cannot delete spaces. */
export async function forget(name: string): Promise<void> {
  await meeting(name).set(undefined);
  await setPinned(name, false);
  await labels.update(({ [name]: _, ...others }) => others);
  await recents.update((names) => names.filter((other) => other !== name));
  await spaceViews.update((all) =>
    Object.fromEntries(Object.entries(all).filter(([, { space }]) => space.name !== name)),
  );
}

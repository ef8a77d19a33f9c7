import { forgetAside } from './aside';
import { awaited } from './awaited';
import { eraseKeptCalls, eraseKeptCallsOfMeeting } from './kept-calls';
import { labels, meetings, pins, recents } from './meetings';
import { people } from './people';
import { possibleMeetings } from './possible-meetings';
import { cleanName } from './preset';
import { forgetGuess } from './recents-guess';
import { roomLists } from './rooms';
import { spaceViews } from './space-views';
import { clearAll } from './stored';

/** Gives a meeting the person's own name; an empty one takes the name away. One that was forgotten gets none. */
export async function setLabel(name: string, text: string): Promise<void> {
  const label = cleanName(text) || undefined;
  if (!(await meetings.at(name).update((before) => before && { ...before, label }))) return;
  await labels.update(({ [name]: _, ...others }) => (label ? { ...others, [name]: label } : others));
  await spaceViews.update((all) =>
    Object.fromEntries(
      Object.entries(all).map(([code, view]) => [code, view.space.name === name ? { ...view, label } : view]),
    ),
  );
}

/** Puts a meeting first in every list, until it is unpinned. */
export async function pinMeeting(name: string): Promise<void> {
  await pins.update((names) => [...names.filter((other) => other !== name), name]);
}

/** Puts it back among the others. */
export async function unpinMeeting(name: string): Promise<void> {
  await pins.update((names) => names.filter((other) => other !== name));
}

/** Takes a meeting out of this browser's memory. Google keeps it: the API cannot delete spaces. */
export async function forgetMeeting(name: string): Promise<void> {
  // Before anybody sees that it is gone.
  forgetGuess();
  await awaited.update((all) => all.filter(({ space }) => space !== name));
  await meetings.at(name).clear();
  await people.at(name).clear();
  await unpinMeeting(name);
  await labels.update(({ [name]: _, ...others }) => others);
  await recents.update((names) => names.filter((other) => other !== name));
  await spaceViews.update((all) =>
    Object.fromEntries(Object.entries(all).filter(([, { space }]) => space.name !== name)),
  );
  await eraseKeptCallsOfMeeting(name);
}

/** Forgets all of them, and what is shown of them. At Google they stay: nothing there can be deleted. */
export async function eraseMeetings(): Promise<void> {
  forgetGuess();
  // All there are: only what stands in the list is waited for.
  await awaited.clear();
  await clearAll(meetings);
  await clearAll(people);
  await clearAll(roomLists);
  await Promise.all([recents.set([]), pins.set([]), labels.set({})]);
  await Promise.all([spaceViews.clear(), possibleMeetings.clear(), forgetAside('meetings')]);
  await eraseKeptCalls();
}

import { browser } from './browser';
import { labels, type Meeting, pins, recents } from './meetings';
import { stored } from './storage';
import { views } from './views';

const prefix = 'meeting:';

/** Everything this browser remembers of spaces, by name. */
export async function readMeetings(): Promise<Map<string, Meeting>> {
  return pick(await browser.storage.local.get(null));
}

/** Calls back with the entries that changed, `undefined` for those that were forgotten. */
export function followMeetings(tell: (changed: Map<string, Meeting | undefined>) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>) => {
    const now = Object.entries(changes).map(([key, { newValue }]) => [key, newValue]);
    const changed = pick(Object.fromEntries(now));
    if (changed.size) tell(changed);
  };
  browser.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(listener));
}

function pick<T>(items: Record<string, T>): Map<string, T & Meeting> {
  const ours = Object.entries(items).filter(([key]) => key.startsWith(prefix));
  return new Map(ours.map(([key, value]) => [key.slice(prefix.length), value as T & Meeting]));
}

const meeting = (name: string) => stored<Meeting | undefined>('local', `${prefix}${name}`, undefined);

/** One's own name for a meeting; empty takes it away. */
export async function setLabel(name: string, text: string): Promise<void> {
  const label = text.trim() || undefined;
  await meeting(name).update((before) => before && { ...before, label });
  await labels.update(({ [name]: _, ...others }) => (label ? { ...others, [name]: label } : others));
  await views.update((all) =>
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
  await views.update((all) => Object.fromEntries(Object.entries(all).filter(([, { space }]) => space.name !== name)));
}

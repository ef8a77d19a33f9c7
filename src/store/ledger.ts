import type { Entry } from '../actions/entry';
import { entrySchema } from './entry-schema';
import { listOf } from './shape';
import { stored } from './stored';

/**
 * THE LEDGER: every order that changes something, from the click until somebody was told what became of it.
 *
 *   waiting → queued → sent → answered → told
 *
 * What is not told yet lies in `open`, which is small and is read before the popup's first paint. What was told lies in
 * `told` (store/told.ts): it is the activity log, and the way back from a change.
 */
export const openEntries = stored('local', 'open', [], listOf<Entry>(entrySchema));
/**
 * Entries for which storage.local had no room: they do not outlive the browser. Of those that are told the open ones may
 * still have a former state.
 */
export const unsafeEntries = stored('session', 'unsafe', [], listOf<Entry>(entrySchema));
/** A question left unanswered for longer is not asked again: the person has moved on. */
const waitingForMs = 120_000;

/** Everything that nobody was told of, the oldest first. */
export async function readOpen(): Promise<Entry[]> {
  const [kept, unsafe] = await Promise.all([openEntries.get(), unsafeEntries.get()]);
  return openOf(kept, unsafe);
}

/** The open entries as they are by now. */
export const withUnsafe = (kept: Entry[], unsafe: Entry[]): Entry[] =>
  unsafe.length ? [...kept.filter(({ id }) => !unsafe.some((one) => one.id === id)), ...unsafe] : kept;

/** Of both, those that nobody was told of. */
export const openOf = (kept: Entry[], unsafe: Entry[]): Entry[] =>
  withUnsafe(kept, unsafe).filter(({ state }) => state.is !== 'told');

/** Calls back with everything that nobody was told of, after every change, until the signal aborts. */
export function followOpen(listener: (entries: Entry[]) => void, signal: AbortSignal): void {
  const read = () => readOpen().then(listener);
  openEntries.follow(read, signal);
  unsafeEntries.follow(read, signal);
}

/** Whether an order still waits for the person. Where the clock was set back, one of the time to come does not. */
export const isWaiting = ({ state, askedAtMs }: Entry): boolean =>
  state.is === 'waiting' && Math.abs(Date.now() - askedAtMs) < waitingForMs;

/** Whether it waits for a yes, for however long. */
export const isAsked = ({ state }: Entry): boolean => state.is === 'waiting' && state.for === 'yes';

/** In place of the entry with its id, else as the newest. */
export const replaced = (entries: Entry[], entry: Entry): Entry[] =>
  entries.some(({ id }) => id === entry.id)
    ? entries.map((one) => (one.id === entry.id ? entry : one))
    : [...entries, entry];

/**
 * Keeps an entry that is not told. Rejects where Chrome has no room for it.
 */
export async function putEntry(entry: Entry): Promise<void> {
  await openEntries.update((all) => replaced(all, entry));
}

/** Keeps it as long as the browser runs, where there is no room for more. Rejects where there is not even that. */
export async function putUnsafeEntry(entry: Entry): Promise<void> {
  await unsafeEntries.update((all) => replaced(all, entry));
}

/** The same, answering whether there is room. */
export const keepUnsafe = (entry: Entry): Promise<boolean> =>
  putUnsafeEntry(entry).then(
    () => true,
    () => false,
  );

/**
 * Changes an entry that is not told, if it is still there, or with undefined takes it away. Answers it as it is by then.
 * Where Chrome has no room to keep the change, it holds as long as the browser runs, or at least for whoever asked.
 */
export async function changeEntry(id: string, by: (entry: Entry) => Entry | undefined): Promise<Entry | undefined> {
  const isIt = (one: Entry) => one.id === id;
  const [kept, unsafe] = await Promise.all([openEntries.get(), unsafeEntries.get()]);
  let changed: Entry | undefined;
  const changeIn = (all: Entry[]) =>
    all.flatMap((one) => {
      if (!isIt(one)) return [one];
      changed = by(one);
      return changed ? [changed] : [];
    });
  if (kept.some(isIt)) await openEntries.update(changeIn).catch(() => changed && keepUnsafe(changed));
  if (unsafe.some(isIt)) await unsafeEntries.update(changeIn);
  return changed;
}

/** Takes an order away that was never carried out. */
export async function dropEntry(id: string): Promise<void> {
  await changeEntry(id, () => undefined);
}

/** Takes a question away that was answered with no. An order that goes on by now stays: what becomes of it has to be told. */
export async function dropQuestion(id: string): Promise<void> {
  await changeEntry(id, (one) => (isAsked(one) ? undefined : one));
}

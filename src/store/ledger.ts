import { boolean } from '../actions/checks';
import { type Entry, type Outcome, outcomeOf, type Told, type Undo } from '../actions/entry';
import { entrySchema } from './entry-schema';
import { readPolicy } from './policy';
import { listOf, whole } from './shape';
import { change, stored } from './stored';

/**
 * THE LEDGER: every order that changes something, from the click until somebody was told what became of it.
 *
 *   waiting → queued → sent → answered → told
 *
 * What is not told yet lies in `open`, which is small and is read before the popup's first paint. What was told lies in
 * `told`, the newest first: it is the activity log, and the way back from a change.
 */
export const openEntries = stored('local', 'open', [], listOf<Entry>(entrySchema));
/** What was told. */
export const toldEntries = stored('local', 'told', [], listOf<Entry>(entrySchema));
/**
 * Entries for which storage.local had no room: they do not outlive the browser. Of those that are told the open ones may
 * still have a former state.
 */
export const unsafeEntries = stored('session', 'unsafe', [], listOf<Entry>(entrySchema));
/** Whether the person wants the activity log kept. */
export const keepsActivities = stored('local', 'keepsActivities', true, whole<boolean>(boolean));

/** Older ones make room. Those that nobody was told of are never dropped. */
const mostTold = 200;
/** With the activity log off, a told change is kept for so long, because Undo needs it. */
export const undoForMs = 3_600_000;
/** A question left unanswered for longer is not asked again: the person has moved on. */
const waitingForMs = 120_000;

/** Everything that nobody was told of, the oldest first. */
export async function readOpen(): Promise<Entry[]> {
  const [kept, unsafe] = await Promise.all([openEntries.get(), unsafeEntries.get()]);
  return withUnsafe(kept, unsafe).filter(({ state }) => state.is !== 'told');
}

const withUnsafe = (kept: Entry[], unsafe: Entry[]): Entry[] =>
  unsafe.length ? [...kept.filter(({ id }) => !unsafe.some((one) => one.id === id)), ...unsafe] : kept;

/** Calls back with everything that nobody was told of, after every change, until the signal aborts. */
export function followOpen(listener: (entries: Entry[]) => void, signal: AbortSignal): void {
  const read = () => readOpen().then(listener);
  openEntries.follow(read, signal);
  unsafeEntries.follow(read, signal);
}

/** Whether an order still waits for the person. */
export const isWaiting = ({ state, askedAtMs }: Entry): boolean =>
  state.is === 'waiting' && Date.now() - askedAtMs < waitingForMs;

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
  let changed: Entry | undefined;
  const changeIn = (all: Entry[]) =>
    all.flatMap((one) => {
      if (one.id !== id) return [one];
      changed = by(one);
      return changed ? [changed] : [];
    });
  await openEntries.update(changeIn).catch(() => changed && keepUnsafe(changed));
  if ((await unsafeEntries.get()).some((one) => one.id === id)) await unsafeEntries.update(changeIn);
  return changed;
}

/** Takes an order away that was never carried out. */
export async function dropEntry(id: string): Promise<void> {
  await changeEntry(id, () => undefined);
}

/**
 * Somebody was told what became of these: they move from the open ones to the told ones, in one operation. `known` is
 * what the teller knows and storage may have had no room for. Answers those that moved; one that is told already, or has
 * no outcome yet, does not. Where there is no room for another line of the log, they are at least no longer open.
 */
export async function settleTold(ids: readonly string[], where: Told['where'], known?: Entry): Promise<Entry[]> {
  const unsafe = (await unsafeEntries.get()).filter(({ id, state }) => ids.includes(id) || state.is === 'told');
  const { logDisabled } = await readPolicy();
  const told: Told = { where, atMs: Date.now() };
  let moved: Entry[] = [];
  const isOpen = ({ id }: Entry) => !moved.some((one) => one.id === id);
  const move = change([openEntries, toldEntries, keepsActivities], ([open, before, keeps]) => {
    moved = withUnsafe(open, unsafe).flatMap((kept): Entry[] => {
      const one = known?.id === kept.id && !outcomeOf(kept) ? known : kept;
      const { state } = one;
      if (state.is === 'told') return [one];
      return ids.includes(one.id) && state.is === 'answered'
        ? [{ ...one, state: { is: 'told', outcome: state.outcome, atMs: state.atMs, told } }]
        : [];
    });
    const isKept = (one: Entry) => (keeps && !logDisabled) || (hasUndo(one) && told.atMs - one.askedAtMs < undoForMs);
    return [open.filter(isOpen), [...moved.toReversed(), ...before].filter(isKept).slice(0, mostTold), keeps];
  });
  try {
    await move.catch(() => openEntries.update((open) => open.filter(isOpen)));
    if (unsafe.length) await unsafeEntries.update((all) => all.filter(isOpen));
  } catch {
    await Promise.all(moved.map(keepUnsafe));
  }
  return moved;
}

/** Puts something in the activity log that needs nobody to be told. */
export async function logTold(entry: Omit<Entry, 'id' | 'state'>, outcome: Outcome): Promise<void> {
  const id = crypto.randomUUID();
  await putEntry({ ...entry, id, state: { is: 'answered', outcome, atMs: Date.now() } });
  await settleTold([id], 'nowhere');
}

const hasUndo = ({ undo }: Entry): boolean => !!undo?.keys.length;

/**
 * The way back from the last change of this space; undefined once it was taken, or while nobody knows what became of a
 * later one.
 */
export function findUndo(open: Entry[], told: Entry[], name: string): Undo | undefined {
  const last = [...open.toReversed(), ...told].find(
    (one) => one.about?.name === name && (hasUndo(one) || outcomeOf(one)?.is === 'unknown'),
  );
  const undo = last && last.order.action !== 'undoUpdate' ? last.undo : undefined;
  // Of a setting whose former value Google did not say there is no way back.
  return undo?.keys.some((key) => undo.before[key]) ? undo : undefined;
}

/** The same, read from storage. */
export async function readUndo(name: string): Promise<Undo | undefined> {
  const [open, told] = await Promise.all([readOpen(), toldEntries.get()]);
  return findUndo(open, told, name);
}

import { boolean } from '../actions/checks';
import { type Entry, type Outcome, outcomeOf, type Told, type Undo } from '../actions/entry';
import { entrySchema } from './entry-schema';
import { keepUnsafe, openEntries, putEntry, readOpen, unsafeEntries, withUnsafe } from './ledger';
import { readPolicy } from './policy';
import { listOf, whole } from './shape';
import { change, stored } from './stored';

/** What was told, the newest first: the activity log, and the way back from a change. */
export const toldEntries = stored('local', 'told', [], listOf<Entry>(entrySchema));
/** Whether the person wants the activity log kept. */
export const keepsActivities = stored('local', 'keepsActivities', true, whole<boolean>(boolean));

/** Older ones make room. Those that nobody was told of are never dropped. */
const mostTold = 200;
/** With the activity log off, a told change is kept for so long, because Undo needs it. */
export const undoForMs = 3_600_000;

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

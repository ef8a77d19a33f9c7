import { type Entry, outcomeOf } from '../actions/entry';
import type { SettingValues } from '../meet/settings';
import type { Space } from '../meet/types';
import { openEntries } from '../store/ledger';
import { change, readTogether } from '../store/stored';
import { toldEntries } from '../store/told';
import { judgePatch, patchedUndo } from './read-back';

const both = [openEntries, toldEntries] as const;

/** What this extension sent to change a space and never learnt the outcome of. */
function unknownPatch(entry: Entry, name: string) {
  const outcome = outcomeOf(entry);
  return outcome?.is === 'unknown' && outcome.sent?.method === 'patchSpace' && outcome.sent.name === name
    ? outcome.sent
    : undefined;
}

/**
 * A space that was read, on whatever road, tells what became of changes with an unknown outcome. From then on there is
 * a way back from them, and nobody else is blamed for them.
 */
export async function settleUnknown(space: Space): Promise<void> {
  if (!space.config) return;
  if (!(await readTogether(both)).flat().some((one) => unknownPatch(one, space.name))) return;
  const settled = (all: Entry[]) => all.map((one) => settledBy(space, one));
  await change(both, ([a, b]) => [settled(a), settled(b)]).catch(() => undefined); // The next reading tries again.
}

function settledBy(space: Space, entry: Entry): Entry {
  const sent = unknownPatch(entry, space.name);
  const { state } = entry;
  if (!sent || (state.is !== 'answered' && state.is !== 'told')) return entry;
  const outcome = judgePatch(space, sent);
  if (outcome.is === 'unknown') return entry;
  const undo = outcome.is === 'done' && { undo: patchedUndo(space, sent) };
  return { ...entry, ...undo, state: { ...state, outcome } };
}

/** Whether its answer was lost, and Google read instead. */
function isReadBack(entry: Entry): boolean {
  const outcome = outcomeOf(entry);
  return outcome?.is === 'done' && !!outcome.readBack;
}

/**
 * What a page showed, with what this extension changed since then by an order whose answer was lost: nobody else is
 * blamed for that. To be asked once the space was read, which settles such orders.
 */
export async function withOwnChanges(name: string, shown: SettingValues, now: SettingValues): Promise<SettingValues> {
  const done = (await readTogether(both))
    .flat()
    .filter((one) => one.about?.name === name && outcomeOf(one)?.is === 'done')
    .sort((a, b) => a.askedAtMs - b.askedAtMs);
  // Of each setting the last change alone: what an earlier one left may have been put there again by somebody else.
  const last = new Map(done.flatMap((one) => (one.undo?.keys ?? []).map((key) => [key, one] as const)));
  const own = { ...shown };
  for (const [key, entry] of last) if (isReadBack(entry) && now[key] === entry.undo?.after[key]) own[key] = now[key];
  return own;
}

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

/**
 * What a page showed, with what this extension changed since then by an order whose answer was lost: nobody else is
 * blamed for that. To be asked once the space was read, which settles such orders.
 */
export async function withOwnChanges(name: string, shown: SettingValues, now: SettingValues): Promise<SettingValues> {
  const own = { ...shown };
  for (const entry of (await readTogether(both)).flat()) {
    const outcome = outcomeOf(entry);
    if (outcome?.is !== 'done' || !outcome.readBack || entry.about?.name !== name) continue;
    for (const key of entry.undo?.keys ?? []) if (now[key] === entry.undo?.after[key]) own[key] = now[key];
  }
  return own;
}

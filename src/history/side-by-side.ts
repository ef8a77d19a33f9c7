import type { Attendance, PersonKind } from '../store/kept-calls';
import { merged, totalMs } from './interval';
import { plainName } from './same-name';

/** Somebody's time in one of several calls. */
export interface Cell {
  timeMs: number;
  /** Whether breaks are known; otherwise it was no longer than this. */
  isWhole: boolean;
  /** How many people of that name without an account were in this call. */
  people: number;
}

/** Somebody beside several calls, in the order of those; nothing where they were not in. */
export interface SideBySideRow {
  key: string;
  kind: PersonKind;
  name: string;
  cells: (Cell | undefined)[];
}

/**
 * Everybody who was in any of these calls, by name. Somebody with an account is the same in all of them; without one, the
 * same name counts as the same person, because Google knows them in one call only.
 */
export function sideBySide(calls: readonly (readonly Attendance[])[]): SideBySideRow[] {
  const rows = new Map<string, { row: SideBySideRow; people: Attendance[][] }>();
  for (const [at, people] of calls.entries())
    for (const one of people) {
      const { key, kind, name } = one;
      const plain = plainName(name);
      const id = kind === 'account' || !plain ? key : `${kind} ${plain}`;
      const found = rows.get(id) ?? {
        row: { key: id, kind, name, cells: [] },
        people: calls.map(() => []),
      };
      found.people[at]?.push(one);
      rows.set(id, found);
    }
  return [...rows.values()]
    .map(({ row, people }) => ({ ...row, cells: people.map(cellOf) }))
    .sort((a, b) => names.compare(a.name, b.name) || (a.key < b.key ? -1 : 1));
}

const names = new Intl.Collator();

const cellOf = (people: readonly Attendance[]): Cell | undefined =>
  people.length
    ? {
        timeMs: totalMs(merged(people.flatMap(({ stays }) => stays))),
        isWhole: people.every(({ isWhole }) => isWhole),
        people: people.length,
      }
    : undefined;

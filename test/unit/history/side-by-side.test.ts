import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../../src/history/side-by-side';
import { staysOf } from '../../../src/history/stays';
import { call, sessions, somebody } from './people';

describe('Several calls side by side', () => {
  it('somebody with an account is one row by their id; without one, by their name and how they came', () => {
    const guest = (key: string, name: string) => somebody(name, { key, kind: 'anonymous', isWhole: false });
    const rows = sideBySide([
      [somebody('Ann', { key: 'users/1' }), guest('a/1', 'Ben'), guest('a/2', 'ben')],
      [somebody('Ann Lee', { key: 'users/1' }), guest('b/1', 'BEN'), somebody('Ben', { key: 'b/2', kind: 'phone' })],
    ]);
    expect(rows.map(({ name, kind, cells }) => [name, kind, cells.map((cell) => cell?.people)])).toEqual([
      ['Ann', 'account', [1, 1]],
      ['Ben', 'anonymous', [2, 1]],
      ['Ben', 'phone', [undefined, 1]],
    ]);
    expect(rows[1]?.cells[0]).toEqual({ timeMs: 6_000_000, isWhole: false, people: 2 });
  });

  it('everybody of each call is in one cell of it, which is no longer than the call', () => {
    const person = fc.record({ id: fc.nat(4), kind: fc.constantFrom('account', 'anonymous', 'phone'), sessions });
    fc.assert(
      fc.property(fc.array(fc.array(person, { maxLength: 6 }), { maxLength: 4 }), (calls) => {
        const people = calls.map((all, at) =>
          all.map(({ id, kind, sessions: theirs }, index) =>
            somebody(`Name ${id}`, {
              key: kind === 'account' ? `users/${id}` : `${at}/${index}`,
              kind: kind as 'account',
              ...staysOf(theirs, call),
            }),
          ),
        );
        const rows = sideBySide(people);
        for (const [at, all] of people.entries()) {
          const cells = rows.map(({ cells: row }) => row[at]);
          expect(cells.reduce((sum, cell) => sum + (cell?.people ?? 0), 0)).toBe(all.length);
          for (const cell of cells) expect(cell?.timeMs ?? 0).toBeLessThanOrEqual(call.toMs - call.fromMs);
        }
        for (const { cells } of rows) expect(cells).toHaveLength(people.length);
      }),
    );
  });
});

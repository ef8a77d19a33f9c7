import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparing, compare, withChoice } from '../../../src/history/compare';
import { readNames } from '../../../src/history/read-names';
import { call, somebody } from './people';

const minuteMs = 60_000;
const given = (list: string, people: Comparing['people'], more: Partial<Comparing> = {}): Comparing => ({
  listed: readNames(list),
  people,
  due: call,
  thresholdMs: 5 * minuteMs,
  chosen: {},
  ...more,
});
const from = (minutes: number, until = 100) => ({
  stays: [{ fromMs: call.fromMs + minutes * minuteMs, toMs: call.fromMs + until * minuteMs }],
});
const says = (comparing: Comparing) =>
  compare(comparing).rows.map(({ listed, people, by }) => [listed.name, people.map(({ key }) => key).join(), by]);

describe('A list beside a call', () => {
  it('says who was there, late, gone early and missing, and who is not on the list', () => {
    const people = [
      somebody('Ann Lee'),
      somebody('ben', from(12)),
      somebody('Cleó', from(0, 80)),
      somebody('Dan', from(4, 96)),
      somebody('Gus'),
    ];
    const { rows, unknown } = compare(given('Lee, Ann\nBen\ncleo\nDan\nEve', people));
    expect(rows.map(({ people: found, lateMs, earlyMs, by }) => [found[0]?.name, lateMs, earlyMs, by])).toEqual([
      ['Ann Lee', undefined, undefined, 'name'],
      ['ben', 12 * minuteMs, undefined, 'name'],
      ['Cleó', undefined, 20 * minuteMs, 'name'],
      ['Dan', undefined, undefined, 'name'],
      [undefined, undefined, undefined, 'nothing'],
    ]);
    expect(unknown.map(({ name }) => name)).toEqual(['Gus']);
    const strict = compare(given('Dan', people, { thresholdMs: 0 })).rows[0];
    expect([strict?.lateMs, strict?.earlyMs]).toEqual([4 * minuteMs, 4 * minuteMs]);
  });

  it('counts from when people had to be there, and nobody who is still in has left early', () => {
    const due = { fromMs: call.fromMs + 15 * minuteMs, toMs: call.fromMs + 60 * minuteMs };
    const people = [somebody('Ann', from(16, 55)), somebody('Ben', { ...from(25, 30), isIn: true })];
    const { rows } = compare(given('Ann\nBen', people, { due }));
    expect(rows.map(({ lateMs, earlyMs }) => [lateMs, earlyMs])).toEqual([
      [undefined, 5 * minuteMs],
      [10 * minuteMs, undefined],
    ]);
    expect(compare(given('Ann', people, { due: { fromMs: due.fromMs } })).rows[0]?.earlyMs).toBeUndefined();
  });

  it('counts nobody as there who was in before or afterwards only', () => {
    const due = { fromMs: call.fromMs + 15 * minuteMs, toMs: call.fromMs + 60 * minuteMs };
    const stays = (...times: [number, number][]) => ({
      stays: times.flatMap(([begin, end]) => from(begin, end).stays),
    });
    const people = [
      somebody('Ann', stays([0, 100])),
      somebody('Ben', stays([0, 5], [45, 60])),
      somebody('Cleo', stays([15, 40], [70, 100])),
      somebody('Dan', { ...stays([61, 100]), isIn: true }),
      somebody('Eve', stays([0, 10])),
      somebody('Fay', { ...stays([0, 10]), isIn: true }),
      somebody('Gus', stays()),
    ];
    const times = (names: string, more: Partial<Comparing> = {}) =>
      compare(given(names, people, { due, ...more })).rows.map(({ lateMs = 0, earlyMs = 0, isAway }) =>
        isAway ? 'away' : [lateMs / minuteMs, earlyMs / minuteMs],
      );
    expect(times('Ann\nBen\nCleo\nDan\nEve')).toEqual([[0, 0], [30, 0], [0, 20], 'away', 'away']);
    // The call runs and nobody had to be there yet: who is in by then is. Of whom Google names no time, nothing is said.
    expect(times('Fay\nGus')).toEqual([
      [0, 0],
      [0, 0],
    ]);
    // By two devices, each under a name of its own.
    const chosen = withChoice({}, 'Eve#1', ['users/Eve', 'users/Ben']);
    expect(times('Eve', { chosen })).toEqual([[30, 0]]);
    // Without an end, nobody comes too late to count.
    expect(times('Dan', { due: { fromMs: due.fromMs } })).toEqual([[46, 0]]);
  });

  it('matches two of the same name with nobody by itself, on either side; a hand may choose one or all of them', () => {
    const people = [
      somebody('Ann', { key: 'p/a', kind: 'anonymous', ...from(0, 10) }),
      somebody('ann', { key: 'p/b', kind: 'anonymous', ...from(20) }),
      somebody('Ben'),
    ];
    expect(says(given('Ann\nBen\nBEN', people))).toEqual([
      ['Ann', '', 'severalOfThatName'],
      ['Ben', '', 'severalOfThatName'],
      ['BEN', '', 'severalOfThatName'],
    ]);
    const chosen = withChoice(withChoice({}, 'Ann#1', ['p/a', 'p/b']), 'BEN#1', ['users/Ben']);
    const { rows, unknown } = compare(given('Ann\nBen\nBEN', people, { chosen }));
    expect(rows.map(({ people: found, by }) => [found.length, by])).toEqual([
      [2, 'hand'],
      [0, 'severalOfThatName'],
      [1, 'hand'],
    ]);
    expect(rows[0]?.lateMs).toBeUndefined();
    expect(unknown).toEqual([]);
  });

  it('what a hand chose counts first: whoever it takes is nobody else', () => {
    const people = [somebody('Ann'), somebody('Ben')];
    let chosen = withChoice({}, 'Zoe#1', ['users/Ann']);
    expect(says(given('Ann\nZoe', people, { chosen }))).toEqual([
      ['Ann', '', 'nothing'],
      ['Zoe', 'users/Ann', 'hand'],
    ]);
    chosen = withChoice(chosen, 'Ann#1', ['users/Ann']);
    expect(says(given('Ann\nZoe', people, { chosen }))).toEqual([
      ['Ann', 'users/Ann', 'hand'],
      ['Zoe', '', 'hand'],
    ]);
    expect(says(given('Ann', people, { chosen: withChoice({}, 'Ann#1', []) }))).toEqual([['Ann', '', 'hand']]);
  });

  it('never loses a line or a person, and never counts one twice, whatever is chosen', () => {
    const name = fc.constantFrom('Ann', 'ann', 'Ánn', 'Ben', 'Lee Ann', 'ann lee', 'Cleo', '');
    const choices = fc.array(fc.tuple(fc.nat(7), fc.array(fc.nat(7), { maxLength: 3 })), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 8 }),
        fc.array(name, { maxLength: 8 }),
        choices,
        (lines, names, hands) => {
          const people = names.map((one, at) => somebody(one, { key: `p/${at}` }));
          const listed = readNames(lines.join('\n'));
          let chosen = {};
          for (const [line, keys] of hands) {
            const id = listed[line % (listed.length || 1)]?.id;
            if (id)
              chosen = withChoice(
                chosen,
                id,
                keys.map((at) => `p/${at}`),
              );
          }
          const { rows, unknown } = compare({ ...given('', people, { chosen }), listed });
          expect(rows.map(({ listed: one }) => one)).toEqual(listed);
          const found = [...rows.flatMap((row) => row.people), ...unknown].map(({ key }) => key);
          expect(found.sort()).toEqual(people.map(({ key }) => key).sort());
          // By itself only what cannot be anybody else.
          for (const { by, people: one, namesakes } of rows)
            if (by === 'name') expect([one, namesakes.length]).toEqual([namesakes, 1]);
        },
      ),
    );
  });
});

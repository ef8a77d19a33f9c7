import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { attendancesOf, inOrder, type SessionsRead, together } from '../../../src/history/attendances';
import { callSpan } from '../../../src/history/call-span';
import { totalMs } from '../../../src/history/interval';
import type { Participant, ParticipantSession } from '../../../src/meet/types';
import { call, sessions, somebody } from './people';

// The polyfill refuses to load outside of an extension.
vi.mock('../../../src/browser', () => ({ browser: {} }));

const iso = (ms: number) => new Date(ms).toISOString();
const shown = (all: { fromMs: number; toMs?: number }[]): ParticipantSession[] =>
  all.map(({ fromMs, toMs }) => ({ startTime: iso(fromMs), ...(toMs !== undefined && { endTime: iso(toMs) }) }));

const none: SessionsRead = new Map();
const ann = { user: 'users/1', displayName: 'Ann' };
const at = (name: string, given: Partial<Participant>): Participant => ({
  name,
  earliestStartTime: iso(2_000_000),
  latestEndTime: iso(3_000_000),
  ...given,
});

describe('Who was in', () => {
  it('somebody with an account is one person, however often Google lists them; everybody else is a person each', () => {
    const people = attendancesOf(
      [
        at('p/a', { signedinUser: { user: 'users/1' } }),
        at('p/b', { signedinUser: ann, earliestStartTime: iso(4_000_000), latestEndTime: undefined }),
        at('p/c', { anonymousUser: { displayName: 'Ann' } }),
        at('p/d', { anonymousUser: { displayName: 'Ann' } }),
        at('p/e', { phoneUser: { displayName: '+1202***' } }),
        { name: 'p/f' },
      ],
      none,
      call,
    );
    expect(people.map(({ key, kind, name }) => [key, kind, name])).toEqual([
      ['users/1', 'account', 'Ann'],
      ['p/c', 'anonymous', 'Ann'],
      ['p/d', 'anonymous', 'Ann'],
      ['p/e', 'phone', '+1202***'],
      ['p/f', 'account', ''],
    ]);
    expect(people[0]?.stays).toEqual([
      { fromMs: 2_000_000, toMs: 3_000_000 },
      { fromMs: 4_000_000, toMs: 7_000_000 },
    ]);
    expect(people.at(-1)?.stays).toEqual([]);
  });

  it('of a kept call nobody is lost to a reading that names fewer of them or knows less, and what it knows more counts', () => {
    const guess = { isWhole: false };
    const kept = [somebody('Ann'), somebody('Ben', { devices: 2 }), somebody('Cleo', guess)];
    expect(together(kept, [])).toEqual(kept);
    const read = [somebody('Dan', guess), somebody('Ben', guess), somebody('Cleo', { devices: 3 })];
    expect(together(kept, read)).toEqual([kept[0], kept[1], read[2], read[0]]);
    expect(together([], read)).toEqual(read);
  });

  it('breaks are known once the sessions are read, of all participants who are the same person', () => {
    const two = [at('p/a', { signedinUser: ann }), at('p/b', { signedinUser: ann })];
    const read = new Map([['p/a', shown([{ fromMs: 2_000_000, toMs: 2_100_000 }])]]);
    expect(attendancesOf(two, read, call)[0]).toMatchObject({ isWhole: false, devices: 2 });
    read.set('p/b', shown([{ fromMs: 2_900_000, toMs: 3_000_000 }]));
    const [whole] = attendancesOf(two, read, call);
    expect(whole).toMatchObject({ isWhole: true, devices: 1 });
    expect(totalMs(whole?.stays ?? [])).toBe(200_000);
  });

  it('nobody is lost and nobody is there twice, and no time is longer than the call, whoever the sessions are of', () => {
    const listed = fc.array(fc.record({ user: fc.nat(5), sessions }), { maxLength: 12 });
    fc.assert(
      fc.property(listed, (all) => {
        const participants = all.map(({ user }, index) =>
          at(`p/${index}`, user ? { signedinUser: { user: `users/${user}` } } : { anonymousUser: {} }),
        );
        const read = new Map(all.map((one, index) => [`p/${index}`, shown(one.sessions)]));
        const people = attendancesOf(participants, read, call);
        const expected = all.map(({ user }, index) => (user ? `users/${user}` : `p/${index}`));
        expect(people.map(({ key }) => key)).toEqual([...new Set(expected)]);
        for (const { stays } of people) expect(totalMs(stays)).toBeLessThanOrEqual(call.toMs - call.fromMs);
        expect(
          inOrder(people)
            .map(({ key }) => key)
            .sort(),
        ).toEqual(people.map(({ key }) => key).sort());
      }),
    );
  });
});

describe('When a call was', () => {
  const record = { startTime: iso(1_000_000) };

  it('is what Google says, whatever the clock of this computer says', () => {
    const over = { ...record, endTime: iso(7_000_000) };
    for (const nowMs of [0, 7_000_000 - 3_600_000, 7_000_000 + 3_600_000])
      expect(callSpan(over, [at('p/a', {})], nowMs)).toEqual(call);
  });

  it('while it runs: until now, and not before the latest time that Google named', () => {
    const known = [at('p/a', {}), { startTime: iso(3_500_000) }];
    expect(callSpan(record, known, 5_000_000)).toEqual({ fromMs: 1_000_000, toMs: 5_000_000, isRunning: true });
    // The clock is an hour behind.
    expect(callSpan(record, known, 5_000_000 - 3_600_000).toMs).toBe(3_500_000);
    expect(callSpan(record, [], 0)).toEqual({ fromMs: 1_000_000, toMs: 1_000_000, isRunning: true });
  });

  it('is never of negative length, whatever is missing or makes no sense', () => {
    const time = fc.option(fc.oneof(fc.constant('soon'), fc.integer({ min: 0, max: 9_000_000 }).map(iso)), {
      nil: undefined,
    });
    fc.assert(
      fc.property(time, time, time, fc.integer({ min: 0, max: 9_000_000 }), (startTime, endTime, seen, nowMs) => {
        const { fromMs, toMs } = callSpan({ startTime, endTime }, [{ earliestStartTime: seen }], nowMs);
        expect(toMs).toBeGreaterThanOrEqual(fromMs);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipped, mostAtOnce, totalMs } from '../../../src/history/interval';
import { mostPeopleAtOnce } from '../../../src/history/most-at-once';
import { type Session, staysOf } from '../../../src/history/stays';
import { call, sessions, somebody } from './people';

const of = (all: Session[], running = false) => staysOf(all, { ...call, isRunning: running });
/** Counted the long way: at the beginning of each. */
const counted = (all: { fromMs: number; toMs: number }[]) =>
  Math.max(0, ...all.map(({ fromMs: at }) => all.filter(({ fromMs, toMs }) => fromMs <= at && at < toMs).length));

describe('The sessions of somebody', () => {
  it('are one stay where they overlap or touch, and two devices only where they overlap', () => {
    const all = [
      { fromMs: 3_000_000, toMs: 4_000_000 },
      { fromMs: 1_500_000, toMs: 2_000_000 },
      { fromMs: 2_000_000, toMs: 2_500_000 },
      { fromMs: 2_400_000, toMs: 2_600_000 },
    ];
    expect(of(all)).toEqual({
      stays: [
        { fromMs: 1_500_000, toMs: 2_600_000 },
        { fromMs: 3_000_000, toMs: 4_000_000 },
      ],
      devices: 2,
      isIn: false,
    });
    expect(of(all.slice(0, 3)).devices).toBe(1);
  });

  it('without an end last until the end of the call; in is only who is in a call that runs', () => {
    const open = [{ fromMs: 6_000_000 }];
    expect(of(open)).toEqual({ stays: [{ fromMs: 6_000_000, toMs: 7_000_000 }], devices: 1, isIn: false });
    expect(of(open, true).isIn).toBe(true);
    expect(of([{ fromMs: 6_000_000, toMs: 6_100_000 }], true).isIn).toBe(false);
  });

  it('without any length, or outside of the call, are a stay of no length: nobody is lost', () => {
    for (const one of [
      { fromMs: 8_000_000, toMs: 9_000_000 },
      { fromMs: 2_000_000, toMs: 2_000_000 },
      { fromMs: 3_000_000, toMs: 2_000_000 },
    ]) {
      const { stays, devices } = of([one]);
      expect([stays.length, totalMs(stays), devices]).toEqual([1, 0, 1]);
    }
    expect(of([])).toEqual({ stays: [], devices: 0, isIn: false });
  });

  it('merge to the same stays in any order', () => {
    fc.assert(
      fc.property(sessions, fc.func(fc.nat()), (all, order) => {
        const shuffled = [...all].sort((a, b) => order(a) - order(b));
        expect(of(shuffled)).toEqual(of(all));
      }),
    );
  });

  it('and in any pieces: one that is cut in two is the same stay', () => {
    fc.assert(
      fc.property(sessions, fc.nat(100), (all, part) => {
        const cut = all.flatMap(({ fromMs, toMs = call.toMs }) => {
          const atMs = fromMs + ((toMs - fromMs) * part) / 100;
          return toMs < fromMs
            ? [{ fromMs, toMs }]
            : [
                { fromMs, toMs: atMs },
                { fromMs: atMs, toMs },
              ];
        });
        expect(of(cut).stays).toEqual(of(all).stays);
      }),
    );
  });

  it('lie within the call, are apart, and are never longer than it; every moment of a session is in one', () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const { stays, devices } = of(all);
        for (const [at, { fromMs, toMs }] of stays.entries()) {
          expect(fromMs).toBeLessThanOrEqual(toMs);
          expect(fromMs).toBeGreaterThan(stays[at - 1]?.toMs ?? -1);
          expect([fromMs >= call.fromMs, toMs <= call.toMs]).toEqual([true, true]);
        }
        expect(totalMs(stays)).toBeLessThanOrEqual(call.toMs - call.fromMs);
        expect(stays.length > 0).toBe(all.length > 0);
        const within = all.map(({ fromMs, toMs = call.toMs }) => clipped({ fromMs, toMs }, call));
        for (const one of within)
          expect(stays.some(({ fromMs, toMs }) => fromMs <= one.fromMs && one.toMs <= toMs)).toBe(true);
        expect(devices).toBe(Math.max(counted(within), Math.min(all.length, 1)));
        // No longer than all of them together, nor shorter than the longest.
        expect(totalMs(stays)).toBeLessThanOrEqual(totalMs(within));
        expect(totalMs(stays)).toBeGreaterThanOrEqual(Math.max(0, ...within.map(({ fromMs, toMs }) => toMs - fromMs)));
      }),
    );
  });
});

describe('The most at once', () => {
  it('are people and not devices: somebody with two of them counts once', () => {
    const two = of([
      { fromMs: 2_000_000, toMs: 5_000_000 },
      { fromMs: 3_000_000, toMs: 4_000_000 },
    ]);
    expect(two.devices).toBe(2);
    expect(mostPeopleAtOnce([somebody('Ann', two)])).toBe(1);
    const after = of([{ fromMs: 5_000_000, toMs: 6_000_000 }]);
    expect(mostPeopleAtOnce([somebody('Ann', two), somebody('Ben', after)])).toBe(1);
    expect(mostPeopleAtOnce([somebody('Ann', two), somebody('Ben', two), somebody('Cleo', after)])).toBe(2);
    expect(mostPeopleAtOnce([])).toBe(0);
    expect(mostPeopleAtOnce([somebody('Ann', { isWhole: false })])).toBeUndefined();
  });

  it('is what counting at each beginning gives', () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const within = all.map(({ fromMs, toMs = call.toMs }) => clipped({ fromMs, toMs }, call));
        expect(mostAtOnce(within)).toBe(Math.max(counted(within), Math.min(within.length, 1)));
      }),
    );
  });
});

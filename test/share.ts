import type { TestContext } from 'vitest';

/** Whether this is `npm test` as a whole: not the long run, and nothing by its name. */
const isThin = !!process.env.WHOLE && !process.env.LONG;
const seed = Number(process.env.SEED);

/**
 * Where the choice of one in n begins at this seed. Mixed with n: a tenth of the tests of every second way, both begun at the
 * seed itself, would be every second test in one way only, at whatever seed.
 */
export function turnOf(n: number, at = seed): number {
  let mixed = Math.imul(at ^ Math.imul(n, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % n;
}

/** Of a list every n-th in `npm test`, beginning elsewhere at each seed, so that in time all have their turn; else all. */
export const share = <T>(list: readonly T[], n: number): readonly T[] =>
  isThin ? list.filter((_, at) => at % n === turnOf(n)) : list;

/** What holds one of the promises in SECURITY.md where it would hurt most. It runs in every `npm test`. */
export const guard = { tags: ['guard'] };

/** The same for the tests of a file: `beforeEach(oneIn(5))` skips four of five in `npm test`, and none that is a guard. */
export function oneIn(n: number): (test: TestContext) => void {
  let at = turnOf(n);
  return (test) => {
    if (isThin && !test.task.tags?.includes('guard') && at++ % n !== 0)
      test.skip('It has its turn at another seed, and in npm run test:long.');
  };
}

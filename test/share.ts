import type { TestContext } from 'vitest';

/** Whether this is `npm test` as a whole: not the long run, and nothing by its name. */
const isThin = !!process.env.WHOLE && !process.env.LONG;
const seed = Number(process.env.SEED);

/** Of a list every n-th in `npm test`, beginning elsewhere at each seed, so that in time all have their turn; else all. */
export const share = <T>(list: readonly T[], n: number): readonly T[] =>
  isThin ? list.filter((_, at) => at % n === seed % n) : list;

/** The same for the tests of a file: `beforeEach(oneIn(5))` skips four of five in `npm test`. */
export function oneIn(n: number): (test: TestContext) => void {
  let at = seed;
  return (test) => {
    if (isThin && at++ % n !== 0) test.skip('It has its turn at another seed, and in npm run test:long.');
  };
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pace } from '../../../src/history/pace';

/** A clock that stands still but for whoever waits. */
function clock() {
  let nowMs = 0;
  const wait = async (ms: number) => {
    nowMs += ms;
  };
  return { nowMs: () => nowMs, wait };
}

it('the first of a minute begin at once, the next as soon as a minute allows, and never more in any minute', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 60 }), async (aMinute, count) => {
      const { nowMs, wait } = clock();
      const { turn } = pace(aMinute, nowMs, wait);
      const begun: number[] = [];
      for (let at = 0; at < count; at++) {
        await turn();
        begun.push(nowMs());
      }
      for (const [at, ms] of begun.entries()) expect(ms).toBe(Math.floor(at / aMinute) * 60_000);
    }),
  );
});

it('a pause that Google asks for holds everybody, also those who wait already', async () => {
  const { nowMs, wait } = clock();
  const { turn, pause } = pace(2, nowMs, async (ms) => {
    // While the third waits for its turn.
    if (nowMs() === 0) pause(90_000);
    await wait(ms);
  });
  await Promise.all([turn(), turn(), turn()]);
  expect(nowMs()).toBe(90_000);
});

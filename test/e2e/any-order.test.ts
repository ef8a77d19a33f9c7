import fc from 'fast-check';
import { expect, it } from 'vitest';
import { counted } from '../counted';
import '../seed';
import { type Came, keep, live } from '../faults/life';
import { openScene } from '../faults/scene';
import { steps } from '../faults/steps';
import { start } from '../person';

const lives = process.env.LONG ? 1_000 : 4;
const timeout = process.env.LONG ? 3_600_000 : 300_000;

it(`${lives} random lives: nothing is lost, sent twice or untold`, { timeout }, async () => {
  const scene = await openScene(await start({ way: 'web', scopes: ['settings', 'created'] }));
  const kept = await keep(scene);
  const came: Came[] = [];
  const began = performance.now();
  await fc.assert(
    fc.asyncProperty(steps, async (life) => {
      const one = await live(scene, kept, life);
      came.push(one);
      if (one.wrong.length) console.error(JSON.stringify({ life, wrong: one.wrong }));
      expect(one.wrong).toEqual([]);
    }),
    // A life that fails is cut shorter only until there is still time to say which one it is.
    { numRuns: lives, interruptAfterTimeLimit: timeout * 0.8, markInterruptAsFailure: true },
  );
  const sum = (count: (one: Came) => number) => came.reduce((all, one) => all + count(one), 0);
  counted(
    `${came.length} lives in ${Math.round((performance.now() - began) / 1_000)} s: ` +
      `${sum(({ listed }) => listed.length)} meetings listed, ${sum(({ mayExist }) => mayExist.length)} may exist, ` +
      `${sum(({ lostHalves }) => lostHalves.length)} lost halves of what Chromium sent twice (${sum(({ repeats }) => repeats)} repeats).`,
  );
});

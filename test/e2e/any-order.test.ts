import fc from 'fast-check';
import { expect, it } from 'vitest';
import { counted } from '../counted';
import '../seed';
import { type Came, keep, live } from '../faults/life';
import { openScene } from '../faults/scene';
import { steps } from '../faults/steps';
import { start } from '../person';

const lives = process.env.LONG ? 1_000 : 8;

it(`${lives} random lives: nothing is lost, sent twice or untold`, {
  timeout: process.env.LONG ? 3_600_000 : 300_000,
}, async () => {
  const scene = await openScene(await start({ way: 'web', scopes: ['settings', 'created'] }));
  const kept = await keep(scene);
  const came: Came[] = [];
  const began = performance.now();
  await fc.assert(
    fc.asyncProperty(steps, async (life) => {
      const one = await live(scene, kept, life);
      came.push(one);
      expect(one.wrong).toEqual([]);
    }),
    { numRuns: lives },
  );
  const sum = (count: (one: Came) => number) => came.reduce((all, one) => all + count(one), 0);
  counted(
    `${came.length} lives in ${Math.round((performance.now() - began) / 1_000)} s: ` +
      `${sum(({ listed }) => listed.length)} meetings listed, ${sum(({ mayExist }) => mayExist.length)} may exist, ` +
      `${sum(({ lostHalves }) => lostHalves.length)} lost halves of what Chromium sent twice (${sum(({ repeats }) => repeats)} repeats).`,
  );
});

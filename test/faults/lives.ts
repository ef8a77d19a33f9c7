import fc from 'fast-check';
import { expect } from 'vitest';
import { counted } from '../counted';
import { start } from '../person';
import { type Came, keep, live } from './life';
import { openScene } from './scene';
import { steps } from './steps';

interface Lives {
  /** What they are called where they are counted. */
  name: string;
  count: number;
  seed: number;
  /** After so long nothing more is begun, in milliseconds. */
  limitMs: number;
}

/** Lets random lives pass, one after the other, and fails at one after which something is lost, sent twice or untold. */
export async function passLives({ name, count, seed, limitMs }: Lives): Promise<void> {
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
    { seed, numRuns: count, interruptAfterTimeLimit: limitMs, markInterruptAsFailure: true },
  );
  const sum = (of: (one: Came) => number) => came.reduce((all, one) => all + of(one), 0);
  counted(
    `Lives, ${name}: ${came.length} in ${Math.round((performance.now() - began) / 1_000)} s: ` +
      `${sum(({ listed }) => listed.length)} meetings listed, ${sum(({ mayExist }) => mayExist.length)} may exist, ` +
      `${sum(({ lostHalves }) => lostHalves.length)} lost halves of what Chromium sent twice (${sum(({ repeats }) => repeats)} repeats).`,
  );
}

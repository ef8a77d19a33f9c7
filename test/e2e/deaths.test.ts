import { describe, expect, it } from 'vitest';
import { dieEverywhere } from '../deaths/every-place';
import { forget, judge } from '../deaths/judge';
import { begin, ready, requests, witness } from '../deaths/scene';
import { called, calls, earlierIn, everyChange, everyLongChange, hold } from '../person';
import { share } from '../share';

// Those that follow are in files of their own, so that the long run has all of them under way at a time.
const orders = process.env.LONG
  ? (['createSpace', 'updateSpace', 'undoUpdate'] as const)
  : share(['createSpace', ...everyLongChange] as const, 3);

describe('The worker killed at every place where it waits', () => {
  it.each(orders)('%s', { timeout: 1_800_000 }, async (ordered) => expect(await dieEverywhere(ordered)).toEqual([]));
});

describe('The worker killed while Google has the request', () => {
  it.each(share([...everyChange, ...everyLongChange], 8))('%s', { timeout: 300_000 }, async (ordered) => {
    const scene = await begin();
    const { person } = scene;
    const wrong: string[] = [];
    for (const [at, call] of requests[ordered].entries()) {
      const earlier = earlierIn(requests[ordered], at);
      for (const when of ['before it is done', 'after it is done'] as const) {
        const { give, look } = await ready(scene, ordered);
        const seen = await witness(scene);
        const before = calls(person, call).length + earlier;
        // Those before it go their way.
        if (earlier) person.google.failNext({ method: call, times: earlier, delayMs: 1 });
        let letGo = () => {};
        if (when === 'before it is done') letGo = hold(person, call);
        else person.google.failNext({ method: call, how: 'hang', done: true });
        const answer = give().catch(String);
        await called(person, call, before + 1);
        await person.chromium.killWorker();
        letGo();
        await answer;
        const found = await judge(scene, { ordered, ...seen, mayHaveLeft: true, waking: 'the popup is opened', look });
        wrong.push(...found.map((one) => `${at + 1}. ${call} ${when}: ${one}`));
        if (found.length) await forget(scene);
      }
    }
    expect(wrong).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { attach } from '../chromium/attach';
import { detach } from '../chromium/worker';
import { start } from '../person';

it('sessions with the worker that are begun in one breath all stay open', async () => {
  const { chromium } = await start();
  await chromium.worker();
  const worker = chromium.browser
    .targets()
    .find((target) => target.type() === 'service_worker' && target.url().includes(chromium.extensionId));
  if (!worker) throw new Error('The worker is not running.');
  const sessions = await Promise.all([attach(worker), attach(worker), attach(worker)]);
  // Long enough to be ended in the middle of it.
  const late = (at: number) => `new Promise((answer) => setTimeout(() => answer(${at}), 300))`;
  const answers = sessions.map((session, at) =>
    session.send('Runtime.evaluate', { expression: late(at), awaitPromise: true }),
  );
  expect((await Promise.all(answers)).map(({ result }) => result.value)).toEqual([0, 1, 2]);
  await Promise.all(sessions.map(detach));
});

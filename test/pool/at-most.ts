import { setTimeout as sleep } from 'node:timers/promises';

/** What `work` resolves with, or a rejection once it has taken longer: after a failure a browser may never answer. */
export async function atMost<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const late = sleep(limitMs, undefined, { ref: false }).then(() => {
    throw new Error(`It did not end within ${limitMs} ms.`);
  });
  return Promise.race([work, late]);
}

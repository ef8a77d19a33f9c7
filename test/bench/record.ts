import { type Measure, measure } from './measure';
import { signIn } from './orders';
import { Stage } from './stage';

/** What the write before a request may cost: it keeps every change back for so long. */
const limitMs = 10;

/** What the worker notes of itself while it is measured. */
declare let recordsTookMs: number[];

/** The record of an order, which has to be kept before the request leaves: from the wish for the lock to its release. */
export async function measureRecord(rounds: number): Promise<Measure[]> {
  const stage = await Stage.start();
  try {
    await signIn(stage);
    const { google, chromium } = stage;
    const { meetingCode: code } = google.createSpace({ owner: 'host@gmail.com' });
    const page = await chromium.openPage('src/popup/index.html');
    const worker = await chromium.worker();
    await worker.evaluate(noteRecords);
    for (let round = -1; round < rounds; round++) {
      const answer = await page.evaluate(
        (code) => chrome.runtime.sendMessage({ action: 'toggleLock', input: { code } }),
        code,
      );
      if (!answer?.ok) throw new Error(`The lock failed: ${JSON.stringify(answer)}`);
    }
    const tookMs = await worker.evaluate(() => recordsTookMs);
    if (tookMs.length !== rounds + 1)
      throw new Error(`${rounds + 1} changes were sent, and ${tookMs.length} records seen.`);
    return [
      measure(
        'record',
        'the record before a request → kept, in tens of milliseconds',
        tookMs.slice(1),
        Array(rounds).fill(limitMs),
      ),
    ];
  } finally {
    await stage.close();
  }
}

/** Runs in the worker: of the locks that it held, the last one before a change leaves is that of its record. */
function noteRecords(): void {
  const note = globalThis as typeof globalThis & { recordsTookMs: number[] };
  note.recordsTookMs = [];
  let lastMs = Number.NaN;
  const request = navigator.locks.request.bind(navigator.locks) as (...args: unknown[]) => Promise<unknown>;
  navigator.locks.request = (async (...args: unknown[]) => {
    const fromMs = performance.now();
    return request(...args).finally(() => {
      lastMs = performance.now() - fromMs;
    });
  }) as typeof navigator.locks.request;
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    if (init?.method === 'PATCH') note.recordsTookMs.push(lastMs);
    return fetch(input, init);
  };
}

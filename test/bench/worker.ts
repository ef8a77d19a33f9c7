import type { CDPSession } from 'puppeteer-core';
import { type Measure, measure } from './measure';
import { killWorker } from './processes';
import { run, withinMs } from './run';
import { inTurn, type Side } from './sides';
import { Stage } from './stage';
import { openTab } from './tabs';

/** The worker, dead while a page of the extension is open: how soon it runs, and how soon it answers that page. */
export async function measureWorker(rounds: number): Promise<Measure[]> {
  const stage = await Stage.start();
  try {
    const targets = await stage.begin();
    const pages = new Map<Side, CDPSession>();
    for (const side of stage.sides) {
      // A page without a script of its own, which may send messages all the same.
      const { page } = await openTab(targets, `chrome-extension://${side.id}/manifest.json`);
      const session = await targets.attach(page);
      await session.send('ServiceWorker.enable');
      pages.set(side, session);
    }
    const [ours = [], blank = []] = await inTurn(rounds, stage.sides, async (side) => {
      const page = pages.get(side) as CDPSession;
      await killWorker(targets, side);
      const start = await startWorker(page, side);
      await killWorker(targets, side);
      const answer = await run(page, ask, side.message);
      return { start, answer };
    });
    const row = (what: 'start' | 'answer', words: string) =>
      measure(
        `worker.${what}`,
        words,
        ours.map((one) => one[what]),
        blank.map((one) => one[what]),
      );
    return [
      row('start', 'a dead worker is started → its first turn is over'),
      row('answer', 'message from a page to a dead worker → its answer'),
    ];
  } finally {
    await stage.close();
  }
}

/** Starts it without any event. Chromium says that a worker runs once its first turn is over. */
async function startWorker(page: CDPSession, { id }: Side): Promise<number> {
  const runs = new Promise<void>((resolve) => {
    page.on('ServiceWorker.workerVersionUpdated', function look({ versions }) {
      if (!versions.some(({ runningStatus }) => runningStatus === 'running')) return;
      page.off('ServiceWorker.workerVersionUpdated', look);
      resolve();
    });
  });
  const fromMs = performance.now();
  await page.send('ServiceWorker.startWorker', { scopeURL: `chrome-extension://${id}/` });
  await withinMs(10_000, 'the worker runs', runs);
  return performance.now() - fromMs;
}

/** Runs in the page. */
async function ask(message: unknown): Promise<number> {
  const fromMs = performance.now();
  const answer = await chrome.runtime.sendMessage(message);
  if (answer === undefined) throw new Error('The worker did not answer.');
  return performance.now() - fromMs;
}

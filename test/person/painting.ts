import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import { clickOn } from './hands';

/** How long something took, in milliseconds: by the clock, and in processor time of the page's main thread. */
export interface Cost {
  tookMs: number;
  /** Other work of the machine has little part in it. */
  busyMs: number;
}

/** What it costs a page until something is so and painted. */
export async function costOf(page: Page, begin: () => Promise<unknown>): Promise<Cost> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyS = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await busyS();
  const began = performance.now();
  await begin();
  // The next frame begins once this one is painted.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const tookMs = Math.round(performance.now() - began);
  const busyMs = Math.round(((await busyS()) - before) * 1_000);
  await session.detach();
  return { tookMs, busyMs };
}

/**
 * What it costs a page at least to show 2,000 rows of text: laid out and painted from one piece of HTML, and taken away
 * again. Held against that, a machine that is slow, or has other work, is slow on both sides.
 */
export async function costOfPlainRows(page: Page): Promise<Cost> {
  const cost = await costOf(page, () =>
    page.evaluate(() => {
      const rows = Array.from(
        { length: 2_000 },
        (_, at) => `<p><b>Person ${at}</b> <span>a.${at}@school.example</span></p>`,
      );
      document.body.insertAdjacentHTML('beforeend', `<div id="plain-rows">${rows.join('')}</div>`);
    }),
  );
  await page.evaluate(() => document.querySelector('#plain-rows')?.remove());
  return cost;
}

/** What it costs to paste a text into a field by the keyboard, from the clipboard, until the page says this. */
export async function costOfPaste(page: Page, field: string, text: string, says: string): Promise<Cost> {
  await page.bringToFront();
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await clickOn(page, field);
  return costOf(page, async () => {
    await page.keyboard.press('KeyV', { commands: ['Paste'] });
    await until(`the page says “${says}”`, () =>
      page.evaluate((says) => document.body.textContent?.includes(says), says),
    );
  });
}

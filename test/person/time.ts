import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';

/**
 * Lets so much time pass on a page at once: its timers and clocks run, the browser around it does not. From the first
 * call on the page's time stands still in between, so that nothing more happens by itself than what is let happen.
 */
export async function letPass(page: Page, ms: number): Promise<void> {
  const session = await page.createCDPSession();
  const isOver = new Promise((resolve) => session.once('Emulation.virtualTimeBudgetExpired', resolve));
  await session.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: ms });
  await isOver;
}

/** A key pressed within a second is the same press for the extension: held down, it presses itself again. */
export async function letGoOfTheKey(): Promise<void> {
  const letGoAtMs = Date.now();
  await until('the next press is a press of its own', () => Date.now() - letGoAtMs > 1_000);
}

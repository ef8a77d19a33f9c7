import type { Page } from 'puppeteer-core';

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

import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import type { Person } from './person';

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

/**
 * In the worker as it runs now, clock and timers run so many times as fast; Chrome, the network and the next worker do not.
 * Gives what tells for how long it was asked to wait since, each time, in milliseconds.
 */
export async function quicken({ chromium }: Pick<Person, 'chromium'>, times: number): Promise<() => Promise<number[]>> {
  const worker = await chromium.worker();
  await worker.evaluate((times) => {
    const [wait, now, began, waits] = [setTimeout, Date.now, Date.now(), [] as number[]];
    Object.assign(globalThis, {
      waits,
      setTimeout: (work: () => void, ms = 0) => {
        waits.push(ms);
        return wait(work, ms / times);
      },
    });
    Date.now = () => began + (now() - began) * times;
  }, times);
  return () => worker.evaluate(() => (globalThis as unknown as { waits: number[] }).waits);
}

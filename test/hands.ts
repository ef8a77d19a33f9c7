import type { Page } from 'puppeteer-core';
import type { Chromium } from './chromium';

/** What a person's eyes and hands do with a page, for the tests and for the demo. */

/** Clicks what has this accessible name. */
export async function click(page: Page, name: string, role = 'button'): Promise<void> {
  await page.locator(`::-p-aria([name="${name}"][role="${role}"])`).setTimeout(10_000).click();
}

/** Waits until the page says this, in front or behind: a tab behind another one paints no frames to wait for. */
export async function sees(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (text) => document.body.textContent?.includes(text),
    { timeout: 10_000, polling: 100 },
    text,
  );
}

export const said = (page: Page): Promise<string> => page.evaluate(() => document.body.textContent ?? '');

/** Clicks in the window that Google shows for signing in. It may go away under the click. */
export async function clickAtGoogle({ chromium }: { chromium: Chromium }, selector: string): Promise<void> {
  const page = await chromium.consentWindow();
  const button = await page.waitForSelector(selector);
  await button?.click().catch((error: Error) => {
    if (!/closed|detached|destroyed/i.test(error.message)) throw error;
  });
}

type Someone = { chromium: Chromium };

/** Chooses an account in Google's window. */
export const choose = (someone: Someone, email: string) => clickAtGoogle(someone, `[data-email="${email}"]`);

/** Agrees on Google's consent page. */
export const allow = (someone: Someone) => clickAtGoogle(someone, '#allow');

import type { Browser } from 'puppeteer-core';
import { install } from '../chromium';
import { close, findPages } from '../chromium/windows';
import type { Google } from '../google';

/**
 * Signs host@gmail.com in to the browser itself, as an interactive getAuthToken does where nobody is. It lasts as long as
 * the browser; what this Google grants the extension in passing ends with this Google.
 */
export async function signInToBrowser(browser: Browser, google: Google): Promise<void> {
  google.consent.answer = 'auto';
  const chromium = await install(browser, {});
  const page = await chromium.welcome();
  await page.evaluate(() => chrome.identity.getAuthToken({ interactive: true }));
  await Promise.all(findPages(browser, 'https://accounts.google.com/').map(close));
  await browser.uninstallExtension(chromium.extensionId);
}

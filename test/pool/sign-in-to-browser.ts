import type { Browser } from 'puppeteer-core';
import { install } from '../chromium';
import { close, waitForPage } from '../chromium/windows';
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
  // The token comes before Google's last page has: closed earlier, that tab would come back to it and stay.
  await close(await waitForPage(browser, 'https://accounts.google.com/signin/local/done'));
  await browser.uninstallExtension(chromium.extensionId);
}

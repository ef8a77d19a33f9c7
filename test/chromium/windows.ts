import type { Browser, Page, Target } from 'puppeteer-core';

/** Waits for a page whose address begins so, in a tab, a window or a popup, until its body shows something. */
export async function waitForPage(browser: Browser, address: string, timeout = 15_000): Promise<Page> {
  const target = await browser.waitForTarget((target) => isPage(target, address), { timeout });
  return shown(target, timeout);
}

/** The open pages whose address begins so. */
export function findPages(browser: Browser, address: string): Target[] {
  return browser.targets().filter((target) => isPage(target, address));
}

/** The newest page of accounts.google.com with something to click on it. */
export async function findAsking(browser: Browser): Promise<Page | undefined> {
  for (const target of findPages(browser, 'https://accounts.google.com/').reverse()) {
    try {
      const page = await target.asPage();
      if (await page.evaluate(() => document.querySelector('a[href], button, input') !== null)) return page;
    } catch (error) {
      // A window that answered goes away while it is looked at. Anything else is worth knowing.
      if (browser.targets().includes(target)) throw error;
    }
  }
  return undefined;
}

/** The page of a target, once there is text to be seen on it. */
export async function shown(target: Target, timeout = 15_000): Promise<Page> {
  const page = await target.asPage();
  await page.waitForFunction(
    () => [...document.body.querySelectorAll('*')].some((e) => e.checkVisibility() && e.textContent.trim() !== ''),
    // Not by frames, which is the default: a popup that is being put on the screen may have none for a while.
    { timeout, polling: 100 },
  );
  return page;
}

function isPage(target: Target, address: string): boolean {
  return target.type() === 'page' && target.url().startsWith(address);
}

import { type Browser, type Page, Target } from 'puppeteer-core';
import { until } from './until';

/**
 * Waits for a page whose address begins so, in a tab, a window or a popup, until a person can see and use it; for another
 * one than `beside`, if that is given.
 */
export async function waitForPage(browser: Browser, address: string, beside?: Page): Promise<Page> {
  return shown(await until(`a page at ${address} opens`, () => findPages(browser, address, beside)[0], 15_000));
}

/** The open pages whose address begins so, but for the one that is `beside`. */
export function findPages(browser: Browser, address: string, beside?: Page): Target[] {
  const isIt = (target: Target) => target.type() === 'page' && target.url().startsWith(address);
  return browser.targets().filter((target) => isIt(target) && target !== beside?.target());
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

/**
 * The page of a target once there is text to be seen on it and, unless it lies behind another tab, it was painted: a
 * popup takes clicks only from its first paint on.
 */
export async function shown(target: Target, timeoutMs = 15_000): Promise<Page> {
  const page = await target.asPage();
  await until(
    `${target.url()} shows something`,
    () =>
      page.evaluate(
        () =>
          [...document.body.querySelectorAll('*')].some((e) => e.checkVisibility() && e.textContent.trim() !== '') &&
          (document.visibilityState === 'hidden'
            ? !location.pathname.includes('/popup/')
            : performance.getEntriesByName('first-contentful-paint').length > 0),
      ),
    timeoutMs,
  );
  return page;
}

/** Whether keys that are pressed now would reach this page. */
export const hasFocus = (page: Page): Promise<boolean> => page.evaluate(() => document.hasFocus());

/** Closes a page, and resolves when it is gone. A popup that loses the focus may close by itself at the same time. */
export async function close(page: Page | Target): Promise<void> {
  const target = page instanceof Target ? page : page.target();
  const browser = target.browser();
  try {
    await (await target.asPage()).close();
  } catch (error) {
    if (!/No target with given id|Target closed|detached|Session closed/i.test(String(error))) throw error;
  }
  await until(`${target.url()} is closed`, () => !browser.targets().includes(target));
}

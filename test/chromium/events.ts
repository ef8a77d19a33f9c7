import type { Page } from 'puppeteer-core';
import type { Evaluates } from './worker';

/** What a clicked menu item tells, see https://developer.chrome.com/docs/extensions/reference/api/contextMenus#type-OnClickData */
export type MenuClick = Partial<chrome.contextMenus.OnClickData> & { menuItemId: string };

/**
 * Runs the listeners of one of the extension's events, e.g. "commands.onCommand", with these arguments.
 * The stand-in for what headless Chromium has no place for: keys sent through the debugging protocol do not reach
 * `chrome.commands`, and there is no native menu or notification to click. Such an event grants no activeTab.
 */
export async function dispatch(worker: Evaluates, event: string, ...args: unknown[]): Promise<void> {
  await worker.evaluate(
    (event, args) => {
      let found: unknown = chrome;
      for (const name of event.split('.')) found = (found as Record<string, unknown>)[name];
      (found as { dispatch(...args: unknown[]): void }).dispatch(...args);
    },
    event,
    args,
  );
}

/**
 * The tab of this page, as the browser would hand it to a listener, brought to the front first.
 * A real key press or menu click grants activeTab and with it the address; `dispatch` does not, so that the address is
 * put in here.
 */
export async function tabOf(worker: Evaluates, page: Page): Promise<chrome.tabs.Tab> {
  await page.bringToFront();
  const session = await page.createCDPSession();
  // The protocol's window ids and those of chrome.windows are the same numbers.
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.detach();
  const tab = await worker.evaluate(async (windowId) => {
    const [active] = await chrome.tabs.query({ active: true, windowId });
    return active;
  }, windowId);
  if (!tab) throw new Error(`Window ${windowId} has no active tab.`);
  return { ...tab, url: page.url(), title: await page.title() };
}

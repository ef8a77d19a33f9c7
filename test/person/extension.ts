import type { Page } from 'puppeteer-core';
import type { Chromium } from '../chromium';
import { dispatch } from '../chromium/events';
import { until } from '../chromium/until';

type Someone = { chromium: Chromium };

/** What the worker answers to an order. */
export interface Answer {
  ok: boolean;
  value?: unknown;
  failure?: { kind: string; because?: { kind: string } };
}

/** A page of the extension, from which orders can be given. */
export const openOptions = ({ chromium }: Someone): Promise<Page> => chromium.openPage('src/options/index.html');

/** Gives an order as a page of the extension could, past every button. */
export const order = (page: Page, action: string, input: object): Promise<Answer> =>
  page.evaluate((action, input) => chrome.runtime.sendMessage({ action, input }), action, input);

/** Types into Chrome's address bar after the keyword, and presses Enter. */
export async function enterOmnibox({ chromium }: Someone, text: string): Promise<void> {
  const worker = await chromium.worker();
  await worker.evaluate((text) => {
    const event = chrome.omnibox.onInputEntered as unknown as { dispatch(...args: unknown[]): void };
    event.dispatch(text, 'currentTab');
  }, text);
}

/** What the icon of this tab says. */
export async function iconTitle({ chromium }: Someone, url: string): Promise<string> {
  const worker = await chromium.worker();
  return worker.evaluate(async (url) => {
    const found: string[] = [];
    for (const { id: tabId, url: address } of await chrome.tabs.query({}))
      if (address === url) found.push(await chrome.action.getTitle({ tabId }));
    return found.join();
  }, url);
}

/** The alarms that are set. */
export async function alarms({ chromium }: Someone): Promise<chrome.alarms.Alarm[]> {
  const worker = await chromium.worker();
  return worker.evaluate(() => chrome.alarms.getAll());
}

/** Sets the alarm of this name, if it is not set, and lets it go off now. */
export async function ring({ chromium }: Someone, name: string): Promise<void> {
  const worker = await chromium.worker();
  const alarm = await worker.evaluate(async (name) => {
    if (!(await chrome.alarms.get(name))) await chrome.alarms.create(name, { periodInMinutes: 60 });
    return chrome.alarms.get(name);
  }, name);
  await dispatch(worker, 'alarms.onAlarm', alarm);
}

/**
 * Waits until this is on the clipboard, whole. A copy is done for the extension when its page has handed the text to the
 * browser, and the browser puts it on the clipboard a moment later.
 */
export async function copied({ chromium }: Someone, text = ''): Promise<void> {
  let last = '';
  await until(
    `“${text}” is on the clipboard`,
    async () => {
      last = await chromium.clipboard();
      if (last !== text) throw new Error(`“${last}” is there.`);
      return true;
    },
    5_000,
  );
}

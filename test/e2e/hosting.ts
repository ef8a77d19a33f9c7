import type { Page } from 'puppeteer-core';
import type { Space, Who } from '../google';
import { type Person, type Start, start } from './person';

export interface Hosted {
  person: Person;
  space: Space;
  /** The name of the running conference record. */
  record: string;
}

interface Options extends Start {
  inCall?: Who[];
  startedAgoMs?: number;
  /** Whose Cloud project made the meeting; ours unless told otherwise. */
  madeBy?: string;
}

/** A signed-in host with one open meeting and a call in it, which this browser did not make itself. */
export async function hostedCall({ inCall, startedAgoMs, madeBy = 'us', ...launch }: Options = {}): Promise<Hosted> {
  const person = await start({ way: 'web', ...launch });
  const space = person.google.createSpace({ owner: 'host@gmail.com', madeBy, config: { accessType: 'OPEN' } });
  const record = person.google.startConference(space.name, inCall, { startedAgoMs });
  return { person, space, record };
}

interface Answer {
  ok: boolean;
  value?: unknown;
  failure?: { kind: string };
}

/** Gives an order as a page of the extension could, past every button. */
export const order = (page: Page, action: string, input: object): Promise<Answer> =>
  page.evaluate((action, input) => chrome.runtime.sendMessage({ action, input }), action, input);

/** Types into Chrome's address bar after the keyword, and presses Enter. */
export async function enterOmnibox({ chromium }: Person, text: string): Promise<void> {
  const worker = await chromium.worker();
  await worker.evaluate((text) => {
    const event = chrome.omnibox.onInputEntered as unknown as { dispatch(...args: unknown[]): void };
    event.dispatch(text, 'currentTab');
  }, text);
}

/** What the icon of this tab says. */
export async function iconTitle({ chromium }: Person, url: string): Promise<string> {
  const worker = await chromium.worker();
  return worker.evaluate(async (url) => {
    const found: string[] = [];
    for (const { id: tabId, url: address } of await chrome.tabs.query({}))
      if (address === url) found.push(await chrome.action.getTitle({ tabId }));
    return found.join();
  }, url);
}

/** The alarms that are set. */
export async function alarms({ chromium }: Person): Promise<chrome.alarms.Alarm[]> {
  const worker = await chromium.worker();
  return worker.evaluate(() => chrome.alarms.getAll());
}

import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import { alarms } from './extension';
import type { Person } from './person';

/**
 * What becomes of orders, as the person is told and as the extension keeps it. How the ledger looks and how its sentences
 * read is known to this file and to no other of the tests of deaths, restarts and full storage.
 */

/** The alarm that wakes the worker to tell what nobody was told of. */
export const alarmToTell = 'ledger';

/** An order in the ledger. */
export interface Entry {
  id: string;
  order: { action: string; input: object };
  state: { is: string; for?: string; outcome?: { is: string }; notifiedAtMs?: number };
}

/** The orders of which nobody has acknowledged the outcome. Read by a page, so that no dead worker is started for it. */
export const readOpen = (page: Page): Promise<Entry[]> =>
  page.evaluate(async () => {
    const [local, session] = [await chrome.storage.local.get('open'), await chrome.storage.session.get('unsafe')];
    return [...((local.open as Entry[] | undefined) ?? []), ...((session.unsafe as Entry[] | undefined) ?? [])];
  });

/** Whether it waits for a yes. One that waits for Google's window is told if the worker dies meanwhile. */
export const asks = ({ state }: Entry): boolean => state.is === 'waiting' && state.for === 'yes';

/** Those of them of which nobody was told at all, without those that only wait for a yes. */
export const readUntold = async (page: Page): Promise<Entry[]> =>
  (await readOpen(page)).filter((one) => !asks(one) && one.state.notifiedAtMs === undefined);

/** Waits until somebody was told of everything. */
export const allIsTold = (page: Page): Promise<boolean> =>
  until('everything is told', async () => isNone(await readUntold(page)));

/** Waits until everything was acknowledged too: by a page that showed it, or because a notification is enough. */
export const allIsAcknowledged = (page: Page): Promise<boolean> =>
  until('everything is acknowledged', async () => isNone(await readOpen(page)));

/**
 * Waits until the worker has told what it had to: where a page acknowledged it, a notification could still come a moment later.
 */
export const tellingIsOver = (person: Person): Promise<boolean> =>
  until('the alarm to tell is gone', async () => !(await alarms(person)).some(({ name }) => name === alarmToTell));

function isNone(entries: readonly Entry[]): true {
  if (entries.length) throw new Error(`${JSON.stringify(entries.map(({ order, state }) => [order.action, state]))}`);
  return true;
}

/** How an order ended, by what is said of it. */
export type Verdict = 'done' | 'failed' | 'unknown';

/** What is said where nobody knows; of an order about many, where that is so of any of them. */
const unknown = /outcome unknown|may exist(?!: 0)|not known: [1-9]|may or may not have|not known whether the call/i;
/** What is said where it did not happen; of an order about many, to any of them. */
const failed =
  /that did not work|worked only in part|some meetings are left|nothing was (changed|sent|made)|not sent|the call was not ended/i;
const done =
  /meeting ready|settings changed|change undone|people changed|the meetings are ready|meeting (un)?locked|the call (was ended|is over)|the room is closed|the meeting is closed|has taken the permission back/i;

/** What this text says of how an order ended; undefined where it speaks of something else. */
export const findVerdict = (text: string): Verdict | undefined =>
  unknown.test(text) ? 'unknown' : failed.test(text) ? 'failed' : done.test(text) ? 'done' : undefined;

/** What is said of a change of which there is no record that would outlive the browser. */
export const saysUnsafe = /no record of it after the browser closes/;
/** What is said midway through an order about many, where there was no room for how far it is. */
export const saysStopped = /no room to keep how far this is, so it stopped/;
/** What is said where there was no room for any record, so that nothing was sent. */
export const saysNoRoom = /no room to keep a record of it, so nothing was sent/;

/** All that tells of outcomes at the moment: the notifications, and the foot of the popup where one is open. */
export async function readTold({ chromium }: Person, popup?: Page): Promise<string[]> {
  const notified = (await chromium.notifications()).map(({ title, message }) => `${title} ${message}`);
  const shown = popup ? await readFoot(popup) : [];
  return [...notified, ...shown].filter((text) => findVerdict(text) !== undefined);
}

/** What the foot of the popup says of orders that have come to their end: one at a time. */
export const readFoot = (popup: Page): Promise<string[]> =>
  popup.evaluate(() =>
    [...document.querySelectorAll('.foot .done, .foot .problem')].map(({ textContent }) => textContent ?? ''),
  );

/** The codes of the meetings in the list, and how many more there are of which it is only said that they may exist. */
export const readList = (page: Page): Promise<{ codes: string; possible: number }> =>
  page.evaluate(async () => {
    const keys = (await chrome.storage.local.getKeys()).filter((key) => key.startsWith('meeting:'));
    const { possible = [], ...meetings } = await chrome.storage.local.get<Record<string, unknown[]>>([
      ...keys,
      'possible',
    ]);
    return { codes: JSON.stringify(meetings), possible: possible.length };
  });

import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import type { Person } from './person';

/**
 * What becomes of orders, as the person is told and as the extension keeps it. How the ledger looks and what its
 * sentences begin with is known to this file and to no other of the tests of deaths, restarts and full disks.
 */

/** An order in the ledger. */
export interface Entry {
  id: string;
  order: { action: string; input: object };
  state: { is: string; outcome?: { is: string } };
}

/** The alarm that wakes the worker to tell what nobody was told of. */
export const alarmToTell = 'ledger';

/** The orders of which nobody was told yet. Read by a page, so that no dead worker is started for it. */
export const readOpen = (page: Page): Promise<Entry[]> =>
  page.evaluate(async () => {
    const [local, session] = [await chrome.storage.local.get('open'), await chrome.storage.session.get('open')];
    return [...((local.open as Entry[] | undefined) ?? []), ...((session.open as Entry[] | undefined) ?? [])];
  });

/** Those of them that did not only wait for the person, for a yes or a sign-in. */
export const readUnderWay = async (page: Page): Promise<Entry[]> =>
  (await readOpen(page)).filter(({ state }) => state.is !== 'waiting');

/** Waits until the extension has nothing left to tell. */
export const nothingIsOpen = (page: Page): Promise<boolean> =>
  until('nobody has to be told of anything any more', async () => (await readUnderWay(page)).length === 0);

/** How an order ended, by what is said of it. */
export type Verdict = 'done' | 'failed' | 'unknown';

/** The beginnings of the sentences by which an outcome is told, in a notification's title or in the popup. */
const sentences: Record<Verdict, readonly string[]> = {
  done: [
    'Meeting ready',
    'Settings changed',
    'Change undone',
    'Meeting locked',
    'Meeting unlocked',
    'The call was ended for everyone',
    'The room is closed',
    'That call is already over',
    'The call is over',
    'The meeting is closed',
    'Done.',
  ],
  failed: ['That did not work', 'Nothing was changed', 'Nothing was sent', 'It was not sent'],
  unknown: ['Outcome unknown', 'may exist', 'may or may not have happened', 'It is not known'],
};

/** What this text says of how an order ended; more than one where it says more, none where it speaks of something else. */
export const verdictsOf = (text: string): Verdict[] =>
  (['unknown', 'failed', 'done'] as const).filter((verdict) => sentences[verdict].some((one) => text.includes(one)));

/** What is said of a change of which there is no record that would outlive the browser. */
export const saysUnsafe = /restart|closed before/i;
/** What is said where there was no room for any record, so that nothing was sent. */
export const saysNoRoom = /(no|not enough) (room|space)|full/i;

/** All that tells of outcomes at the moment: the notifications, and the foot of the popup where one is open. */
export async function readTold({ chromium }: Person, popup?: Page): Promise<string[]> {
  const notified = (await chromium.notifications()).map(({ title, message }) => `${title} ${message}`);
  const shown = popup ? await popup.$$eval('.outcome', (all) => all.map(({ textContent }) => textContent ?? '')) : [];
  return [...notified, ...shown].filter((text) => verdictsOf(text).length > 0);
}

/** The codes of the meetings in the list, and how many more there are of which it is only said that they may exist. */
export const readList = (page: Page): Promise<{ codes: string; possible: number }> =>
  page.evaluate(async () => {
    const kept = Object.entries(await chrome.storage.local.get(null));
    const meetings = kept.filter(([key]) => key.startsWith('meeting:'));
    const possible = kept.find(([key]) => key === 'possible')?.[1] as unknown[] | undefined;
    return { codes: JSON.stringify(meetings), possible: possible?.length ?? 0 };
  });

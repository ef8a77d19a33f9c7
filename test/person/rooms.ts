import type { Page } from 'puppeteer-core';
import { order } from './extension';
import type { Person } from './person';

/** A meeting of a list of many, as the extension keeps it. */
export interface RoomRow {
  label: string;
  is: string;
  name?: string;
  uri?: string;
  people?: { email: string }[];
  peopleMissing?: number;
  sentAtMs?: number;
  failure?: { kind: string };
}

/** Forgets all lists of new meetings: they count together for the ten a minute, and the next one would wait. */
export const forgetRooms = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const keys = Object.keys(await chrome.storage.local.get()).filter((key) => key.startsWith('rooms:'));
    await chrome.storage.local.remove(keys);
  });

/** Keeps a list of many meetings for the account in use, as the page does before it orders them. */
export const keepRooms = (
  page: Page,
  id: string,
  rows: RoomRow[],
  leaves: Record<string, string> = {},
): Promise<void> =>
  page.evaluate(
    async (key, rows, leaves) => {
      const { account: accountId } = await chrome.storage.local.get('account');
      await chrome.storage.local.set({ [key]: { askedAtMs: Date.now(), accountId, leaves, rows } });
    },
    `rooms:${id}`,
    rows,
    leaves,
  );

/** The meetings of all lists, as the extension keeps them; of one of them if it is named. */
export const readRooms = (page: Page, id = ''): Promise<RoomRow[]> =>
  page.evaluate(async (prefix) => {
    const keys = (await chrome.storage.local.getKeys()).filter((key) => key.startsWith(prefix));
    const lists = await chrome.storage.local.get<Record<string, { rows: RoomRow[] }>>(keys);
    return Object.values(lists).flatMap(({ rows }) => rows);
  }, `rooms:${id}`);

/** So many that are still to be made. */
export const planRooms = (count: number): RoomRow[] =>
  Array.from({ length: count }, (_, at) => ({ label: `Room ${at + 1}`, is: 'queued' }));

/** How it is with each, a failure by its kind. */
export const roomStates = async (page: Page): Promise<string[]> =>
  (await readRooms(page)).map(({ is, failure }) => failure?.kind ?? is);
/** Whether nothing is left to be sent or answered. */
export const areRoomsOver = async (page: Page): Promise<boolean> =>
  !(await roomStates(page)).some((is) => is === 'queued' || is === 'sent');

/** Keeps a list as the page does, and lets it go on. */
export async function beginRooms(page: Page, rows: RoomRow[]): Promise<void> {
  await keepRooms(page, 'x', rows);
  order(page, 'createRooms', { list: 'x' }).catch(String);
}

export const openRooms = ({ chromium }: Person): Promise<Page> => chromium.openPage('src/options/index.html#rooms');

import type { Page } from 'puppeteer-core';
import type { Space } from '../google';

/** How far an order is with one person, as the extension keeps it. */
export interface PersonRow {
  email: string;
  does: string;
  is: string;
  member?: string;
  failure?: { kind: string };
}

/** What the extension keeps of the people of a meeting. */
export const readPeople = (
  page: Page,
  { name }: Space,
): Promise<{ added: Record<string, { email: string }>; rows?: PersonRow[] }> =>
  page.evaluate(async (key) => (await chrome.storage.local.get(key))[key] as never, `people:${name}`);

/** Who has a place in a meeting at Google; co-hosts with a star. */
export const placesIn = ({ members }: Space): string[] =>
  members.map(({ email, role }) => (role === 'COHOST' ? `${email}*` : email));

/** Somebody gets a place in a meeting without this extension. */
export function addElsewhere(
  { name, members }: Space,
  email: string,
  role: 'COHOST' | 'ROLE_UNSPECIFIED' = 'ROLE_UNSPECIFIED',
): void {
  members.push({ name: `${name}/members/${email.replace(/\W/g, '')}`, email, role });
}

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
export const keepRooms = (page: Page, id: string, rows: RoomRow[]): Promise<void> =>
  page.evaluate(
    async (key, rows) => {
      const { account: accountId } = await chrome.storage.local.get('account');
      await chrome.storage.local.set({ [key]: { askedAtMs: Date.now(), accountId, leaves: {}, rows } });
    },
    `rooms:${id}`,
    rows,
  );

/** The meetings of all lists, as the extension keeps them; of one of them if it is named. */
export const readRooms = (page: Page, id = ''): Promise<RoomRow[]> =>
  page.evaluate(async (prefix) => {
    const kept = Object.entries(await chrome.storage.local.get(null)).filter(([key]) => key.startsWith(prefix));
    return kept.flatMap(([, list]) => (list as { rows: RoomRow[] }).rows);
  }, `rooms:${id}`);

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

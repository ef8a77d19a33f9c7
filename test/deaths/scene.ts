import type { Page } from 'puppeteer-core';
import { meetScopes } from '../google';
import {
  type Answer,
  allIsTold,
  type Change,
  type LongChange,
  order,
  type Person,
  prepare,
  prepareLong,
  readList,
  type Standing,
  sends,
  sendsInTurn,
  signIn,
  start,
} from '../person';

/** Every order that changes something, by its name. */
export type Ordered = Change | LongChange | 'disconnect' | 'signIn';
/** What each order sends to change something. What a disconnection takes back is no call of the Meet API. */
export const requests: Record<Ordered, readonly string[]> = {
  ...sends,
  ...sendsInTurn,
  disconnect: ['revoke'],
  signIn: ['create'],
};
/** All of them. */
export const everyOrder = Object.keys(requests) as Ordered[];

/** Somebody signed in, the page of the extension from which all orders of a test are given, and a tab to open the popup over. */
export interface Scene {
  person: Person;
  page: Page;
  tab: Page;
}

/** Such a scene. */
export async function begin(): Promise<Scene> {
  const person = await start({ way: 'web' });
  // More meetings are made in a minute than Google lets a person make.
  person.google.quotas.lift();
  person.google.consent.answer = 'auto';
  person.google.consent.webAccounts = ['host@gmail.com'];
  // A page without a list of meetings: with every death there is one more, and each would be drawn again with all others.
  const page = await person.chromium.openPage('src/welcome/index.html');
  return { person, page, tab: await person.chromium.openTab('https://www.google.com/') };
}

/** The order, and for one that takes long how it is with it then. */
export interface Prepared {
  give(): Promise<Answer>;
  look?(): Promise<Standing>;
}

const isLong = (ordered: Ordered): ordered is LongChange => ordered in sendsInTurn;

/** Lets happen all that goes before an order, about a meeting that is new each time. */
export async function ready({ person, page }: Scene, ordered: Ordered): Promise<Prepared> {
  if (ordered === 'signIn') {
    await order(page, 'signOut', {});
    await allIsTold(page);
    const then = { action: 'createSpace', input: {} };
    const give = () => order(page, 'signIn', { way: 'web', scopes: [meetScopes.settings, meetScopes.created], then });
    return { give };
  }
  // A disconnection before, or a sign-in that was cut off, may have left nobody signed in.
  const { accounts } = (await page.evaluate(() => chrome.storage.local.get('accounts'))) as { accounts?: unknown[] };
  if (!accounts?.length) await signIn(person, 'web', ['settings', 'created'], page);
  if (ordered === 'disconnect') {
    await allIsTold(page);
    return { give: () => order(page, 'disconnect', {}) };
  }
  const prepared = isLong(ordered) ? await prepareLong(person, page, ordered) : await prepare(person, page, ordered);
  // What is still being told of what went before would pass the same places.
  await allIsTold(page);
  await person.chromium.clearNotifications();
  return prepared;
}

/** Every request that changed something, in this order, by the name of its call. */
export const changed = ({ google }: Person): string[] => [
  ...google.orders.map(({ call }) => call),
  ...google.authorizations.filter(({ kind }) => kind === 'revoke').map(() => 'revoke'),
];

/** What there was before an order. */
export const witness = async ({ person, page }: Scene) => ({
  before: changed(person),
  spaces: person.google.spaces.length,
  listed: await readList(page),
});

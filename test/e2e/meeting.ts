import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import type { Notification } from '../desktop/notifications';
import type { NewSpace, Space } from '../google';
import { calls, click, type Person, sees } from './person';

/** A meeting of the host's that this extension's project made, but that this browser has not seen yet. */
export function meetingOf(person: Person, given: Partial<NewSpace> = {}): Space {
  return person.google.createSpace({ owner: 'host@gmail.com', ...given });
}

/** A meeting that this very browser made, from the menu on the icon. Its notification is still on the desktop. */
export async function makeMeeting(person: Person): Promise<Space> {
  const { chromium, google } = person;
  const tab = await chromium.openTab('https://www.google.com/');
  await chromium.dispatchMenu({ menuItemId: 'createSpace@action' }, tab);
  await notified(person, 'Meeting ready');
  const space = google.spaces.at(-1);
  if (!space) throw new Error('Told of a meeting that is not there.');
  return space;
}

/** Waits for the notification of this title, and for any if none is named. */
export async function notified({ chromium }: Person, title?: string): Promise<Notification> {
  return until(`told ${title ?? 'something'}`, async () =>
    (await chromium.notifications()).find((one) => title === undefined || one.title === title),
  );
}

/** Chooses who may join and applies it. */
export async function changeAccess(popup: Page, accessType: string): Promise<void> {
  // Once all is loaded: what comes later moves what is clicked.
  await sees(popup, 'All settings');
  await popup.locator(`input[value=${accessType}]`).setTimeout(10_000).click();
  await popup.waitForSelector(`input[value=${accessType}]:checked`, { timeout: 10_000 });
  await click(popup, 'Apply');
}

/** Waits for the question about the end of a call, and for its button to be ready. */
export async function isAsked(popup: Page): Promise<void> {
  await sees(popup, 'End this call for everyone?');
  await popup.waitForSelector('::-p-aria([name="End for everyone"][role="button"]):not([disabled])');
}

/** Calls of the API that change something, in their order. */
export const changes = (person: Person): string[] => person.google.orders.map(({ call }) => call);

/** Where the one item of the menu stands, and what a click there tells. */
export const menuPlaces = (space: Space) => [
  { place: 'page', tab: space.meetingUri, click: {} },
  { place: 'link', tab: 'https://www.google.com/links', click: { linkUrl: `${space.meetingUri}?authuser=1` } },
  { place: 'action', tab: space.meetingUri, click: {} },
];

/** Waits until the API has been called so, and gives that call. */
export const called = (person: Person, call: string) => until(`${call} arrives`, () => calls(person, call)[0]);

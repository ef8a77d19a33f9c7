import type { Page } from 'puppeteer-core';
import type { Chromium } from '../chromium';
import type { Space } from '../google';
import { enterOmnibox } from './extension';

type Someone = { chromium: Chromium };

/** The roads on which an order comes without a page of ours. */
export const roads = [
  'the menu of a page',
  'the menu of a link',
  'the menu of the icon',
  'the shortcut',
  'the address bar',
] as const;
export type Road = (typeof roads)[number];

/** What stands before a meeting in the address bar; nothing shows it. */
const verbs: Record<string, string> = {
  createSpace: 'new',
  copyLink: 'copy',
  toggleLock: 'lock',
  closeRoom: 'close',
  endConference: 'end',
};

/** Gives an order about a meeting, in a tab of that meeting; the menu of a link and New meeting are elsewhere. */
export async function orderBy(someone: Someone, road: Road, action: string, space?: Space): Promise<void> {
  const { chromium } = someone;
  const isLink = road === 'the menu of a link';
  const tab = await chromium.openTab(space && !isLink ? space.meetingUri : 'https://www.google.com/links');
  const item = (place: string, info = {}) => chromium.dispatchMenu({ menuItemId: `${action}@${place}`, ...info }, tab);
  const take: Record<Road, () => Promise<void>> = {
    'the menu of a page': () => item('page'),
    'the menu of a link': () => item('link', { linkUrl: space && `${space.meetingUri}?authuser=1` }),
    'the menu of the icon': () => item('action'),
    'the shortcut': () => chromium.dispatchCommand(action, tab),
    'the address bar': () => enterOmnibox(someone, `${verbs[action] ?? ''} ${space?.meetingCode ?? ''}`.trim()),
  };
  await take[road]();
}

/** The same, and the popup that it opens, which is not the small window `beside` it. */
export async function openBy(someone: Someone, road: Road, action: string, space: Space, beside?: Page): Promise<Page> {
  await orderBy(someone, road, action, space);
  return someone.chromium.waitForPopup(beside);
}

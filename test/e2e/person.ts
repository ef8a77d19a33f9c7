import type { Page } from 'puppeteer-core';
import { expect, onTestFinished } from 'vitest';
import { type Chromium, launchChromium } from '../chromium';
import type { LaunchOptions } from '../chromium/launch';
import { type Google, meetScopes, startGoogle } from '../google';
import { choose } from '../hands';

export { allow, choose, click, clickAtGoogle, said, sees } from '../hands';

export type Way = 'web' | 'browser';
export const ways: Way[] = ['web', 'browser'];

export interface Start extends Partial<LaunchOptions> {
  /** Signed in this way before the test begins; absent: signed out. */
  way?: Way;
  /** Short names of the scopes that were granted by then. */
  scopes?: (keyof typeof meetScopes)[];
}

/** A host with a browser, the extension as it ships, and a Google of their own. All of it goes when the test ends. */
export interface Person {
  google: Google;
  chromium: Chromium;
}

export async function start({ way, scopes = ['settings', 'created'], ...launch }: Start = {}): Promise<Person> {
  const google = await startGoogle();
  onTestFinished(() => google.close());
  const chromium = await launchChromium({ google, ...launch });
  onTestFinished(() => chromium.close());
  if (way) await signIn({ google, chromium }, way, scopes);
  return { google, chromium };
}

/** Signs in by the extension's own order, with a Google that says yes at once. Tests about signing in click instead. */
export async function signIn(person: Person, way: Way, scopes: Start['scopes'] = []): Promise<void> {
  const { google, chromium } = person;
  google.consent.answer = 'auto';
  const page = await chromium.openPage('src/popup/index.html');
  const asked = scopes.map((scope) => meetScopes[scope]);
  const answered = page.evaluate(
    (way, scopes) => chrome.runtime.sendMessage({ action: 'signIn', input: { way, scopes } }),
    way,
    asked,
  );
  if (way === 'web') await choose(person, 'host@gmail.com');
  expect(await answered).toEqual({ ok: true, value: null });
  await page.close();
  google.consent.answer = 'ask';
}

/** A Meet tab and the popup over it, opened by a real click on the icon. */
export async function openOverMeeting({ chromium }: Person, code: string): Promise<Page> {
  return chromium.openPopup(await chromium.openTab(`https://meet.google.com/${code}`));
}

/** The popup over a page that is no meeting. */
export async function openElsewhere({ chromium }: Person): Promise<Page> {
  return chromium.openPopup(await chromium.openTab('https://www.google.com/'));
}

/** The calls of one kind that reached the API, without what Chromium sent a second time by itself. */
export const calls = ({ google }: Person, call: string) => google.sent(call);

import type { Page } from 'puppeteer-core';
import { expect, onTestFinished } from 'vitest';
import { type Chromium, launchChromium } from '../chromium';
import { type LaunchOptions, stillArgs } from '../chromium/launch';
import { close } from '../chromium/windows';
import { type Google, meetScopes, startGoogle } from '../google';
import { keepEvidence } from '../pool/evidence';
import { borrow, type Kind } from '../pool/pool';

export type Way = 'web' | 'browser';
export const ways: Way[] = ['web', 'browser'];

export interface Start extends Kind {
  /** Signed in to the extension this way before the test begins; absent: signed out. */
  way?: Way;
  /** Short names of the scopes that were granted by then. */
  scopes?: (keyof typeof meetScopes)[];
}

/** A host with a browser, the extension as it ships, and a Google of their own. */
export interface Person {
  google: Google;
  chromium: Chromium;
}

/**
 * A browser from the pool, with the extension freshly installed and nothing of any test before it; signed in, unless
 * signing in is what the test is about.
 */
export async function start({ way, scopes = ['settings', 'created'], ...options }: Start = {}): Promise<Person> {
  const browserAccount = way === 'browser' && { browserAccount: true };
  const person = await borrow({ ...browserAccount, ...options, keepsWelcome: true });
  const welcome = await person.chromium.welcome();
  if (way) await signIn(person, way, scopes, welcome);
  if (!options.keepsWelcome) await close(welcome);
  return person;
}

/**
 * A browser of the test's own, which goes when the test ends: for what a browser keeps beyond an extension's life (who
 * is signed in to it, what getAuthToken remembers, a restart).
 */
export async function startOwn(launch: Partial<LaunchOptions> = {}): Promise<Person> {
  const google = await startGoogle();
  onTestFinished(() => google.close());
  const chromium = await launchChromium({
    google,
    headed: process.env.HEADED === '1',
    ...launch,
    args: [...stillArgs, ...(launch.args ?? [])],
  });
  onTestFinished(() => chromium.close());
  const person = { google, chromium };
  onTestFinished((test) => keepEvidence(test, person));
  return person;
}

/**
 * Signs in by the extension's own order, with a Google that holds a grant of these scopes and asks nothing, from the page
 * that is open if one is. Tests about signing in click instead.
 */
export async function signIn(
  person: Person,
  way: Way,
  scopes: NonNullable<Start['scopes']>,
  open?: Page,
): Promise<void> {
  const { google, chromium } = person;
  const { answer, webAccounts } = google.consent;
  google.consent.answer = 'auto';
  google.consent.webAccounts = ['host@gmail.com'];
  const page = open ?? (await chromium.openPage('src/options/index.html'));
  const answered = await page.evaluate(
    (way, scopes) => chrome.runtime.sendMessage({ action: 'signIn', input: { way, scopes } }),
    way,
    scopes.map((scope) => meetScopes[scope]),
  );
  expect(answered).toEqual({ ok: true, value: null });
  if (!open) await page.close();
  Object.assign(google.consent, { answer, webAccounts });
}

import type { Browser } from 'puppeteer-core';
import { onTestFinished, type TestContext } from 'vitest';
import { type Chromium, install, launchBare } from '../chromium';
import { endBrowser, type LaunchOptions, stillArgs } from '../chromium/launch';
import { close } from '../chromium/windows';
import type { Desktop } from '../desktop/desktop';
import { type Front, type Google, openFront } from '../google';
import { type Display, startDisplay } from '../native/display';
import { atMost } from './at-most';
import { keepEvidence } from './evidence';
import { clear, findLeftovers } from './leftovers';
import { signInToBrowser } from './sign-in-to-browser';

/** What a test needs of a browser. Browsers of the same kind are shared, one test after the other. */
export interface Kind extends Omit<LaunchOptions, 'google' | 'profile' | 'display' | 'headed'> {
  /** host@gmail.com is signed in to the browser itself, as for getAuthToken. */
  browserAccount?: boolean;
  /** The window shows on an X display of its own, with a real keyboard and a real mouse. Headless if absent. */
  onDisplay?: boolean;
}

/** A browser that is kept from test to test, and the front behind which its Googles answer. */
interface Kept {
  browser: Browser;
  desktop: Desktop | undefined;
  display: Display | undefined;
  front: Front;
  /** The test that had it last, to be named where something of it is left. */
  lastTest: string;
}

/** More browsers than these at a time are more than a small machine bears; the one used longest ago is closed. */
const most = 3;

// One pool for each process of the test run, whichever files it runs.
const everywhere = globalThis as typeof globalThis & { browsersOfTests?: Map<string, Kept> };
everywhere.browsersOfTests ??= new Map();
const pool = everywhere.browsersOfTests;

/**
 * A browser with the extension freshly installed, in which nothing of any test before is left, and a new local Google.
 * When the test ends it is cleared for the next one; where that does not work it is thrown away, and that is printed.
 */
export async function borrow(needs: Kind = {}) {
  const { extension: _, keepsWelcome, ...lasting } = needs;
  const kind = JSON.stringify(lasting, (_, value) => value || undefined);
  const waiting = pool.get(kind);
  pool.delete(kind);
  let kept = waiting ?? (await begin(lasting));
  let person = await prepare(kept, needs);
  if (!person) {
    kept = await begin(lasting);
    person = await prepare(kept, needs);
  }
  if (!person) throw new Error('A browser that was only just started is not empty: what is in it was printed.');
  if (!keepsWelcome) await close(await person.chromium.welcome());
  const borrowed = { kind, kept, person };
  onTestFinished((test) => giveBack(borrowed, test));
  return person;
}

async function begin({ browserAccount, onDisplay, args = [], ...launch }: Kind): Promise<Kept> {
  for (const [kind, oldest] of pool) if (pool.size >= most) await end(kind, oldest);
  const front = await openFront();
  const google = front.begin();
  const display = onDisplay ? await startDisplay() : undefined;
  const headed = process.env.HEADED === '1';
  const { browser, desktop } = await launchBare({
    google: front,
    headed,
    ...(display && { display }),
    ...launch,
    args: [...stillArgs, ...args],
  });
  const kept = { browser, desktop, display, front, lastTest: 'the launch' };
  if (browserAccount) await signInToBrowser(browser, google);
  return kept;
}

/** Undefined where something is left of the test before: then the browser is gone, and what it was is printed. */
async function prepare(
  kept: Kept,
  { extension, browserAccount }: Kind,
): Promise<{ google: Google; chromium: Chromium } | undefined> {
  const { browser, desktop, display, front } = kept;
  const google = front.begin();
  const chromium = await install(browser, { ...(extension && { extension }), desktop, ...(display && { display }) });
  const left = await findLeftovers(chromium, browserAccount ? google.consent.browserAccount : '');
  if (left.length === 0) return { google, chromium };
  await throwAway(kept, left);
  return undefined;
}

async function giveBack(
  { kind, kept, person }: { kind: string; kept: Kept; person: { google: Google; chromium: Chromium } },
  test: TestContext,
): Promise<void> {
  kept.lastTest = test.task.name;
  await keepEvidence(test, person);
  const left = await atMost(15_000, clear(person.chromium)).catch((error) => [String(error)]);
  if (left.length > 0) return throwAway(kept, left);
  pool.set(kind, kept);
}

async function throwAway(kept: Kept, left: readonly string[]): Promise<void> {
  console.log(`A browser was thrown away, because “${kept.lastTest}” left behind: ${left.join('; ')}`);
  await stop(kept);
}

async function end(kind: string, kept: Kept): Promise<void> {
  pool.delete(kind);
  await stop(kept);
}

async function stop({ browser, desktop, display, front }: Kept): Promise<void> {
  await endBrowser(browser);
  await display?.stop();
  await desktop?.stop();
  await front.close();
}

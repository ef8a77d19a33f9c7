import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Chromium, launchBare, launchChromium } from '../chromium';
import { stillArgs } from '../chromium/launch';
import { startGoogle } from '../google';
import { keepEvidence } from '../pool/evidence';
import type { Person } from './person';

/** A person whose browser can be killed and started again with what it kept. */
export interface Lasting extends Person {
  /** The folder in which it keeps that. */
  profile: string;
}

const headed = process.env.HEADED === '1';

/**
 * A browser of the test's own with a profile that outlives it, in this folder if one is given. The extension is installed
 * there as by "Load unpacked": it starts with the browser. Nobody is signed in.
 */
export async function startLasting(folder?: string): Promise<Lasting> {
  const google = await startGoogle();
  onTestFinished(() => google.close());
  const profile = folder ?? (await mkdtemp(join(tmpdir(), 'roomkeeper-profile-')));
  if (!folder) onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const person: Lasting = {
    google,
    profile,
    chromium: await launchChromium({ google, headed, profile, args: stillArgs }),
  };
  onTestFinished(() => person.chromium.close());
  onTestFinished((test) => keepEvidence(test, person));
  await person.chromium.allowUnpacked();
  await quit(person);
  await keepInstalled(profile, person.chromium.extensionId);
  await startAgain(person);
  return person;
}

/**
 * Closes the browser and waits until it has ended by itself: puppeteer kills one that takes more than five seconds for that,
 * as it does on a busy machine, and then it has not written down what it keeps.
 */
async function quit({ chromium }: Person): Promise<void> {
  const { browser, desktop } = chromium;
  const main = browser.process();
  if (!main) throw new Error('This browser was not started here.');
  const ended = once(main, 'exit');
  const session = await browser.target().createCDPSession();
  // With the browser goes the connection, often before the answer.
  session.send('Browser.close').catch(() => undefined);
  await ended;
  await desktop?.stop();
}

/** Ends the whole browser at once, as a crash or a power cut would; the computer itself goes on. */
export async function killBrowser({ chromium }: Person): Promise<void> {
  const main = chromium.browser.process();
  if (!main) throw new Error('This browser was not started here.');
  const ended = once(main, 'exit');
  main.kill('SIGKILL');
  await ended;
  await chromium.desktop?.stop();
}

/** Starts the browser again with the same profile, and does nothing else: whether the worker runs is its own affair. */
export async function startAgain(person: Lasting): Promise<void> {
  const { google, profile, chromium } = person;
  const { browser, desktop } = await launchBare({ google, headed, profile });
  person.chromium = new Chromium(browser, chromium.extensionId, undefined, desktop);
}

/** What the debugging protocol adds to the flags of an extension that it loads: it is forgotten at the next start. */
const forThisSession = 1 << 15;

/** Lets a closed browser keep an extension that was loaded by the debugging protocol. */
async function keepInstalled(profile: string, extensionId: string): Promise<void> {
  const path = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(await readFile(path, 'utf8'));
  const kept = preferences.extensions?.settings?.[extensionId];
  if (!kept) throw new Error('The browser has not written down that the extension is installed.');
  kept.creation_flags &= ~forThisSession;
  await writeFile(path, JSON.stringify(preferences));
}

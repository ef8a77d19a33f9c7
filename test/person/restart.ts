import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Chromium, launchBare, launchChromium } from '../chromium';
import { startGoogle } from '../google';
import { dist } from '../paths';
import { keepEvidence } from '../pool/evidence';
import type { Person } from './person';

/** A person whose browser can be killed and started again with what it kept. */
export interface Lasting extends Person {
  /** The folder in which it keeps that. */
  profile: string;
}

const headed = process.env.HEADED === '1';

/** A browser of the test's own with a profile that outlives it, in this folder if one is given. Nobody is signed in. */
export async function startLasting(folder?: string): Promise<Lasting> {
  const google = await startGoogle();
  onTestFinished(() => google.close());
  const profile = folder ?? (await mkdtemp(join(tmpdir(), 'meet-spaces-profile-')));
  if (!folder) onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const person: Lasting = { google, profile, chromium: await launchChromium({ google, headed, profile }) };
  onTestFinished(() => person.chromium.close());
  onTestFinished((test) => keepEvidence(test, person));
  return person;
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

/**
 * Starts the browser again with the same profile, and does nothing else: the extension is in there, and whether its
 * worker runs is its own affair.
 */
export async function startAgain(person: Lasting): Promise<void> {
  const { google, profile, chromium } = person;
  const { browser, desktop } = await launchBare({
    google,
    headed,
    profile,
    args: [`--load-extension=${dist}`, '--disable-features=DisableLoadExtensionCommandLineSwitch'],
  });
  person.chromium = new Chromium(browser, chromium.extensionId, undefined, desktop);
}

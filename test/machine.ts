import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasApt, installByApt } from './machine/apt';
import { fetchChrome, findFetchedChrome } from './machine/chrome-for-testing';
import { alone } from './machine/lock';
import { findProgram } from './machine/programs';

const chromiums = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
];

/**
 * The path of a Chrome or Chromium: the one in CHROME_PATH, else an installed one, else one that is got: on Debian as
 * root by apt, elsewhere Chrome for Testing. Rejects with what to do where none of that works.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROME_PATH;
  if (named) {
    const path = await findProgram([named]);
    if (!path) throw new Error(`CHROME_PATH is "${named}", and no program is there.`);
    return path;
  }
  const installed = (await findProgram(chromiums)) ?? findFetchedChrome();
  return installed ?? alone('chromium', getChromium);
}

async function getChromium(): Promise<string> {
  // Somebody else may have got one while this process waited for the lock.
  const meanwhile = (await findProgram(chromiums)) ?? findFetchedChrome();
  if (meanwhile) return meanwhile;
  const reasons: string[] = [];
  if (hasApt()) {
    try {
      await alone('apt', () => installByApt(['chromium', 'fonts-liberation']));
      const path = await findProgram(chromiums);
      if (path) return path;
      reasons.push('apt-get installed chromium, but no program of that name appeared');
    } catch (error) {
      reasons.push(`apt-get: ${said(error)}`);
    }
  }
  try {
    return await fetchChrome();
  } catch (error) {
    reasons.push(`Chrome for Testing: ${said(error)}`);
  }
  throw new Error(
    `No Chrome or Chromium was found, and none could be got. Install one, or set CHROME_PATH to its program. ${reasons.join('; ')}`,
  );
}

/** The words of other languages, of which Debian's Chromium has English alone, and the letters that they are written in. */
const languagePackages = [
  'chromium-l10n',
  'fonts-droid-fallback',
  'fonts-nanum',
  'fonts-lohit-deva',
  'fonts-lohit-beng-bengali',
];

/**
 * Sees to it that the browser can be shown in other languages than English, and installs on Debian as root what is missing.
 * Rejects with what to do where it cannot.
 */
export async function findLanguages(): Promise<void> {
  if (await hasLanguages()) return;
  const advice = `The browser has no words but English. Install them (on Debian: apt-get install ${languagePackages.join(' ')}).`;
  if (!hasApt()) throw new Error(advice);
  await alone('apt', async () => {
    if (!(await hasLanguages())) await installByApt(languagePackages);
  });
  if (!(await hasLanguages())) throw new Error(advice);
}

/** A browser keeps its words beside its program; Debian's program in the path only starts the one that is meant. */
async function hasLanguages(): Promise<boolean> {
  const folders = [dirname(realpathSync(await findChromium())), '/usr/lib/chromium'];
  return folders.some((folder) => existsSync(join(folder, 'locales', 'de.pak')));
}

/** What a display of one's own takes, and the Debian package each program comes in. */
const displayPackages = { Xvfb: 'xvfb', openbox: 'openbox', xdotool: 'xdotool' } as const;

/** Paths of the programs that make and drive a display of one's own. */
export type DisplayPrograms = Record<keyof typeof displayPackages, string>;

/**
 * Finds Xvfb, openbox and xdotool, and installs on Debian as root what is missing.
 * Rejects with the names of the missing programs where it cannot.
 */
export async function findDisplay(): Promise<DisplayPrograms> {
  if ((await missingPrograms()).length > 0) await alone('apt', getDisplay);
  const [Xvfb, openbox, xdotool] = await Promise.all(['Xvfb', 'openbox', 'xdotool'].map((name) => findProgram([name])));
  if (Xvfb && openbox && xdotool) return { Xvfb, openbox, xdotool };
  throw new Error(`Still missing after the installation: ${(await missingPrograms()).join(', ')}.`);
}

async function getDisplay(): Promise<void> {
  const missing = await missingPrograms();
  if (missing.length === 0) return;
  const packages = missing.map((name) => displayPackages[name]);
  const advice = `Real key presses and native menus are tested under Xvfb, and these programs are missing: ${missing.join(', ')}. Install them (on Debian: apt-get install ${packages.join(' ')}).`;
  if (!hasApt()) throw new Error(advice);
  await installByApt(packages).catch((error) => Promise.reject(new Error(`${advice} apt-get: ${said(error)}`)));
}

async function missingPrograms(): Promise<Array<keyof typeof displayPackages>> {
  const names = Object.keys(displayPackages) as Array<keyof typeof displayPackages>;
  const found = await Promise.all(names.map((name) => findProgram([name])));
  return names.filter((_, index) => found[index] === undefined);
}

function said(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}

import type { Page } from 'puppeteer-core';
import { expect, onTestFinished } from 'vitest';
import { withWords } from '../languages/with-words';
import { type Person, type Start, start } from '../person';
import { share } from '../share';
import { findHidden } from './find-hidden';
import { findTooWide } from './find-too-wide';
import { findViolations } from './find-violations';
import { holdsPicture } from './holds-picture';
import { withLongWords } from './long-words';

const looks = {
  light: {},
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: true },
  'right to left': {},
  'twice as large': {},
} as const;

/** A way in which a view may be shown. */
export type Look = keyof typeof looks;

/** English words that are said to be written from right to left, so that the tests can read them, until the test ends. */
async function rightToLeft(): Promise<string> {
  const { extension, remove } = await withWords((message, key) => (key === 'textDirection' ? 'rtl' : message));
  // After the browser is cleared of it: what is to be done at the end is done backwards.
  onTestFinished(remove);
  return extension;
}

/** Starts with a browser that looks so. */
export async function startIn(look: Look, given: Start = {}): Promise<Person> {
  const person = await start({
    ...looks[look],
    ...(look === 'right to left' && { extension: await rightToLeft() }),
    ...given,
  });
  if (look === 'twice as large') {
    await person.chromium.zoom(2);
    onTestFinished(() => person.chromium.zoom(1));
  }
  return person;
}

/** The looks in which a view is held: all of them in the long run, otherwise light or one of the others, in turn. */
export const inLooks = (other: Look): readonly Look[] =>
  process.env.LONG ? (Object.keys(looks) as Look[]) : share(['light', other], 2);

/** Holds what can be measured: names, roles, contrast, nothing wider than the view, and how it looks. */
export async function holds(page: Page, name: string): Promise<void> {
  expect(await findViolations(page), name).toEqual([]);
  expect(await findTooWide(page), name).toEqual([]);
  await holdsPicture(page, name);
  if (process.env.LONG && name.endsWith(' light'))
    await withLongWords(page, async () => {
      expect(await findTooWide(page), `${name}, with every word twice`).toEqual([]);
      expect(await findHidden(page), `${name}, with every word twice`).toEqual([]);
      await holdsPicture(page, name.replace(/light$/, 'long words'));
    });
}

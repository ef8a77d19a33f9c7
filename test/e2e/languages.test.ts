import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folders, readLanguage } from '../languages/language';
import { visitViews } from '../languages/views';
import { withWords } from '../languages/with-words';
import { findLanguages } from '../machine';
import { start } from '../person';
import { findMoved } from '../pictures/find-moved';
import { findCut, findTooWide } from '../pictures/find-too-wide';
import { findViolations } from '../pictures/find-violations';
import { hasItsSize } from '../pictures/still';
import { share } from '../share';

const en = readLanguage('en').words;
const others = folders.filter((one) => !one.startsWith('en'));

/** One that is long, one from right to left, and one without blanks. */
const kinds = ['de', 'ar', 'ja'];
/** One of these in turn; all there are in the long run. */
const tested = process.env.LONG ? others : share(kinds, 3);

beforeAll(findLanguages, 120_000);

/** All that can be read in a page, names for screen readers among it. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let one = walker.nextNode(); one; one = walker.nextNode())
      if (!one.parentElement?.closest('script, style')) texts.add(one.nodeValue?.trim() ?? '');
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) texts.add(one.getAttribute(name)?.trim() ?? '');
    texts.delete('');
    return [...texts];
  });

/** What stands in a sentence beside its places: with few letters it would be found in anything. */
const isTelling = (message: string) => message.replace(/\$\w+\$/g, '').replace(/[^\p{L}]/gu, '').length >= 5;

/** A sentence as what finds it, with anything in its places. */
const finds = (message: string) =>
  new RegExp(
    `^${message
      .split(/\$\w+\$/)
      .map((part) => part.replace(/[.*+?^{}$()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  );

describe.each(tested)('in %s', (folder) => {
  const { words } = readLanguage(folder);
  const tag = folder.replace('_', '-');
  /** English sentences that are other ones in this language. */
  const english = Object.entries(en).flatMap(([key, { message }]) =>
    isTelling(message) && words[key]?.message !== message ? [finds(message)] : [],
  );
  const own = new Set(Object.values(words).map(({ message }) => message));

  it('every view is in that language alone, fits, and is accessible', async () => {
    const person = await start({ lang: tag, keepsWelcome: true });
    const say = (key: string) => words[key]?.message ?? '';
    const faults: string[] = [];
    await visitViews(person, say, async (page, name) => {
      const note = (what: string, found: readonly unknown[]) =>
        faults.push(...found.map((one) => `${name}, ${what}: ${JSON.stringify(one)}`));
      const [lang, dir] = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
      // Until then what lies further down is under the foot.
      await hasItsSize(page);
      if (lang !== tag || dir !== say('textDirection')) note('marked', [lang, dir]);
      note(
        'English',
        (await textsOf(page)).filter((text) => !own.has(text) && english.some((one) => one.test(text))),
      );
      note('too wide', await findTooWide(page));
      note('cut', await findCut(page));
      note('moves what is below', await findMoved(page));
      // Roles, names and contrast are the same in all languages; that each has all words is known before (`unit/languages`).
      if (kinds.includes(folder)) note('not accessible', await findViolations(page));
      if (process.env.LONG) await person.chromium.screenshot(page, `test/shots/languages/${folder} ${name}.png`);
    });
    expect(faults).toEqual([]);
  }, 120_000);
});

describe('A language that nobody speaks', () => {
  let pseudo: Awaited<ReturnType<typeof withWords>>;
  beforeAll(async () => {
    // Half as long again, and to be known by its brackets. Names, tags and what is typed are no sentences.
    const asIs = /^(name|languageTag|textDirection|codePlaceholder|historyFile)$/;
    pseudo = await withWords((message, key) => (asIs.test(key) ? message : `⟦${message}${longer(message)}⟧`));
  });
  afterAll(() => pseudo.remove());

  const longer = (message: string) => ' wöörd'.repeat(Math.ceil(message.length / 12));
  const say = (key: string) => {
    const message = en[key]?.message ?? '';
    return `⟦${message}${longer(message)}⟧`;
  };

  /** Without what stands in brackets, one in the other too. */
  const unbracketed = (text: string): string => {
    const next = text.replace(/⟦[^⟦⟧]*⟧/g, '');
    return next === text ? text : unbracketed(next);
  };

  /** What is no word of ours: addresses, codes, times, keys, names of licences, and the name of the extension. */
  const theirs =
    /Roomkeeper|Google|Hana Host|\d+-abc123\.apps\S+|[\w.+-]+@[\w.-]+|https?:\S+|\b[a-z]{3}-[a-z]{4}-[a-z]{3}\b|[a-p]{32}|\d+ (hr|min|sec)|now|[A-Z][a-z]{2} \d+, \d{4}|[AP]M|Alt|Shift|Ctrl|\+|\b[A-Z]\b/g;

  it('has every sentence of every view, and half as long again it fits', async () => {
    const person = await start({ extension: pseudo.extension, keepsWelcome: true });
    const faults: string[] = [];
    await visitViews(person, say, async (page, name) => {
      const note = (what: string, found: readonly string[]) =>
        faults.push(...found.map((one) => `${name}, ${what}: ${one}`));
      const bare = (await textsOf(page)).map((text) => unbracketed(text).replace(theirs, ''));
      // Licences are the words of others.
      if (name !== 'options about')
        note(
          'not in _locales',
          bare.filter((text) => /\p{L}{2}/u.test(text)),
        );
      note('too wide', await findTooWide(page));
      note('cut', await findCut(page));
    });
    expect(faults).toEqual([]);
  }, 120_000);
});

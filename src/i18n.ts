import { browser } from './browser';
import type messages from './public/_locales/en/messages.json';

/** The key of a sentence in src/public/_locales. */
export type MessageKey = keyof typeof messages;

/** The keys of what is said of a number, without the category, such as `_one`, that each language has its own of. */
export type PluralKey = { [K in MessageKey]: K extends `${infer Base}_one` ? Base : never }[MessageKey];

/** A sentence and what fills its places, in order. */
export type Message = [MessageKey, ...(string | number)[]];

/** The sentence for a key in the language that is shown; substitutions fill its placeholders in order. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(
    key,
    substitutions.map((one) => (typeof one === 'number' ? numeral(one) : one)),
  );
}

/** A number in the digits and groups of the language that is shown. */
export const numeral = (number: number): string => number.toLocaleString(language());

/**
 * The sentence about so many of something. The count fills its first placeholder.
 * https://cldr.unicode.org/index/cldr-spec/plural-rules
 */
export function plural(key: PluralKey, count: number, ...others: (string | number)[]): string {
  const category = new Intl.PluralRules(language()).select(count);
  return t(`${key}_${category}` as MessageKey, count, ...others);
}

/**
 * The tag by which dates and numbers are written: the browser's own language with its region, such as en-IE, where that is
 * the language that is shown. Where the extension does not know it, English is shown, and then everything is.
 */
export function language(): string {
  const shown = browser.i18n.getMessage('languageTag');
  const own = browser.i18n.getUILanguage();
  return own.startsWith(shown) ? own : shown;
}

/** "Ann, Ben, Cid", as the language that is shown writes it. */
export const listed = (all: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction', style: 'narrow' }).format(all);

/** "in 17 seconds". */
export const inSeconds = (seconds: number): string => new Intl.RelativeTimeFormat(language()).format(seconds, 'second');

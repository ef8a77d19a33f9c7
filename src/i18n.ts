import { browser } from './browser';
import type messages from './public/_locales/en/messages.json';

/** The key of a sentence in src/public/_locales. */
export type MessageKey = keyof typeof messages;

/** A sentence and what fills its places, in order. */
export type Message = [MessageKey, ...(string | number)[]];

/** The sentence for a key in the browser's language; substitutions fill its placeholders in order. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String));
}

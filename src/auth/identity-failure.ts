import { type AuthFailure, Failed } from '../actions/failures';
import type { Scope } from '../meet/scopes';

/**
 * chrome.identity rejects with a text and nothing else, so the text is all there is to tell by. The texts are constants
 * of Chromium's source (identity_constants.h), in English whatever the browser's language. A refusal has two.
 */
const kinds: [RegExp, Exclude<AuthFailure['kind'], 'scopeMissing' | 'signInBroken' | 'signedInAsOther'>][] = [
  [/did not approve|canceled/i, 'refused'],
  [/not granted or revoked|not signed in|interaction required/i, 'signedOut'],
  [/bad client id|invalid oauth2/i, 'badClient'],
  [/turned off browser signin|unsupported|browser window|incognito/i, 'wayUnavailable'],
  [/inactivity/i, 'signedOut'],
  // Only a silent sign-in has a time limit. That Google was slow says nothing about who is signed in.
  [/could not be loaded|connection failed|timed out/i, 'signInUnreachable'],
  [/only one web auth flow/i, 'signInUnfinished'],
];

/** Turns a rejection of chrome.identity into a failure. */
export function identityFailure(cause: unknown, scopes: Scope[], { interactive }: { interactive: boolean }): Failed {
  if (cause instanceof Failed) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  const kind = kinds.find(([pattern]) => pattern.test(text))?.[1];
  // Asked in a window, "not granted" is what Cancel on the consent page says.
  if (interactive && /not granted/i.test(text)) return new Failed({ kind: 'refused' });
  if (kind === 'signedOut') return new Failed({ kind, scopes });
  if (kind) return new Failed({ kind });
  return new Failed({ kind: 'signInBroken', detail: text });
}

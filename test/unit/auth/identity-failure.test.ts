import { describe, expect, it } from 'vitest';
import { Failed } from '../../../src/actions/failures';
import { identityFailure } from '../../../src/auth/identity-failure';
import { SETTINGS } from '../../../src/meet/scopes';

/** Every rejection of chrome.identity in Chromium's identity_constants.h, and what the person is told: [asked in a window, silently]. */
const rejections: [string, string, string?][] = [
  ['OAuth2 not granted or revoked.', 'refused', 'signedOut'],
  ['The user did not approve access.', 'refused'],
  ['The user is not signed in.', 'signedOut'],
  ['The user turned off browser signin', 'wayUnavailable'],
  ['User interaction blocked due to user inactivity.', 'signedOut'],
  ['Only the primary user account is allowed', 'signInBroken'],
  ["OAuth2 request failed: Service responded with error: 'bad client id: {0}'", 'badClient'],
  ['OAuth2 request failed: Connection failed (-2).', 'signInUnreachable'],
  ['Invalid OAuth2 Client ID.', 'badClient'],
  ['Invalid OAuth2 scopes.', 'badClient'],
  ['Identity API is disabled in incognito windows.', 'wayUnavailable'],
  ['Authorization page could not be loaded.', 'signInUnreachable'],
  ['Authorization page load timed out.', 'signInUnreachable'],
  [
    'User interaction required. Try setting `abortOnLoadForNonInteractive` and `timeoutMsForNonInteractive` if multiple navigations are required, or if code is used for redirects in the authorization page after it’s loaded.',
    'signedOut',
  ],
  ['Only one web auth flow is allowed at a time.', 'signInUnfinished'],
  ['Couldn’t create a browser window to display an authorization page.', 'wayUnavailable'],
  ['The auth url has an invalid scheme. Only http:// and https:// schemes are allowed.', 'signInBroken'],
  ['Did not redirect to the right URL.', 'signInBroken'],
  ['Returned an invalid consent result.', 'signInBroken'],
  ['Couldn’t set up remote consent resolution cookies to display an authorization page', 'signInBroken'],
  ['The browser context has been shut down', 'signInBroken'],
  ['canceled', 'refused'],
  ['Function unsupported.', 'wayUnavailable'],
  ['Something that Chromium may say one day', 'signInBroken'],
];

describe('A rejection of chrome.identity', () => {
  it.each(rejections)('%s', (message, inAWindow, silently = inAWindow) => {
    const told = (interactive: boolean) => identityFailure(new Error(message), [SETTINGS], { interactive }).failure;
    expect(told(true).kind).toBe(inAWindow);
    expect(told(false).kind).toBe(silently);
  });

  it('that asks to sign in says for what; one that nobody knows is quoted', () => {
    expect(
      identityFailure(new Error('The user is not signed in.'), [SETTINGS], { interactive: false }).failure,
    ).toEqual({
      kind: 'signedOut',
      scopes: [SETTINGS],
    });
    expect(identityFailure('odd', [], { interactive: true }).failure).toEqual({ kind: 'signInBroken', detail: 'odd' });
  });

  it('that is a failure already stays as it is', () => {
    const failed = new Failed({ kind: 'signInUnfinished' });
    expect(identityFailure(failed, [], { interactive: true })).toBe(failed);
  });
});

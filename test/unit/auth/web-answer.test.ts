import { describe, expect, it } from 'vitest';
import { Failed } from '../../../src/actions/failures';
import { readWebAnswer, type WebRequest } from '../../../src/auth/web-answer';
import { CREATED, SETTINGS } from '../../../src/meet/scopes';

const asked: WebRequest = { state: 'our-state', nonce: 'our-nonce', clientId: 'our-client', scopes: [SETTINGS] };
const claims = { sub: '1', email: 'žofie@gmail.com', aud: 'our-client', nonce: 'our-nonce' };
const idToken = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`;
const good: Record<string, string> = {
  state: 'our-state',
  access_token: 'ya29.token',
  token_type: 'Bearer',
  expires_in: '3599',
  scope: `openid ${SETTINGS} ${CREATED}`,
  id_token: idToken(claims),
};
const address = (fields: Record<string, string | undefined>) => {
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `https://id.chromiumapp.org/#${new URLSearchParams(given)}`;
};

function failureOf(answer: string | undefined) {
  try {
    readWebAnswer(answer, asked, 0);
  } catch (error) {
    if (error instanceof Failed) return error.failure;
    throw error;
  }
  return undefined;
}

describe('Google’s answer in the address', () => {
  it('is read: token, what was granted (not what was asked), whose it is, when it ends', () => {
    expect(readWebAnswer(address(good), asked, 1_000)).toEqual({
      token: 'ya29.token',
      scopes: ['openid', SETTINGS, CREATED],
      account: { id: '1', email: 'žofie@gmail.com' },
      expiresAtMs: 3_600_000,
    });
  });

  const forged: [string, Record<string, string | undefined>, string][] = [
    ['another state', { state: 'theirs' }, 'state'],
    ['no state', { state: undefined }, 'state'],
    ['an error with another state', { state: 'theirs', error: 'access_denied' }, 'state'],
    ['no token', { access_token: undefined }, 'token_type'],
    ['an empty token', { access_token: '' }, 'token_type'],
    ['a token of another type', { token_type: 'mac' }, 'token_type'],
    ['no id token', { id_token: undefined }, 'id_token'],
    ['an id token without parts', { id_token: 'nonsense' }, 'id_token'],
    ['an id token that is not base64', { id_token: 'a.%%%.c' }, 'id_token'],
    ['an id token that is not JSON', { id_token: 'e30.bm9uc2Vuc2U.c' }, 'id_token'],
    ['an id token that is null', { id_token: idToken(null) }, 'id_token'],
    ['another nonce', { id_token: idToken({ ...claims, nonce: 'theirs' }) }, 'id_token'],
    ['another audience', { id_token: idToken({ ...claims, aud: 'theirs' }) }, 'id_token'],
    ['a list of audiences', { id_token: idToken({ ...claims, aud: ['our-client', 'theirs'] }) }, 'id_token'],
    ['nobody', { id_token: idToken({ ...claims, sub: undefined }) }, 'id_token'],
    ['no address', { id_token: idToken({ ...claims, email: undefined }) }, 'id_token'],
  ];
  it.each(forged)('with %s is not used', (_, change, detail) => {
    expect(failureOf(address({ ...good, ...change }))).toEqual({ kind: 'signInBroken', detail });
  });

  it.each([undefined, 'https://id.chromiumapp.org/', 'https://id.chromiumapp.org/?state=our-state&access_token=x'])(
    'that is %s is not used',
    (answer) => {
      expect(failureOf(answer)).toEqual({ kind: 'signInBroken', detail: 'state' });
    },
  );

  it.each(['interaction_required', 'login_required', 'consent_required', 'account_selection_required'])(
    '%s: a person has to act',
    (error) => {
      expect(failureOf(address({ state: 'our-state', error }))).toEqual({ kind: 'signedOut', scopes: [SETTINGS] });
    },
  );

  it('access_denied: the person said no', () => {
    expect(failureOf(address({ state: 'our-state', error: 'access_denied' }))).toEqual({ kind: 'refused' });
  });

  it('any other error is quoted, also one that is named like something every object has', () => {
    expect(failureOf(address({ state: 'our-state', error: 'invalid_scope' }))).toEqual({
      kind: 'signInBroken',
      detail: 'invalid_scope',
    });
    expect(failureOf(address({ state: 'our-state', error: 'toString' }))).toEqual({
      kind: 'signInBroken',
      detail: 'toString',
    });
  });

  it.each([undefined, '', '0', '-1', 'soon'])('with %o as its time to live is good for ten minutes', (expires_in) => {
    expect(readWebAnswer(address({ ...good, expires_in }), asked, 5).expiresAtMs).toBe(600_005);
  });
});

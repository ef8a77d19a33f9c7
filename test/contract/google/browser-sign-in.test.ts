import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Google, meetScopes, startGoogle } from '../../google';
import { ask } from '../ask';

let google: Google;
beforeEach(async () => {
  google = await startGoogle();
});
afterEach(() => google.close());

const form = (fields: Record<string, string>) => ({
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
const client = 'chrome.apps.googleusercontent.com';
const header = 'x-chrome-id-consistency-response';

/** What Chromium does at sign-in, up to the token by which it speaks for the account. */
async function signIn(): Promise<string> {
  const page = await ask(google, 'GET', 'https://accounts.google.com/signin/chrome/sync?ssp=1');
  const said = String(page.headers[header]);
  expect(said).toMatch(
    /^action=SIGNIN,authuser=0,id=\d+,email=host@gmail\.com,display_name=Hana Host,authorization_code=/,
  );
  const [, code = ''] = /authorization_code=(.+)$/.exec(said) ?? [];
  const tokenUrl = 'https://www.googleapis.com/oauth2/v4/token';
  const first = await ask(google, 'POST', tokenUrl, form({ grant_type: 'authorization_code', code }));
  const refreshed = form({ grant_type: 'refresh_token', refresh_token: String(first.json.refresh_token) });
  const token = String((await ask(google, 'POST', tokenUrl, refreshed)).json.access_token);
  const [, next = ''] = /url=([^"]+)"/.exec(page.text) ?? [];
  const done = ask(google, 'GET', next);
  const headers = { authorization: `OAuth ${token}` };
  const { json } = await ask(google, 'GET', 'https://www.googleapis.com/oauth2/v1/userinfo', { headers });
  expect(json).toMatchObject({ id: '100000000000000000001', email: 'host@gmail.com', verified_email: true });
  expect(json).not.toHaveProperty('hd');
  await ask(google, 'GET', String(json.picture));
  expect((await done).headers[header]).toBe(
    'action=ENABLE_SYNC,authuser=0,id=100000000000000000001,email=host@gmail.com',
  );
  return token;
}

const mint = (token: string, fields: Record<string, string> = {}) =>
  ask(google, 'POST', 'https://oauthaccountmanager.googleapis.com/v1/issuetoken', {
    ...form({ client_id: client, scope: `${meetScopes.created} ${meetScopes.settings}`, ...fields }),
    token,
  });

describe('the browser way', () => {
  it('signs in and mints exactly the granted scopes', async () => {
    google.consent.answer = 'auto';
    google.consent.unticked = [meetScopes.settings];
    const { json } = await mint(await signIn());
    expect(json).toMatchObject({ issueAdvice: 'auto', expiresIn: '3600', grantedScopes: meetScopes.created });
    const call = (method: string, path: string) => ask(google, method, path, { token: String(json.token) });
    const created = await call('POST', '/v2/spaces');
    expect(created.status).toBe(200);
    expect(google.requests.at(-1)).toMatchObject({ user: 'host@gmail.com', scopes: [meetScopes.created] });
    expect(google.authorizations.at(-1)).toMatchObject({
      kind: 'issuetoken',
      clientId: client,
      user: 'host@gmail.com',
      scopes: [meetScopes.created, meetScopes.settings],
      granted: [meetScopes.created],
      outcome: 'token',
    });
  });

  it('asks on a page, and mints what was ticked there once the page has answered', async () => {
    const browser = await signIn();
    const asked = await mint(browser);
    expect(asked.json).toMatchObject({ issueAdvice: 'remoteConsent', resolutionData: { browserCookies: [] } });
    const { resolutionUrl } = asked.json.resolutionData as { resolutionUrl: string };
    expect((await ask(google, 'GET', resolutionUrl)).text).toMatch(/id="allow"/);
    const ticket = new URL(resolutionUrl).searchParams.get('ticket') ?? '';
    const answer = form({ ticket, answer: 'allow', granted: meetScopes.settings });
    const { text } = await ask(google, 'POST', 'https://accounts.google.com/consent', answer);
    const [, result = ''] = /setConsentResult\("([^"]+)"\)/.exec(text) ?? [];
    expect([...Buffer.from(result, 'base64url').subarray(0, 2)]).toEqual([8, 1]);
    const minted = await mint(browser, { consent_result: result });
    expect(minted.json).toMatchObject({ issueAdvice: 'auto', grantedScopes: meetScopes.settings });
    expect((await mint(browser, { scope: meetScopes.settings })).json.issueAdvice).toBe('auto');
    expect((await mint(browser)).json.issueAdvice).toBe('remoteConsent');
  });

  it('grants nothing on Cancel', async () => {
    const browser = await signIn();
    const { resolutionUrl } = (await mint(browser)).json.resolutionData as { resolutionUrl: string };
    const ticket = new URL(resolutionUrl).searchParams.get('ticket') ?? '';
    const answer = form({ ticket, answer: 'deny', granted: meetScopes.settings });
    const { text } = await ask(google, 'POST', 'https://accounts.google.com/consent', answer);
    const [, result = ''] = /setConsentResult\("([^"]+)"\)/.exec(text) ?? [];
    expect([...Buffer.from(result, 'base64url').subarray(0, 2)]).toEqual([8, 0]);
    expect((await mint(browser)).json.issueAdvice).toBe('remoteConsent');
  });

  it('refuses a wrong client and a stranger', async () => {
    const browser = await signIn();
    const wrong = await mint(browser, { client_id: 'nobody' });
    expect([wrong.status, wrong.json.error?.message]).toEqual([400, 'bad client id: {0}']);
    expect((await mint('nonsense')).status).toBe(401);
    expect((await mint(google.tokens['host@gmail.com'] ?? '')).status).toBe(401);
    expect((await ask(google, 'POST', '/v2/spaces', { token: browser })).status).toBe(401);
  });

  it('asks again after the tokens were revoked, and not after they only expired', async () => {
    google.consent.answer = 'auto';
    const browser = await signIn();
    const { token } = (await mint(browser)).json;
    google.consent.answer = 'ask';
    google.expireTokens();
    expect((await ask(google, 'POST', '/v2/spaces', { token: String(token) })).status).toBe(401);
    expect((await mint(browser)).json.issueAdvice).toBe('auto');
    google.revokeTokens('host@gmail.com');
    expect((await mint(browser)).json.issueAdvice).toBe('remoteConsent');
  });

  it('signs another account in where told so, and offers a choice where told so', async () => {
    google.consent.browserAccount = 'second@gmail.com';
    const page = await ask(google, 'GET', 'https://accounts.google.com/signin/chrome/sync');
    expect(page.headers[header]).toContain('email=second@gmail.com');
    google.consent.browserSignIn = 'ask';
    const chooser = await ask(google, 'GET', 'https://accounts.google.com/signin/chrome/sync');
    expect(chooser.headers[header]).toBeUndefined();
    expect(chooser.text).toContain('data-email="teacher@school.example"');
  });

  it('has no capability but those it is asked about, all of them off', async () => {
    const { json } = await ask(
      google,
      'POST',
      'https://accountcapabilities-pa.googleapis.com/v1/accountcapabilities:batchGet',
      {
        body: 'names=one&names=two',
      },
    );
    expect(json.accountCapabilities).toEqual([
      { name: 'one', booleanValue: false },
      { name: 'two', booleanValue: false },
    ]);
  });
});

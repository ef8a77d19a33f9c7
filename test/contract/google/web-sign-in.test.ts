import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Google, meetScopes, startGoogle } from '../../google';
import { ask, type Reply } from '../ask';

let google: Google;
beforeEach(async () => {
  google = await startGoogle();
});
afterEach(() => google.close());

const back = `https://${'a'.repeat(32)}.chromiumapp.org/`;
const client = 'web.apps.googleusercontent.com';
const usual = {
  client_id: client,
  redirect_uri: back,
  response_type: 'token',
  state: 's 1&',
  scope: meetScopes.created,
};
const authorizeAt = 'https://accounts.google.com/o/oauth2/v2/auth';

const authorize = (params: Record<string, string> = {}) =>
  ask(google, 'GET', `${authorizeAt}?${new URLSearchParams({ ...usual, ...params })}`);

/** Fills in the consent page: ticked boxes as they are, or those given, and a click on one of its buttons. */
function decide(page: Reply, answer: 'allow' | 'deny', ticked?: readonly string[]): Promise<Reply> {
  const form = new URLSearchParams({ answer });
  for (const [input] of page.text.matchAll(/<input [^>]+>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(input) ?? [];
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? [];
    const isOn = ticked ? ticked.includes(value) : input.includes(' checked');
    if (!input.includes('type="checkbox"') || isOn) form.append(name, value.replaceAll('&amp;', '&'));
  }
  const [, action = ''] = /<form [^>]*action="([^"]*)"/.exec(page.text) ?? [];
  return ask(google, 'POST', `https://accounts.google.com${action}`, {
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

/** What came back to the extension; the redirect must lead to it and nowhere else. */
function fragment({ status, headers }: Reply): Record<string, string> {
  expect(status).toBe(303);
  expect(headers.location?.startsWith(`${back}#`)).toBe(true);
  return Object.fromEntries(new URLSearchParams(headers.location?.slice(back.length + 1)));
}

const hinted = { login_hint: 'host@gmail.com' };

describe('the consent page', () => {
  it('comes after the choice of an account, and gives a token for what was ticked', async () => {
    const chooser = await authorize({ scope: `${meetScopes.created} ${meetScopes.settings}` });
    expect([...chooser.text.matchAll(/data-email="([^"]+)"/g)].map(([, email]) => email)).toEqual([
      'host@gmail.com',
      'second@gmail.com',
      'teacher@school.example',
    ]);
    const [, link = ''] = /data-email="second@gmail.com" href="([^"]+)"/.exec(chooser.text) ?? [];
    const page = await ask(google, 'GET', link.replaceAll('&amp;', '&'));
    expect(page.text.match(/type="checkbox"/g)).toHaveLength(2);
    expect(page.text).toContain('Edit, and see settings for all of your Google Meet calls.');
    const answer = fragment(await decide(page, 'allow', [meetScopes.settings]));
    expect(answer).toMatchObject({
      state: 's 1&',
      token_type: 'Bearer',
      expires_in: '3599',
      scope: meetScopes.settings,
    });
    const info = await ask(
      google,
      'GET',
      `https://oauth2.googleapis.com/tokeninfo?access_token=${answer.access_token}`,
    );
    expect(info.json).toMatchObject({ aud: client, scope: meetScopes.settings, sub: '100000000000000000002' });
    expect(google.authorizations.map(({ kind, user, outcome }) => [kind, user, outcome])).toEqual([
      ['authorize', undefined, 'chooser'],
      ['authorize', 'second@gmail.com', 'page'],
      ['consent', 'second@gmail.com', 'token'],
    ]);
    expect(google.authorizations[1]?.scopes).toEqual([meetScopes.created, meetScopes.settings]);
    expect(google.authorizations[2]?.granted).toEqual([meetScopes.settings]);
  });

  it('refused, and with nothing ticked, is access_denied', async () => {
    const page = await authorize(hinted);
    expect(fragment(await decide(page, 'deny'))).toEqual({ error: 'access_denied', state: 's 1&' });
    expect(fragment(await decide(page, 'allow', []))).toEqual({ error: 'access_denied', state: 's 1&' });
  });

  it('opens with boxes empty where told so', async () => {
    google.consent.unticked = [meetScopes.settings];
    const page = await authorize({ ...hinted, scope: `${meetScopes.created} ${meetScopes.settings}` });
    expect(fragment(await decide(page, 'allow')).scope).toBe(meetScopes.created);
  });

  it('is not shown again for what was granted, unless asked for', async () => {
    google.grant('host@gmail.com', client, [meetScopes.created]);
    expect(fragment(await authorize(hinted)).access_token).toBeTruthy();
    expect((await authorize({ ...hinted, prompt: 'consent' })).status).toBe(200);
    expect((await authorize({ ...hinted, scope: meetScopes.settings })).status).toBe(200);
    expect((await authorize({ ...hinted, prompt: 'select_account' })).text).toContain('data-email');
  });

  it('agrees by itself where told so', async () => {
    google.consent.answer = 'auto';
    expect(fragment(await authorize(hinted)).scope).toBe(meetScopes.created);
  });
});

describe('a silent request', () => {
  const silent = (params: Record<string, string> = {}) => authorize({ prompt: 'none', ...params });

  it('gets a token where everything was granted before', async () => {
    expect(fragment(await silent(hinted)).error).toBe('interaction_required');
    google.grant('host@gmail.com', client, [meetScopes.created]);
    expect(fragment(await silent(hinted)).access_token).toBeTruthy();
    expect(fragment(await silent({ login_hint: '100000000000000000001' })).access_token).toBeTruthy();
    expect(fragment(await silent({ ...hinted, scope: meetScopes.readonly })).error).toBe('interaction_required');
    expect(fragment(await silent({ ...hinted, client_id: 'x.apps.googleusercontent.com' })).error).toBe(
      'interaction_required',
    );
  });

  it('needs to know the account: a hint, or only one that is signed in', async () => {
    google.grant('host@gmail.com', client, [meetScopes.created]);
    expect(fragment(await silent()).error).toBe('interaction_required');
    google.consent.webAccounts = ['host@gmail.com'];
    expect(fragment(await silent()).access_token).toBeTruthy();
    expect(fragment(await silent({ login_hint: 'second@gmail.com' })).error).toBe('login_required');
    google.consent.webAccounts = [];
    expect(fragment(await silent()).error).toBe('login_required');
  });

  it('unites with earlier grants when asked to', async () => {
    google.grant('host@gmail.com', client, [meetScopes.created, meetScopes.settings]);
    expect(fragment(await silent(hinted)).scope).toBe(meetScopes.created);
    const both = fragment(await silent({ ...hinted, include_granted_scopes: 'true' })).scope;
    expect(both?.split(' ').sort()).toEqual([meetScopes.created, meetScopes.settings]);
  });
});

describe('Google’s own error pages', () => {
  const title = async (params: Record<string, string> = {}) => {
    const { headers } = await authorize({ ...hinted, ...params });
    expect(headers.location).toMatch(/^https:\/\/accounts\.google\.com\/signin\/oauth\/error\?authError=/);
    const { status, text } = await ask(google, 'GET', headers.location ?? '');
    expect(status).toBe(200);
    return /id="error">Error \d+: (\w+)</.exec(text)?.[1];
  };

  it('tell what is wrong with a request, and never lead back to the extension', async () => {
    expect(await title({ client_id: 'nobody' })).toBe('invalid_client');
    expect(await title({ client_id: '' })).toBe('invalid_request');
    expect(await title({ scope: '' })).toBe('invalid_request');
    expect(await title({ response_type: 'code' })).toBe('invalid_request');
    expect(await title({ response_type: 'token id_token' })).toBe('invalid_request');
    expect(await title({ redirect_uri: 'https://evil.example/' })).toBe('redirect_uri_mismatch');
    expect(await title({ redirect_uri: `https://${'a'.repeat(32)}.chromiumapp.org.evil.example/` })).toBe(
      'redirect_uri_mismatch',
    );
  });

  it('know only the registered clients, once there are any', async () => {
    google.consent.clients = { [client]: [back] };
    expect((await authorize(hinted)).text).toContain('id="allow"');
    expect(await title({ client_id: 'other.apps.googleusercontent.com' })).toBe('invalid_client');
    expect(await title({ redirect_uri: `${back}path` })).toBe('redirect_uri_mismatch');
  });

  it.each([
    'invalid_client',
    'redirect_uri_mismatch',
    'access_denied',
    'admin_policy_enforced',
    'org_internal',
  ] as const)('%s', async (error) => {
    google.consent.error = error;
    expect(await title()).toBe(error);
  });
});

describe('tokens', () => {
  async function token(params: Record<string, string> = {}) {
    google.consent.answer = 'auto';
    return fragment(await authorize({ ...hinted, ...params }));
  }
  const revoke = (value: string) =>
    ask(google, 'POST', 'https://oauth2.googleapis.com/revoke', {
      body: `token=${value}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'chrome-extension://x' },
    });

  it('grow old after an hour', async () => {
    const { access_token } = await token();
    const call = () => ask(google, 'POST', '/v2/spaces', { token: access_token });
    expect((await call()).status).toBe(200);
    google.advance(3_600_000);
    expect((await call()).status).toBe(401);
  });

  it('are revoked with the whole consent of that user and client', async () => {
    const one = await token();
    const two = await token();
    const others = await token({ client_id: 'other.apps.googleusercontent.com' });
    const reply = await revoke(one.access_token ?? '');
    expect([reply.status, reply.headers['access-control-allow-origin']]).toEqual([200, undefined]);
    const status = async (value = '') => (await ask(google, 'POST', '/v2/spaces', { token: value })).status;
    expect([await status(two.access_token), await status(others.access_token)]).toEqual([401, 200]);
    expect(fragment(await authorize({ ...hinted, prompt: 'none' })).error).toBe('interaction_required');
    expect(google.authorizations.find(({ kind }) => kind === 'revoke')).toMatchObject({
      user: 'host@gmail.com',
      clientId: client,
      scopes: [meetScopes.created],
    });
    const again = await revoke(one.access_token ?? '');
    expect([again.status, again.json.error]).toEqual([400, 'invalid_token']);
  });

  it('tell who somebody is, where that was asked for', async () => {
    const asked = { scope: `openid email ${meetScopes.created}`, response_type: 'token id_token', nonce: 'n1' };
    const { access_token = '', id_token = '', scope } = await token(asked);
    expect(scope).toBe(`openid https://www.googleapis.com/auth/userinfo.email ${meetScopes.created}`);
    const claims = JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({
      iss: 'https://accounts.google.com',
      aud: client,
      sub: '100000000000000000001',
      email: 'host@gmail.com',
      email_verified: true,
      nonce: 'n1',
    });
    expect(claims.exp - claims.iat).toBe(3600);
    const info = (value: string) =>
      ask(google, 'GET', 'https://www.googleapis.com/oauth2/v3/userinfo', { token: value });
    expect((await info(access_token)).json).toEqual({ sub: claims.sub, email: 'host@gmail.com', email_verified: true });
    expect((await info((await token()).access_token ?? '')).status).toBe(401);
  });
});

import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { meetScopes } from '../google';
import {
  allow,
  called,
  calls,
  changes,
  clickAway,
  closeGoogle,
  deny,
  ledger,
  look,
  meetingOf,
  openOptions,
  order,
  type Person,
  pressNewMeeting,
  sayWho,
  sees,
  start,
  startOwn,
  type Way,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

/** A browser in which nobody is signed in to the extension, and a page of the extension to give orders from. */
async function signedOut(way: Way): Promise<{ person: Person; page: Page }> {
  const person = await start({ browserAccount: way === 'browser' });
  return { person, page: await person.chromium.openPage('src/options/index.html') };
}

/** Orders a meeting with the sign-in that it needs first; `scopes` are all that is asked for. */
const signIn = (page: Page, way: Way) => {
  const then = { action: 'createSpace', input: {} };
  return order(page, 'signIn', { way, scopes: [meetScopes.created], then });
};

/** Presses the key of New meeting while signed out, and the one button that helps. Only that asks Google anything. */
async function beginSignIn(person: Person): Promise<void> {
  await pressNewMeeting(person);
  const popup = await person.chromium.waitForPopup();
  await sees(popup, 'Sign in with Google to go on.');
  await clickAway(popup, '.problem button');
}

/** The Meet scopes of each question that reached Google by this way. */
const asked = (person: Person, way: Way) =>
  person.google.authorizations
    .filter(({ kind }) => kind === (way === 'web' ? 'authorize' : 'issuetoken'))
    .map(({ scopes }) => scopes.filter((scope) => scope.includes('meetings')));

describe.each(ways)('Signing in the %s way', (way) => {
  const other = way === 'web' ? 'browser' : 'web';

  it('refused by Cancel or by closing the window: nothing is sent, the other way is never tried, the next try works', async () => {
    const { person, page } = await signedOut(way);
    for (const no of [deny, closeGoogle]) {
      const answer = signIn(page, way);
      await sayWho(person, way);
      await no(person);
      expect(await answer).toEqual({ ok: false, failure: { kind: 'refused' } });
    }
    expect(person.google.requests).toEqual([]);
    const answer = signIn(page, way);
    await sayWho(person, way);
    await allow(person);
    expect(await answer).toMatchObject({ ok: true });
    expect(calls(person, 'create')).toHaveLength(1);
    expect(asked(person, other)).toEqual([]);
  });

  it('with the one permission unticked: as good as a No', async () => {
    const { person, page } = await signedOut(way);
    person.google.consent.unticked = [meetScopes.created];
    const answer = signIn(page, way);
    await sayWho(person, way);
    await allow(person);
    expect(await answer).toEqual({ ok: false, failure: { kind: 'refused' } });
    expect(person.google.requests).toEqual([]);
  });

  it('with one of two permissions unticked: the other is kept and enough for what needs no more', async () => {
    const person = await start({ way, scopes: ['settings'] });
    const { meetingCode: code } = person.google.createSpace({ owner: 'host@gmail.com' });
    const page = await person.chromium.openPage('src/options/index.html');
    person.google.consent.unticked = [meetScopes.created];
    const missing = { ok: false, failure: { kind: 'scopeMissing', scopes: [meetScopes.created] } };
    expect(await order(page, 'createSpace', {})).toEqual(missing);
    const answer = signIn(page, way);
    await allow(person);
    // Chrome asks for the missing one alone, so that nothing is left of it; a Google window asks for both.
    expect(await answer).toEqual(way === 'web' ? missing : { ok: false, failure: { kind: 'refused' } });
    const { accounts } = await person.chromium.storage('local');
    expect(accounts).toMatchObject([{ email: 'host@gmail.com', scopes: [meetScopes.settings] }]);
    expect(await order(page, 'readSpace', { code })).toMatchObject({ ok: true });
    expect(await order(page, 'createSpace', {})).toEqual(missing);
    expect(calls(person, 'create')).toEqual([]);
  });

  it('two orders at once: one question to the person, both are carried out', async () => {
    const { person, page } = await signedOut(way);
    const answers = Promise.all([signIn(page, way), signIn(page, way)]);
    await sayWho(person, way);
    await allow(person);
    expect(await answers).toMatchObject([{ ok: true }, { ok: true }]);
    expect(person.google.authorizations.filter(({ kind }) => kind === 'consent')).toHaveLength(1);
    expect(calls(person, 'create')).toHaveLength(2);
  });

  it('left open, Google’s window holds back no other order about that meeting, and its own is asked about only then', async () => {
    const person = await start({ way, scopes: ['settings'] });
    const { name, meetingCode: code } = meetingOf(person, { config: { accessType: 'OPEN' } });
    person.google.startConference(name);
    const page = await openOptions(person);
    const then = { action: 'endConference', input: { code } };
    const end = order(page, 'signIn', { way, scopes: [meetScopes.created], then });
    await person.chromium.consentWindow();
    expect(await order(page, 'toggleLock', { code, lock: true })).toMatchObject({ ok: true });
    expect(changes(person)).toEqual(['patch']);
    // The question of another order leaves the sign-in in the ledger: were Chrome to end now, it would be told.
    expect(await order(page, 'endConference', { code })).toEqual({ ok: false, failure: { kind: 'askFirst' } });
    const { open } = await ledger(person);
    expect(open.map(({ state }) => state)).toContainEqual({ is: 'waiting', for: 'signIn' });
    // Somebody takes three minutes to find the password.
    const worker = await person.chromium.worker();
    await worker.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 180_000;
    });
    await allow(person);
    expect(await end).toEqual({ ok: false, failure: { kind: 'askFirst' } });
    const waiting = (await ledger(person)).open.filter(({ state }) => state.is === 'waiting');
    expect(waiting).toHaveLength(1);
    expect(await order(page, 'confirm', await look(page, waiting[0]?.id ?? ''))).toMatchObject({ ok: true });
    expect(changes(person)).toEqual(['patch', 'end']);
  });

  it('asks for no more than each action needs, and for more only when more is needed', async () => {
    const person = await start({ way, scopes: ['settings'] });
    const { meetingCode: code, name } = person.google.createSpace({ owner: 'host@gmail.com' });
    person.google.startConference(name);
    const page = await person.chromium.openPage('src/options/index.html');
    expect(new Set(asked(person, way).flat())).toEqual(new Set([meetScopes.settings]));
    expect(await order(page, 'readSpace', { code })).toMatchObject({ ok: true });
    expect(new Set(asked(person, way).flat())).toEqual(new Set([meetScopes.settings]));

    const missing = { kind: 'scopeMissing', scopes: [meetScopes.created] };
    expect(await order(page, 'createSpace', {})).toEqual({ ok: false, failure: missing });
    expect(calls(person, 'create')).toEqual([]);
    const answer = signIn(page, way);
    await allow(person);
    expect(await answer).toMatchObject({ ok: true });
    expect(calls(person, 'create')).toHaveLength(1);
    expect(asked(person, way).flat()).not.toContain(meetScopes.readonly);
  });
});

describe('In the popup', () => {
  async function refuseThenAllow(person: Person, way: Way): Promise<void> {
    await beginSignIn(person);
    await sayWho(person, way);
    await deny(person);
    // Google's window took the focus, and with it the popup went: it comes back by itself.
    const popup = await person.chromium.waitForPopup();
    await sees(popup, 'You closed Google’s window or said no, so nothing was done.');
    expect(person.google.requests).toEqual([]);
    await clickAway(popup, '.problem button');
    await sayWho(person, way);
    await allow(person);
    await called(person, 'create');
    expect(calls(person, 'create')).toHaveLength(1);
  }

  it('a refusal is said with the button that asks again and goes on, the web way', async () => {
    await refuseThenAllow(await start(), 'web');
  });

  it('so it is where nobody is signed in to the browser, and Chrome itself signs in first', async () => {
    const person = await startOwn();
    const worker = await person.chromium.worker();
    await worker.evaluate(() => chrome.storage.local.set({ way: 'browser' }));
    await refuseThenAllow(person, 'browser');
    expect(asked(person, 'web')).toEqual([]);
    const { accounts } = await person.chromium.storage('local');
    expect(accounts).toMatchObject([{ email: 'host@gmail.com', way: 'browser', scopes: [meetScopes.created] }]);
  });

  it('an answer of Google’s that cannot be used is said', async () => {
    const person = await start();
    await beginSignIn(person);
    await answerWith(person, '#access_token=ya29.forged&token_type=Bearer&expires_in=3599&state=0000');
    await sees(await person.chromium.waitForPopup(), 'Google’s sign-in answer could not be used');
    expect(person.google.requests).toEqual([]);
  });
});

/** Sends the window of the web way back to the extension with this in the address, as anybody could who is in between. */
async function answerWith({ chromium }: Person, fragment: string): Promise<void> {
  const window = await chromium.consentWindow();
  const address = `https://${chromium.extensionId}.chromiumapp.org/${fragment}`;
  await window
    .evaluate((address) => location.assign(address), address)
    .catch((error: Error) => {
      // The window goes away under the script that it waited for.
      if (!/closed|detached|destroyed/i.test(error.message)) throw error;
    });
}

describe('A forged answer of the web way', () => {
  const claims = { sub: '1', email: 'evil@example.com', aud: 'placeholder-web.apps.googleusercontent.com', nonce: '0' };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const token = 'access_token=ya29.forged&token_type=Bearer&expires_in=3599';
  const forged: [name: string, wrong: string, fragment: (state: string) => string][] = [
    ['without our state', 'state', () => `#${token}`],
    ['with another state', 'state', () => `#${token}&state=0000`],
    [
      'with our state and another nonce',
      'id_token',
      (state) => `#${token}&scope=${meetScopes.created}&state=${state}&id_token=e30.${payload}.e30`,
    ],
    ['with our state and no readable id', 'id_token', (state) => `#${token}&state=${state}&id_token=nonsense`],
  ];

  it.each(forged)('%s is refused: nothing of it is kept or sent', async (_, wrong, fragment) => {
    const { person, page } = await signedOut('web');
    const answer = signIn(page, 'web');
    await person.chromium.consentWindow();
    await answerWith(person, fragment(person.google.authorizations.at(-1)?.params.state ?? ''));
    expect(await answer).toEqual({ ok: false, failure: { kind: 'signInBroken', detail: wrong } });
    expect(person.google.requests).toEqual([]);
    expect(JSON.stringify(await person.chromium.storage('session'))).not.toContain('ya29.forged');
    expect(await person.chromium.storage('local')).not.toHaveProperty('account');
  });
});

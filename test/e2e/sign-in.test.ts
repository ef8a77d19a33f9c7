import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { meetScopes } from '../google';
import {
  allow,
  calls,
  choose,
  click,
  clickAtGoogle,
  isAsked,
  meetingOf,
  notified,
  openElsewhere,
  openOverMeeting,
  type Person,
  sees,
  start,
  type Way,
  ways,
} from '../person';

/** Presses New meeting while signed out, and the one button that helps. Only the second button asks Google anything. */
async function beginSignIn(person: Person, way: Way): Promise<Page> {
  await person.chromium.worker().then((worker) => worker.evaluate((way) => chrome.storage.local.set({ way }), way));
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'Sign in with Google to go on.');
  await popup.locator('.problem button').click();
  return popup;
}

/** Says who it is, where Google asks that. The browser's own sign-in of the local Google does not. */
const sayWho = (person: Person, way: Way) => (way === 'web' ? choose(person, 'host@gmail.com') : undefined);

/** The Meet scopes of each question that reached Google, by kind. */
const asked = (person: Person, kind: string) =>
  person.google.authorizations
    .filter((one) => one.kind === kind)
    .map(({ scopes }) => scopes.filter((scope) => scope.includes('meetings')));

const kindOf: Record<Way, string> = { web: 'authorize', browser: 'issuetoken' };

describe.each(ways)('Signing in the %s way', (way) => {
  const no = {
    'by Cancel': (person: Person) => clickAtGoogle(person, '#deny'),
    'by closing the window': async ({ chromium }: Person) => {
      const page = await chromium.consentWindow();
      await page.waitForSelector('#deny');
      await page.close();
    },
  };
  it.each(Object.keys(no) as (keyof typeof no)[])(
    'refused %s: nothing is sent, the other way is never tried, a second try works',
    async (how) => {
      const person = await start();
      await beginSignIn(person, way);
      await sayWho(person, way);
      await no[how](person);
      const popup = await person.chromium.waitForPopup();
      await sees(popup, 'You closed Google’s window or said no, so nothing was done.');
      expect(person.google.requests).toEqual([]);
      const other = kindOf[way === 'web' ? 'browser' : 'web'];
      expect(asked(person, other)).toEqual([]);

      await popup.locator('.problem button').click();
      await sayWho(person, way);
      await allow(person);
      await until('the meeting is made', () => calls(person, 'create').length > 0);
      expect(calls(person, 'create')).toHaveLength(1);
      expect(asked(person, other)).toEqual([]);
    },
  );

  it('with the one permission unticked: said, nothing is sent', async () => {
    const person = await start();
    person.google.consent.unticked = [meetScopes.created];
    await beginSignIn(person, way);
    await sayWho(person, way);
    await allow(person);
    const popup = await person.chromium.waitForPopup();
    await sees(popup, 'so nothing was done');
    expect(calls(person, 'create')).toEqual([]);
  });

  it('with one of two permissions unticked: the other is kept, the button asks again', async () => {
    const person = await start({ way, scopes: ['settings'] });
    person.google.consent.unticked = [meetScopes.created];
    await person.chromium.dispatchCommand('createSpace', await person.chromium.openTab('https://www.google.com/'));
    await click(await person.chromium.waitForPopup(), 'Allow');
    await allow(person);
    await until('the consent is over', async () => !(await person.chromium.isConsentOpen()));
    const popup = await person.chromium.waitForPopup();
    // Chrome asks for the missing one alone, so that nothing is left of it; a Google window asks for both.
    await sees(popup, way === 'web' ? 'Google needs your permission for this.' : 'so nothing was done');
    expect(calls(person, 'create')).toEqual([]);
    const { accounts } = await person.chromium.storage('local');
    expect(accounts).toMatchObject([{ email: 'host@gmail.com', scopes: [meetScopes.settings] }]);
  });

  it('two orders at once: one question to the person, both are carried out', async () => {
    const person = await start();
    await person.chromium.worker().then((worker) => worker.evaluate((way) => chrome.storage.local.set({ way }), way));
    const page = await person.chromium.openPage('src/options/index.html');
    const scopes = [meetScopes.created];
    const answers = page.evaluate((scopes) => {
      const then = { action: 'createSpace', input: {} };
      const order = { action: 'signIn', input: { scopes, then } };
      return Promise.all([chrome.runtime.sendMessage(order), chrome.runtime.sendMessage(order)]);
    }, scopes);
    await sayWho(person, way);
    await allow(person);
    expect(await answers).toMatchObject([{ ok: true }, { ok: true }]);
    expect(person.google.authorizations.filter(({ kind }) => kind === 'consent')).toHaveLength(1);
    expect(calls(person, 'create')).toHaveLength(2);
  });

  it('asks for no more than each action needs, and for more only when more is needed', async () => {
    const person = await start({ way, scopes: ['settings'] });
    const { meetingCode, name } = meetingOf(person);
    person.google.startConference(name);
    const granted = asked(person, kindOf[way]).flat();
    expect(new Set(granted)).toEqual(new Set([meetScopes.settings]));
    const popup = await openOverMeeting(person, meetingCode);
    await sees(popup, 'Call running');
    await person.chromium.closePopup();
    expect(new Set(asked(person, kindOf[way]).flat())).toEqual(new Set([meetScopes.settings]));

    const tab = await person.chromium.openTab('https://www.google.com/');
    await person.chromium.dispatchCommand('createSpace', tab);
    const asking = await person.chromium.waitForPopup();
    await sees(asking, 'Google needs your permission for this.');
    expect(calls(person, 'create')).toEqual([]);
    await click(asking, 'Allow');
    await allow(person);
    await until('the meeting is made', () => calls(person, 'create').length > 0);
    expect(asked(person, kindOf[way]).flat()).not.toContain(meetScopes.readonly);
  });
});

describe.each(ways)('A token that ran out, signed in the %s way', (way) => {
  it('is renewed without a window, and the read is repeated once', async () => {
    const person = await start({ way });
    const { meetingCode } = meetingOf(person);
    await sees(await openOverMeeting(person, meetingCode), 'No call running');
    person.google.expireTokens();
    await person.chromium.closePopup();
    await sees(await openOverMeeting(person, meetingCode), 'No call running');
    await until('read again', () => calls(person, 'get').length === 3);
    expect(calls(person, 'get').map(({ status }) => status)).toEqual([200, 401, 200]);
    expect(await person.chromium.isConsentOpen()).toBe(false);
  });

  it('under New meeting: one meeting, from two requests of which the first did nothing', async () => {
    const person = await start({ way });
    await person.chromium.dispatchCommand('createSpace', await person.chromium.openTab('https://www.google.com/'));
    await notified(person, 'Meeting ready');
    person.google.expireTokens();
    await person.chromium.dispatchCommand('createSpace', await person.chromium.openTab('https://www.google.com/'));
    await until('the second meeting', () => person.google.spaces.length === 2);
    expect(calls(person, 'create').map(({ status }) => status)).toEqual([200, 401, 200]);
  });

  it('and a fresh one refused as well: signed out, no loop', async () => {
    const person = await start({ way });
    person.google.failNext({ method: 'create', status: 401, times: 9 });
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await sees(popup, 'Sign in with Google to go on.');
    expect(calls(person, 'create').map(({ status }) => status)).toEqual([401, 401]);
    expect(await person.chromium.isConsentOpen()).toBe(false);
  });

  it('and cannot be renewed, because access was taken back: signed out, asked by a button only', async () => {
    const person = await start({ way });
    const { meetingCode } = meetingOf(person);
    person.google.revokeTokens('host@gmail.com');
    const popup = await openOverMeeting(person, meetingCode);
    await sees(popup, 'Sign in with Google to go on.');
    expect(calls(person, 'get').map(({ status }) => status)).toEqual([401]);
    expect(await person.chromium.isConsentOpen()).toBe(false);
  });

  it('in the middle of ending a call: the question stays good, one end', async () => {
    const person = await start({ way });
    const { name, meetingUri } = meetingOf(person);
    person.google.startConference(name);
    await person.chromium.dispatchCommand('endConference', await person.chromium.openTab(meetingUri));
    const popup = await person.chromium.waitForPopup();
    await isAsked(popup);
    person.google.expireTokens();
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(calls(person, 'end')).toMatchObject([{ status: 200 }]);
  });
});

describe('A forged answer of the web way', () => {
  const forged: Record<string, (id: string, params: Record<string, string>) => string> = {
    'without our state': () => '#access_token=ya29.forged&token_type=Bearer&expires_in=3599',
    'with another state': () => '#access_token=ya29.forged&token_type=Bearer&expires_in=3599&state=0000',
    'with our state and another nonce': (_, { state }) => {
      const claims = {
        sub: '1',
        email: 'evil@example.com',
        aud: 'placeholder-web.apps.googleusercontent.com',
        nonce: '0',
      };
      const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
      return `#access_token=ya29.forged&token_type=Bearer&expires_in=3599&scope=${meetScopes.created}&state=${state}&id_token=e30.${payload}.e30`;
    },
    'with our state and no readable id': (_, { state }) =>
      `#access_token=ya29.forged&token_type=Bearer&expires_in=3599&state=${state}&id_token=nonsense`,
  };

  it.each(Object.keys(forged))('%s is refused: nothing of it is kept or sent', async (name) => {
    const person = await start();
    await beginSignIn(person, 'web');
    const window = await person.chromium.consentWindow();
    const params = person.google.authorizations.at(-1)?.params ?? {};
    const address = `https://${person.chromium.extensionId}.chromiumapp.org/${forged[name]?.('', params)}`;
    await window.evaluate((address) => location.assign(address), address).catch(() => undefined);
    const popup = await person.chromium.waitForPopup();
    await sees(popup, 'Google’s sign-in answer could not be used');
    expect(person.google.requests).toEqual([]);
    expect(JSON.stringify(await person.chromium.storage('session'))).not.toContain('ya29.forged');
    expect(await person.chromium.storage('local')).not.toHaveProperty('account');
  });
});

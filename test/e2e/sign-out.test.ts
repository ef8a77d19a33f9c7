import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { meetScopes } from '../google';
import {
  ask,
  called,
  calls,
  click,
  hold,
  ledger,
  look,
  meetingOf,
  notified,
  openOverMeeting,
  order,
  type Person,
  said,
  sees,
  signIn,
  start,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const address = 'host@gmail.com';
const id = '100000000000000000001';

/** All that is kept, as text. */
async function everything({ chromium }: Person): Promise<string> {
  const local = await chromium.storage('local');
  const session = await chromium.storage('session');
  return JSON.stringify({ local, session, sync: await chromium.storage('sync') });
}

/** The accounts that the list of meetings names. */
const accountsOfMeetings = async ({ chromium }: Person) =>
  Object.entries(await chromium.storage('local'))
    .filter(([key]) => key.startsWith('meeting:'))
    .map(([, meeting]) => (meeting as { account: string }).account);

describe.each(ways)('the %s way', (way) => {
  async function signedIn() {
    const person = await start({ way });
    return { person, page: await person.chromium.openPage('src/options/index.html') };
  }

  it('Sign out drops the tokens and leaves the permission at Google', async () => {
    const { person, page } = await signedIn();
    expect(await order(page, 'signOut', {})).toEqual({ ok: true, value: null });
    expect(await person.chromium.storage('session')).not.toMatchObject({ webGrants: { '100000000000000000001': {} } });
    expect(person.google.authorizations.some(({ kind }) => kind === 'revoke')).toBe(false);
    const before = person.google.authorizations.length;
    const { failure } = await order(page, 'createSpace', {});
    expect(failure?.kind).toBe('signedOut');
    expect(person.google.authorizations.length).toBe(before);
    expect(person.google.requests).toEqual([]);
  });

  it.each(['signOut', 'disconnect'])(
    '%s leaves neither address nor id in storage; the same account brings it back',
    async (leave) => {
      const { person, page } = await signedIn();
      const space = meetingOf(person, { config: { accessType: 'TRUSTED' } });
      person.google.startConference(space.name);
      expect(await order(page, 'createSpace', {})).toMatchObject({ ok: true });
      expect(await order(page, 'toggleLock', { code: space.meetingCode })).toMatchObject({ ok: true });
      await look(page, await ask(person, page, space.meetingCode));
      // As the popup keeps it that shows a call.
      await page.evaluate(() =>
        chrome.storage.session.set({ callStart: { record: 'conferenceRecords/x', startTime: '2026-01-01T00:00:00Z' } }),
      );
      expect(await everything(person)).toContain(address);

      expect(await order(page, leave, { accountId: id })).toMatchObject({ ok: true });
      const left = await everything(person);
      expect(left).not.toContain(address);
      expect(left).not.toContain(id);
      expect(left).not.toContain('callStart');
      expect(await accountsOfMeetings(person)).toEqual(['#1', '#1']);
      expect(await person.chromium.storage('session')).not.toMatchObject({ views: { [space.meetingCode]: {} } });

      await signIn(person, way, ['settings', 'created'], page);
      expect(await accountsOfMeetings(person)).toEqual([address, address]);
      expect(await order(page, leave, {})).toMatchObject({ ok: true });
      expect(await accountsOfMeetings(person)).toEqual(['#1', '#1']);
    },
  );

  it('what Google answers after the sign-out leaves no address either', async () => {
    const { person, page } = await signedIn();
    const { meetingCode: code } = meetingOf(person);
    const letGo = hold(person, 'get');
    const reading = order(page, 'readSpace', { code });
    await called(person, 'get');
    expect(await order(page, 'signOut', {})).toEqual({ ok: true, value: null });
    letGo();
    await reading;
    expect(await accountsOfMeetings(person)).toEqual(['#1']);
    expect(await everything(person)).not.toContain(address);
  });

  it('a token that Google mints after the sign-out is not kept, and nothing is sent with it', async () => {
    const { person, page } = await signedIn();
    const { meetingCode: code } = meetingOf(person);
    expect(await order(page, 'readSpace', { code })).toMatchObject({ ok: true });
    person.google.expireTokens();
    const letGo = hold(person, way === 'web' ? 'authorize' : 'issuetoken');
    const reading = order(page, 'readSpace', { code });
    await called(person, 'get', 2);
    expect(await order(page, 'signOut', {})).toEqual({ ok: true, value: null });
    letGo();
    expect(await reading).toMatchObject({ ok: false, failure: { kind: 'signedOut' } });
    expect(calls(person, 'get').map(({ status }) => status)).toEqual([200, 401]);
    expect(await everything(person)).not.toContain(address);
    expect((await person.chromium.storage('session')).webGrants ?? {}).toEqual({});
  });

  it('Disconnect takes the permission back at Google, the token in the body and not in the address', async () => {
    const { person, page } = await signedIn();
    expect(await order(page, 'disconnect', {})).toEqual({ ok: true, value: { confirmed: true } });
    expect(person.google.authorizations.at(-1)).toMatchObject({ kind: 'revoke', user: 'host@gmail.com' });
    expect(await person.chromium.storage('local')).toMatchObject({ accounts: [] });
  });

  it('Disconnect says so where Google did not confirm it', async () => {
    const { person, page } = await signedIn();
    person.google.failNext({ method: 'revoke', status: 503 });
    expect(await order(page, 'disconnect', {})).toEqual({ ok: true, value: { confirmed: false } });
    expect(await person.chromium.storage('local')).toMatchObject({ accounts: [] });
  });
});

it('signed in one way and then the other, one sign-out gives up the tokens of both', async () => {
  const person = await start({ way: 'browser' });
  const page = await person.chromium.openPage('src/options/index.html');
  Object.assign(person.google.consent, { answer: 'auto', webAccounts: [address] });
  const scopes = [meetScopes.created];
  for (const way of ['web', 'browser'])
    expect(await order(page, 'signIn', { way, scopes })).toMatchObject({ ok: true });
  expect(await everything(person)).toContain('webGrants');
  expect(await order(page, 'signOut', {})).toEqual({ ok: true, value: null });
  expect((await person.chromium.storage('session')).webGrants ?? {}).toEqual({});
  const left = await everything(person);
  for (const one of [address, id]) expect(left).not.toContain(one);
});

it('another account that signs in turns nothing back, and has a number of its own', async () => {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openPage('src/options/index.html#meetings');
  expect(await order(page, 'createSpace', {})).toMatchObject({ ok: true });
  expect(await order(page, 'signOut', {})).toEqual({ ok: true, value: null });
  await sees(page, 'Account 1 (signed out)');
  person.google.consent.answer = 'auto';
  person.google.consent.webAccounts = ['second@gmail.com'];
  const created = [meetScopes.created];
  expect(await order(page, 'signIn', { way: 'web', scopes: created })).toEqual({ ok: true, value: null });
  expect(await order(page, 'createSpace', {})).toMatchObject({ ok: true });
  expect((await accountsOfMeetings(person)).sort()).toEqual(['#1', 'second@gmail.com']);
  expect(await order(page, 'signOut', {})).toEqual({ ok: true, value: null });
  expect((await accountsOfMeetings(person)).sort()).toEqual(['#1', '#2']);
  expect(await everything(person)).not.toContain('@gmail.com');
  // Nor can Google's ids be read: only their salted hashes are there.
  expect(await everything(person)).not.toContain(id);
});

it('a popup that is opened again shows nothing of who signed out', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode, name } = meetingOf(person, { config: { accessType: 'TRUSTED' } });
  person.google.startConference(name);
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Call running');
  await click(popup, address);
  await click(popup, 'Sign out');
  const shows = async (one: Page) => {
    await sees(one, 'Sign in with Google to go on.');
    expect(await said(one)).not.toContain('Call running');
    expect(await said(one)).not.toContain(address);
  };
  await shows(popup);
  await shows(await openOverMeeting(person, meetingCode));
});

it('an unconfirmed Disconnect is told as what it is where no page shows it', async () => {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openPage('src/options/index.html');
  const letGo = hold(person, 'revoke', { status: 503 });
  await click(page, 'Disconnect');
  // What it would erase is counted first.
  await until('it is ordered', async () =>
    (await ledger(person)).open.some(({ order }) => order.action === 'disconnect'),
  );
  await page.close();
  letGo();
  const { message } = await notified(person);
  expect(message).toContain('Google has not confirmed that the permission is gone');
});

it('the options page says what became of each', async () => {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openPage('src/options/index.html');
  await click(page, 'Sign out');
  await sees(page, 'Nobody is signed in.');
  person.google.consent.webAccounts = ['host@gmail.com'];
  // The grant at Google stays, so that nothing is asked again.
  await click(page, 'Sign in with Google');
  await click(page, 'Disconnect');
  await sees(page, 'Google has taken the permission back.');
  await sees(page, 'Nobody is signed in.');
  person.google.consent.answer = 'auto';
  person.google.failNext({ method: 'revoke', status: 503 });
  await click(page, 'Sign in with Google');
  await click(page, 'Disconnect');
  await sees(page, 'Google has not confirmed that the permission is gone');
});

import type { Page } from 'puppeteer-core';
import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { meetScopes } from '../google';
import {
  allow,
  appears,
  calls,
  choose,
  click,
  clickAway,
  keepRooms,
  named,
  openElsewhere,
  openOptions,
  openOverMeeting,
  order,
  type Person,
  planRooms,
  roomStates,
  said,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const host = '100000000000000000001';
const second = '100000000000000000002';

/** Signed in as host, the web way, with a second account known and not in use; and a page to give orders from. */
async function withTwo(): Promise<{ person: Person; page: Page }> {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openPage('src/options/index.html');
  const answer = order(page, 'signIn', { another: true });
  await choose(person, 'second@gmail.com');
  await allow(person);
  expect(await answer).toEqual({ ok: true, value: null });
  await page.evaluate((account) => chrome.storage.local.set({ account }), host);
  return { person, page };
}

it('the options page adds an account, the popup names the one in use, and both switch', async () => {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openPage('src/options/index.html');
  await click(page, 'Add an account');
  await choose(person, 'second@gmail.com');
  await allow(person);
  await page.bringToFront();
  await click(page, 'Use host@gmail.com');
  await sees(page, 'Use second@gmail.com');
  const popup = await openElsewhere(person);
  await click(popup, 'host@gmail.com');
  await click(popup, 'second@gmail.com');
  await appears(popup, named('second@gmail.com'));
  await click(popup, 'New meeting');
  // Second allowed only the settings so far: the switch carries nothing over from one account to the other.
  await sees(popup, 'Google needs your permission for this.');
  expect(calls(person, 'create')).toEqual([]);
});

it('a meeting of another account: the other known account is offered, and reads it', async () => {
  const { person } = await withTwo();
  person.google.knobs.othersAreMasked = true;
  const space = person.google.createSpace({ owner: 'second@gmail.com' });
  const popup = await openOverMeeting(person, space.meetingCode);
  await sees(popup, 'This meeting belongs to another account');
  await click(popup, 'Use second@gmail.com');
  await sees(popup, 'Who joins without asking');
  expect(calls(person, 'get').at(-1)).toMatchObject({ user: 'second@gmail.com', status: 200 });
});

it('a tab that is open with another account is said, and the known one offered', async () => {
  const { person } = await withTwo();
  const space = person.google.createSpace({ owner: 'second@gmail.com' });
  const popup = await openOverMeeting(person, `${space.meetingCode}?authuser=second@gmail.com`);
  await sees(popup, 'This tab is open with second@gmail.com.');
  const numbered = await openOverMeeting(person, `${space.meetingCode}?authuser=1`);
  await sees(numbered, 'Check that host@gmail.com is the right one.');
  const same = await openOverMeeting(person, `${space.meetingCode}?authuser=host@gmail.com`);
  await sees(same, space.meetingCode);
  expect(await said(same)).not.toContain('This tab is');
});

it('a meeting can be made with another known account than the one in use', async () => {
  const { person, page } = await withTwo();
  person.google.grant('second@gmail.com', 'placeholder-web.apps.googleusercontent.com', [meetScopes.created]);
  expect(await order(page, 'createSpace', { accountId: second })).toMatchObject({
    ok: false,
    failure: { kind: 'scopeMissing' },
  });
  expect(await order(page, 'createSpace', { accountId: host })).toMatchObject({
    ok: true,
    value: { view: { account: 'host@gmail.com' } },
  });
});

/** An order that waits for a sign-in, and what Google is asked meanwhile. */
const createAfter = (page: Page, input: object, create: object = {}) => {
  const then = { action: 'createSpace', input: create };
  return order(page, 'signIn', { scopes: [meetScopes.created], ...input, then });
};

const inUse = async ({ chromium }: Person) => (await chromium.storage('local')).account;

it('a sign-in for an order that comes back as somebody else: nothing is made, and the one in use stays', async () => {
  const person = await start({ way: 'web', scopes: ['settings'] });
  const page = await person.chromium.openPage('src/options/index.html');
  // Google's window has another account than the one that is in use here.
  person.google.consent.webAccounts = ['second@gmail.com'];
  const answer = createAfter(page, {});
  await choose(person, 'second@gmail.com');
  await allow(person);
  const failure = { kind: 'signedInAsOther', accountId: host, as: second };
  expect(await answer).toEqual({ ok: false, failure });
  expect(person.google.requests).toEqual([]);
  expect(await inUse(person)).toBe(host);
  // With another account, where the person asks for that, it is carried out as whoever comes.
  const another = createAfter(page, { another: true });
  await choose(person, 'second@gmail.com');
  expect(await another).toMatchObject({ ok: true, value: { view: { account: 'second@gmail.com' } } });
});

it('a list of meetings that was left at a sign-out goes on once the same person is back, who is nobody else', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  await keepRooms(page, 'x', planRooms(2));
  expect(await order(page, 'signOut', {})).toMatchObject({ ok: true });
  const then = { action: 'createRooms', input: { list: 'x' } };
  const { failure } = await order(page, then.action, then.input);
  expect(failure).toMatchObject({ kind: 'signedOut', accountId: '#1' });
  // As the button that helps gives it.
  const { scopes, accountId } = failure as unknown as { scopes: string[]; accountId: string };
  const answer = order(page, 'signIn', { scopes, accountId, then });
  await choose(person, 'host@gmail.com');
  expect(await answer).toMatchObject({ ok: true });
  expect(await roomStates(page)).toEqual(['made', 'made']);
});

it('in the popup, somebody else is named beside the one who was meant, and either can go on', async () => {
  const person = await start({ way: 'web', scopes: ['settings'] });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'Google needs your permission for this.');
  person.google.consent.webAccounts = ['second@gmail.com'];
  await clickAway(popup, named('Allow'));
  await choose(person, 'second@gmail.com');
  await allow(person);
  const again = await person.chromium.waitForPopup();
  await sees(again, 'You signed in with another account than this was ordered with, so it was not done.');
  await appears(again, named('Sign in as host@gmail.com'));
  expect(person.google.requests).toEqual([]);
  await click(again, 'Use second@gmail.com');
  await sees(again, 'Copied');
  expect(calls(person, 'create')).toMatchObject([{ user: 'second@gmail.com', status: 200 }]);
});

/** A preset for the second account, made on another computer, and the default there and here. */
async function withStrangePreset(): Promise<Person> {
  const person = await start({ way: 'web' });
  const mine = { name: 'Theirs', leaves: { accessType: 'OPEN' }, accountId: second, at: 1 };
  const worker = await person.chromium.worker();
  await worker.evaluate(
    (mine) => chrome.storage.sync.set({ 'preset:0a0a0a0a': mine, presetDefault: '0a0a0a0a' }),
    mine,
  );
  return person;
}

it.each([
  ['chosen', { presetId: '0a0a0a0a' }],
  ['by default', {}],
])('a preset of an account that is not signed in here, %s: says so, and makes nothing', async (_, create) => {
  const person = await withStrangePreset();
  const page = await person.chromium.openPage('src/options/index.html');
  const failure = { kind: 'presetOfOther', accountId: second, preset: 'Theirs' };
  expect(await order(page, 'createSpace', create)).toEqual({ ok: false, failure });
  expect(person.google.requests).toEqual([]);
  // Signed in as somebody who is not meant either: said, and nothing is made.
  const wrong = createAfter(page, { accountId: second }, create);
  await choose(person, 'host@gmail.com');
  expect(await wrong).toEqual({ ok: false, failure: { kind: 'signedInAsOther', accountId: second, as: host } });
  expect(person.google.requests).toEqual([]);
  const right = createAfter(page, { accountId: second }, create);
  await choose(person, 'second@gmail.com');
  await allow(person);
  expect(await right).toMatchObject({ ok: true, value: { view: { account: 'second@gmail.com' } } });
  expect(await inUse(person)).toBe(host);
  expect(await order(page, 'createSpace', create)).toMatchObject({ value: { view: { account: 'second@gmail.com' } } });
});

it('by a key, such a default preset opens the popup, which makes the meeting with the account in use if told so', async () => {
  const person = await withStrangePreset();
  const tab = await person.chromium.openTab('https://www.google.com/');
  await person.chromium.dispatchCommand('createSpace', tab);
  const popup = await person.chromium.waitForPopup();
  await sees(popup, 'The preset “Theirs” makes meetings with another account, which is not signed in here.');
  await appears(popup, named('Sign in with that account'));
  expect(person.google.requests).toEqual([]);
  await click(popup, 'Use host@gmail.com');
  await sees(popup, 'Copied');
  expect(calls(person, 'create')).toMatchObject([{ user: 'host@gmail.com', body: { config: { accessType: 'OPEN' } } }]);
});

it('a preset of another known account: New meeting says beforehand whose the meeting is', async () => {
  const { person } = await withTwo();
  const worker = await person.chromium.worker();
  await worker.evaluate(
    (accountId) =>
      chrome.storage.sync.set({
        'preset:0a0a0a0a': { name: 'Theirs', leaves: {}, accountId, at: 1 },
        presetDefault: '0a0a0a0a',
      }),
    second,
  );
  const popup = await openElsewhere(person);
  await sees(popup, 'With preset “Theirs”, as second@gmail.com.');
  await click(popup, 'New meeting');
  // It allowed only the settings so far: that is asked of this account, and the one in use stays.
  await sees(popup, 'Google needs your permission for this.');
  await clickAway(popup, named('Allow'));
  await allow(person);
  await until('it is made', () => calls(person, 'create').length > 0);
  expect(calls(person, 'create')).toMatchObject([{ user: 'second@gmail.com', status: 200 }]);
  expect(await inUse(person)).toBe(host);
});

it('two sign-ins at once: the second window waits for the first', async () => {
  const person = await start();
  const page = await person.chromium.openPage('src/options/index.html');
  const ask = (scope: string) => order(page, 'signIn', { way: 'web', scopes: [scope] });
  const both = [ask(meetScopes.settings), ask(meetScopes.created)];
  await choose(person, 'host@gmail.com');
  await allow(person);
  await Promise.race(both);
  await choose(person, 'host@gmail.com');
  await allow(person);
  const done = { ok: true, value: null };
  expect(await Promise.all(both)).toEqual([done, done]);
});

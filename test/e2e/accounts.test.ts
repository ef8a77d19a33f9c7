import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { meetScopes } from '../google';
import {
  allow,
  appears,
  calls,
  choose,
  click,
  named,
  openElsewhere,
  openOverMeeting,
  order,
  type Person,
  said,
  sees,
  start,
} from '../person';

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

import type { Page } from 'puppeteer-core';
import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { meetScopes, troubles } from '../google';
import {
  alarmToTell,
  called,
  click,
  clickOn,
  fill,
  notified,
  openElsewhere,
  openOptions,
  order,
  type Person,
  pressAndHold,
  readList,
  ring,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(5));

const openList = ({ chromium }: Person) => chromium.openPage('src/options/index.html#meetings');
const isGone = (page: Page) =>
  until('no meeting is in the list of those that may exist', async () => (await readList(page)).possible === 0);

/** Asks for a meeting with a preset, and lets Google make it and its answer be lost. */
async function loseMeeting() {
  const person = await start({ way: 'web' });
  person.google.failNext({ ...troubles.answerLost, method: 'create' });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting with a preset');
  await click(popup, 'Webinar with viewers');
  await sees(popup, 'may or may not have been made');
  return { person, popup, code: person.google.spaces.at(-1)?.meetingCode ?? '' };
}

it('a meeting that may exist is in popup and options with its time, account and settings, and stays there', async () => {
  const { person, popup } = await loseMeeting();
  const { settings = {} } =
    ((await person.chromium.storage('local')).possible as { sent: { settings: object } }[])[0]?.sent ?? {};
  expect(Object.keys(settings)).not.toEqual([]);
  const saysIt = async (page: Page) => {
    await sees(page, 'Ordered');
    await sees(page, 'with host@gmail.com, and Google did not answer.');
    await sees(page, 'Who joins without asking: ');
  };
  await saysIt(popup);
  const list = await openList(person);
  await saysIt(list);
  // What leads elsewhere, and what only passes by.
  expect(await order(list, 'createSpace', {})).toMatchObject({ ok: true });
  await order(list, 'readSpace', { code: person.google.spaces.at(-1)?.meetingCode });
  await ring(person, alarmToTell);
  await person.chromium.killWorker();
  await person.chromium.worker();
  await list.reload();
  await saysIt(list);
  await saysIt(await openElsewhere(person));
  await person.chromium.closePopup();
  await list.bringToFront();
  await click(list, 'Forget it');
  await isGone(list);
});

it('the first page leads to it where the answer to the first meeting was lost', async () => {
  const person = await start({ way: 'web' });
  person.google.failNext({ ...troubles.answerLost, method: 'create' });
  const page = await person.chromium.openPage('src/welcome/index.html');
  await click(page, 'New meeting');
  await sees(page, 'it may or may not have happened');
  await click(page, 'Show how it stands');
  const address = `chrome-extension://${person.chromium.extensionId}/src/options/index.html#meetings`;
  expect(await person.chromium.waitForAddress(address)).toBe(address);
  await sees(await openList(person), 'with host@gmail.com, and Google did not answer.');
});

it('its link leads to it and takes it out; what is no link says so', async () => {
  const { person, popup, code } = await loseMeeting();
  await fill(popup, 'li.note input', 'https://evil.example/');
  await clickOn(popup, 'li.note button[type=submit]');
  await sees(popup, 'does not lead to meet.google.com');
  expect((await readList(popup)).possible).toBe(1);
  await fill(popup, 'li.note input', `https://meet.google.com/${code}`);
  await clickOn(popup, 'li.note button[type=submit]');
  await sees(popup, 'All settings');
  expect(await popup.$eval('h1', (title) => title.textContent)).toBe(code);
  await isGone(await openOptions(person));
});

it('sign-out says first what is still open with the account', async () => {
  const { person } = await loseMeeting();
  const { space, letGo } = await pressAndHold(person, 'lock');
  const page = await person.chromium.openPage('src/options/index.html#account');
  await sees(page, 'host@gmail.com');
  await click(page, 'Sign out');
  await sees(page, 'Still open with this account:');
  await sees(page, 'New meeting · May exist');
  await sees(page, `Locked or unlocked · ${space?.meetingCode}`);
  await sees(page, 'May exist');
  expect(await person.chromium.storage('local')).toMatchObject({ accounts: [{ email: 'host@gmail.com' }] });
  letGo();
  await click(page, 'Sign out all the same');
  await until(
    'nobody is signed in',
    async () => !((await person.chromium.storage('local')).accounts as object[])?.length,
  );
});

it('a sign-in that dies while it makes a meeting never says that nothing was changed', async () => {
  const person = await start();
  person.google.consent.answer = 'auto';
  person.google.consent.webAccounts = ['host@gmail.com'];
  const page = await openOptions(person);
  person.google.failNext({ method: 'create', how: 'hang' });
  const then = { action: 'createSpace', input: {} };
  const scopes = [meetScopes.settings, meetScopes.created];
  const answer = order(page, 'signIn', { way: 'web', scopes, then }).catch(String);
  await called(person, 'create');
  await person.chromium.killWorker();
  expect(await answer).toContain('message channel closed');
  await person.chromium.worker();
  const { title, message } = await notified(person);
  expect(title).toBe('Outcome unknown');
  expect(message).toContain('may or may not have been made');
  expect(message).not.toContain('Nothing was changed');
  expect((await readList(page)).possible).toBe(1);
});

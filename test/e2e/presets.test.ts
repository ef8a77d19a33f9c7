import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  calls,
  choose,
  click,
  everythingIsTold,
  openElsewhere,
  openOverMeeting,
  type Person,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const host = 'host@gmail.com';
const team = { config: { accessType: 'TRUSTED', moderation: 'OFF' } };

/** Makes presets of one's own, as the editor keeps them. */
const keep = async ({ chromium }: Person, items: Record<string, unknown>) =>
  (await chromium.worker()).evaluate((items) => chrome.storage.sync.set(items), items);

it('makes a meeting with a preset in one request', async () => {
  const person = await start({ way: 'web' });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting with a preset');
  await click(popup, 'Team');
  await sees(popup, 'Copied');
  expect(person.google.requests).toMatchObject([{ call: 'create', body: team }]);
});

it('makes a meeting with the default preset, from the popup and by the shortcut', async () => {
  const person = await start({ way: 'web' });
  await keep(person, { presetDefault: 'team' });
  const popup = await openElsewhere(person);
  await sees(popup, 'With preset “Team”. Copies the link; nobody joins.');
  await click(popup, 'New meeting');
  await sees(popup, 'Copied');
  // Closed before it was told there, a notification would tell it, too.
  await everythingIsTold(person);
  await person.chromium.closePopup();
  const tab = await person.chromium.openTab('https://www.google.com/');
  await person.chromium.dispatchCommand('createSpace', tab);
  await until('the notification', async () => (await person.chromium.notifications()).length > 0);
  expect(calls(person, 'create')).toMatchObject([{ body: team }, { body: team }]);
});

it('makes a meeting from the submenu, and says what Google did not apply', async () => {
  const person = await start({ way: 'web' });
  person.google.dropSetting(host, 'accessType');
  const tab = await person.chromium.openTab('https://www.google.com/');
  await person.chromium.dispatchMenu({ menuItemId: 'createSpace:openHouse@action' }, tab);
  await until('the notification', async () => (await person.chromium.notifications()).length > 0);
  expect((await person.chromium.notifications())[0]?.message).toContain(
    'Not applied: Who joins without asking. Google kept “Only invited people”.',
  );
  expect(calls(person, 'create')).toMatchObject([{ body: { config: { accessType: 'OPEN', moderation: 'OFF' } } }]);
});

it('remakes the submenus when presets come and go', async () => {
  const { chromium, ...person } = await start();
  for (const id of [
    'createSpace:exam@page',
    'createSpace:exam@link',
    'createSpace:exam@action',
    'applyPreset:exam@page',
  ])
    await until(`${id} is in the menus`, () => chromium.hasMenuItem(id));
  await keep({ chromium, ...person }, { 'preset:0123abcd': { name: 'A & B', leaves: {}, at: 1 } });
  await until('the new item is there', () => chromium.hasMenuItem('applyPreset:0123abcd@link'));
  await (await chromium.worker()).evaluate(() => chrome.storage.sync.remove('preset:0123abcd'));
  await until('the item is gone', async () => !(await chromium.hasMenuItem('applyPreset:0123abcd@link')));
});

it('applies a preset to the meeting of the tab after a review, from the popup', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = person.google.createSpace({ owner: host, config: { accessType: 'TRUSTED' } });
  const popup = await openOverMeeting(person, meetingCode);
  await click(popup, 'Presets');
  await click(popup, 'Exam or lockdown');
  await sees(popup, 'Your organization and invited people → Only invited people');
  expect(calls(person, 'patch')).toEqual([]);
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  expect(calls(person, 'patch').map(({ query }) => query.updateMask)).toEqual([
    'config.accessType,config.moderation,config.moderationRestrictions.chatRestriction,' +
      'config.moderationRestrictions.reactionRestriction,config.moderationRestrictions.presentRestriction',
  ]);
});

it('applies a preset from the submenu: the popup opens on the review, and nothing is sent before the yes', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = person.google.createSpace({ owner: host, config: { accessType: 'RESTRICTED' } });
  const tab = await person.chromium.openTab(`https://meet.google.com/${meetingCode}`);
  await person.chromium.dispatchMenu({ menuItemId: 'applyPreset:team@page' }, tab);
  const popup = await person.chromium.waitForPopup();
  await sees(popup, 'Preset “Team”');
  await sees(popup, 'Only invited people → Your organization and invited people');
  expect(calls(person, 'patch')).toEqual([]);
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  expect(calls(person, 'patch')).toMatchObject([{ query: { updateMask: 'config.accessType' } }]);
});

it('says when a meeting no longer matches its preset, and applies it again', async () => {
  const person = await start({ way: 'web' });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting with a preset');
  await click(popup, 'Team');
  await sees(popup, 'Copied');
  const [space] = person.google.spaces;
  const code = space?.meetingCode ?? '';
  person.google.changeSpace(code, { accessType: 'OPEN' });
  const again = await openOverMeeting(person, code);
  await sees(again, 'No longer matches the preset “Team”.');
  await click(again, 'Apply again');
  await click(again, 'Apply');
  await sees(again, 'Google confirms the change.');
  expect(person.google.space(code).config).toMatchObject({ accessType: 'TRUSTED' });
  expect(await again.evaluate(() => document.body.textContent)).not.toContain('No longer matches');
});

it('asks for the permission for recording when a preset uses it first', async () => {
  const person = await start({ way: 'web', scopes: ['created'] });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting with a preset');
  await click(popup, 'Recorded class');
  await sees(popup, 'Google needs your permission for this.');
  expect(person.google.requests).toEqual([]);
});

it('makes a meeting with the account of the preset, whichever is in use', async () => {
  const person = await start({ way: 'web', scopes: ['created'] });
  const [, second] = person.google.users;
  person.google.consent.answer = 'auto';
  const options = await person.chromium.openPage('src/options/index.html#account');
  await click(options, 'Add an account');
  await choose(person, second?.email ?? '');
  await sees(options, second?.email ?? '');
  await keep(person, {
    'preset:0a0a0a0a': { name: 'Theirs', leaves: { accessType: 'OPEN' }, accountId: '100000000000000000001', at: 1 },
  });
  const popup = await openElsewhere(person);
  await sees(popup, second?.email ?? '');
  await click(popup, 'New meeting with a preset');
  await click(popup, 'Theirs host@gmail.com');
  await until('it is made', async () => calls(person, 'create').length > 0);
  expect(calls(person, 'create')).toMatchObject([{ user: host, status: 200 }]);
});

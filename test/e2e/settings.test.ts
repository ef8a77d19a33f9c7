import type { Page } from 'puppeteer-core';
import { beforeEach, expect, it } from 'vitest';
import { calls, chooseOption, click, clickOn, openOverMeeting, type Person, said, sees, start } from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const host = 'host@gmail.com';

/** A meeting of the host's, and the popup over it with everything loaded. */
async function openMeeting(person: Person, config = {}): Promise<{ popup: Page; code: string; name: string }> {
  const { meetingCode: code, name } = person.google.createSpace({ owner: host, config });
  const popup = await openOverMeeting(person, code);
  await sees(popup, 'All settings');
  return { popup, code, name };
}

const choose = (popup: Page, setting: string, value: string): Promise<void> =>
  chooseOption(popup, `select[name=${setting}]`, value);

it('shows all eleven settings, and sends exactly what was reviewed and differs', async () => {
  const person = await start({ way: 'web' });
  const { popup, name } = await openMeeting(person, { accessType: 'TRUSTED', moderation: 'OFF' });
  await click(popup, 'All settings');
  await sees(popup, 'Host management');
  expect(await popup.$$eval('select', (all) => all.map((one) => one.name))).toHaveLength(11);
  await choose(popup, 'moderation', 'ON');
  await choose(popup, 'presentRestriction', 'HOSTS_ONLY');
  await choose(popup, 'autoRecordingGeneration', 'ON');
  await sees(popup, 'Host managementOff → On');
  await sees(popup, 'Who may presentSet by the account → Only hosts');
  expect(calls(person, 'patch')).toEqual([]);
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  expect(calls(person, 'patch')).toMatchObject([
    {
      path: `/v2/${name}`,
      query: {
        updateMask:
          'config.moderation,config.moderationRestrictions.presentRestriction,config.artifactConfig.recordingConfig.autoRecordingGeneration',
      },
      body: {
        config: {
          moderation: 'ON',
          moderationRestrictions: { presentRestriction: 'HOSTS_ONLY' },
          artifactConfig: { recordingConfig: { autoRecordingGeneration: 'ON' } },
        },
      },
    },
  ]);
});

it('keeps restrictions off while moderation is off, and shows what turning it off resets', async () => {
  const person = await start({ way: 'web' });
  const config = { moderation: 'ON', moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' } };
  const { popup } = await openMeeting(person, config);
  await click(popup, 'All settings');
  await choose(popup, 'moderation', 'OFF');
  await sees(popup, 'Who may chatOnly hosts → EveryoneGoogle resets this when host management is turned off.');
  expect(await popup.$eval('select[name=chatRestriction]', (select) => select.disabled)).toBe(true);
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  expect(calls(person, 'patch')).toMatchObject([{ query: { updateMask: 'config.moderation' } }]);
});

it('names what Google silently did not apply', async () => {
  const person = await start({ way: 'web' });
  person.google.dropSetting(host, 'accessType');
  const { popup } = await openMeeting(person, { accessType: 'TRUSTED' });
  await clickOn(popup, 'input[value=OPEN]');
  await click(popup, 'Apply');
  await sees(popup, 'Not applied: Who joins without asking. Google kept “Your organization and invited people”.');
  expect(await said(popup)).not.toContain('Google confirms');
});

it('sends nothing when somebody else changed it in between, and shows what is new with the choice kept', async () => {
  const person = await start({ way: 'web' });
  const { popup, code } = await openMeeting(person, { accessType: 'TRUSTED' });
  await clickOn(popup, 'input[value=OPEN]');
  await sees(popup, 'Your organization and invited people → Anyone with the link');
  person.google.changeSpace(code, { accessType: 'RESTRICTED' });
  await click(popup, 'Apply');
  await sees(popup, 'Your organization and invited people → Only invited people');
  await sees(popup, 'Only invited people → Anyone with the link');
  expect(calls(person, 'patch')).toEqual([]);
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  expect(calls(person, 'patch')).toMatchObject([{ query: { updateMask: 'config.accessType' } }]);
});

it('shows what Google added later, and never clears it', async () => {
  const person = await start({ way: 'web' });
  const later = { moderation: 'BY_AI', mood: 'CALM', accessType: 'TRUSTED' };
  const { popup, code } = await openMeeting(person, later);
  await click(popup, 'All settings');
  await sees(popup, 'mood: "CALM"');
  await sees(popup, 'BY_AI (newer than this version)');
  expect(await popup.$eval('select[name=moderation]', (select) => select.disabled)).toBe(true);
  await choose(popup, 'accessType', 'OPEN');
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  expect(person.google.space(code).config).toMatchObject({ ...later, accessType: 'OPEN' });
});

it('says to everybody but the owner why nothing can be changed', async () => {
  const person = await start({ way: 'web', scopes: ['settings', 'readonly'] });
  const { meetingCode } = person.google.createSpace({ owner: 'teacher@school.example', invited: [host] });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Only the owner of this meeting can see and change this.');
  await sees(popup, 'All settings');
  await click(popup, 'All settings');
  await sees(popup, 'Host management');
  expect(await popup.$$eval('select', (all) => all.filter((one) => !one.matches(':disabled')).length)).toBe(0);
});

it('asks for the permission for recording when it is first used', async () => {
  const person = await start({ way: 'web', scopes: ['created'] });
  const { popup } = await openMeeting(person);
  await click(popup, 'All settings');
  await sees(popup, 'The first time, Google asks for your permission.');
  await choose(popup, 'autoRecordingGeneration', 'ON');
  await click(popup, 'Apply');
  await sees(popup, 'Google needs your permission for this.');
  expect(calls(person, 'patch')).toEqual([]);
});

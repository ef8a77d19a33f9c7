import { describe, expect, it } from 'vitest';
import { calls, changeAccess, changes, meetingOf, openOverMeeting, sees, start, ways } from '../person';

describe.each(ways)('Change who may join, signed in the %s way', (way) => {
  it('from the popup: one PATCH of exactly that setting, to the space and not to the code', async () => {
    const person = await start({ way });
    const { name, meetingCode } = meetingOf(person);
    const popup = await openOverMeeting(person, meetingCode);
    await changeAccess(popup, 'OPEN');
    await sees(popup, 'Google confirms the change.');
    expect(calls(person, 'patch')).toMatchObject([
      {
        path: `/v2/${name}`,
        query: { updateMask: 'config.accessType' },
        body: { config: { accessType: 'OPEN' } },
        user: 'host@gmail.com',
        status: 200,
      },
    ]);
    expect(person.google.space(name).config.accessType).toBe('OPEN');
  });
});

it('of a meeting made in Calendar: the scope that is not sensitive is enough', async () => {
  const person = await start({ way: 'web', scopes: ['settings'] });
  const { name, meetingCode } = meetingOf(person, { madeBy: 'calendar' });
  const popup = await openOverMeeting(person, meetingCode);
  await changeAccess(popup, 'TRUSTED');
  await sees(popup, 'Google confirms the change.');
  expect(person.google.space(name).config.accessType).toBe('TRUSTED');
  expect(calls(person, 'patch')[0]?.scopes.filter((scope) => /meetings/.test(scope))).toEqual([
    'https://www.googleapis.com/auth/meetings.space.settings',
  ]);
});

it('chosen is not applied: nothing is sent before Apply', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = meetingOf(person);
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'All settings');
  await popup.locator('input[value=OPEN]').click();
  await sees(popup, '→');
  await popup.keyboard.press('ArrowDown');
  expect(changes(person)).toEqual([]);
});

it('somebody else changed it meanwhile: nothing is overwritten, and the sentence says so', async () => {
  const person = await start({ way: 'web' });
  const { name, meetingCode } = meetingOf(person, { config: { accessType: 'RESTRICTED' } });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'All settings');
  await popup.locator('input[value=OPEN]').click();
  person.google.changeSpace(name, { accessType: 'TRUSTED' });
  await changeAccess(popup, 'OPEN');
  await sees(popup, 'Somebody changed this meeting in the meantime, so nothing was sent.');
  expect(changes(person)).toEqual([]);
  expect(person.google.space(name).config.accessType).toBe('TRUSTED');
});

it('Google answers 200 and keeps what it was: that is said, not success', async () => {
  const person = await start({ way: 'web' });
  person.google.dropSetting('host@gmail.com', 'config.accessType');
  const { meetingCode } = meetingOf(person, { config: { accessType: 'RESTRICTED' } });
  const popup = await openOverMeeting(person, meetingCode);
  await changeAccess(popup, 'OPEN');
  await sees(popup, 'Not applied: Who joins without asking. Google kept');
  expect(changes(person)).toEqual(['patch']);
});

it('the plan does not offer it: said as that, not as a missing permission', async () => {
  const person = await start({ way: 'web' });
  person.google.refuseFeature('host@gmail.com', 'updateAccessType');
  const { meetingCode } = meetingOf(person);
  const popup = await openOverMeeting(person, meetingCode);
  await changeAccess(popup, 'OPEN');
  await sees(popup, 'plan does not offer');
  expect(changes(person)).toEqual(['patch']);
});

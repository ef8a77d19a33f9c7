import { expect, it } from 'vitest';
import { calls, click, openOverMeeting, sees, start } from '../person';

const host = 'host@gmail.com';

it('undoes the last change, also after the popup was closed', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode: code } = person.google.createSpace({ owner: host, config: { accessType: 'TRUSTED' } });
  const popup = await openOverMeeting(person, code);
  await popup.locator('input[value=OPEN]').click();
  await click(popup, 'Apply');
  await sees(popup, 'Last change');
  const later = await openOverMeeting(person, code);
  await sees(later, 'Your organisation and invited people → Anyone with the link');
  await click(later, 'Undo');
  await sees(later, 'Google confirms the change.');
  expect(calls(person, 'patch').at(-1)).toMatchObject({
    query: { updateMask: 'config.accessType' },
    body: { config: { accessType: 'TRUSTED' } },
  });
  expect(await later.$('::-p-aria([name="Undo"])')).toBeNull();
});

it('brings back what turning moderation off reset', async () => {
  const person = await start({ way: 'web' });
  const config = { moderation: 'ON', moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' } };
  const { meetingCode: code } = person.google.createSpace({ owner: host, config });
  const popup = await openOverMeeting(person, code);
  await click(popup, 'All settings');
  await popup.select('select[name=moderation]', 'OFF');
  await click(popup, 'Apply');
  await click(popup, 'Undo');
  await sees(popup, 'Google confirms the change.');
  expect(person.google.space(code).config).toMatchObject(config);
});

it('undoes nothing that somebody changed since, and shows the conflict', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode: code } = person.google.createSpace({ owner: host, config: { accessType: 'TRUSTED' } });
  const popup = await openOverMeeting(person, code);
  await popup.locator('input[value=OPEN]').click();
  await click(popup, 'Apply');
  await sees(popup, 'Last change');
  person.google.changeSpace(code, { accessType: 'RESTRICTED' });
  await click(popup, 'Undo');
  await sees(popup, 'Somebody changed this since, so it was not undone:');
  await sees(popup, 'Anyone with the link → Only invited people');
  expect(calls(person, 'patch')).toHaveLength(1);
  await click(popup, 'Show the old values for review');
  await sees(popup, 'Only invited people → Your organisation and invited people');
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  expect(person.google.space(code).config).toMatchObject({ accessType: 'TRUSTED' });
});

it('says what it cannot put back', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode: code } = person.google.createSpace({ owner: host, config: { accessType: 'TRUSTED' } });
  const popup = await openOverMeeting(person, code);
  await popup.locator('input[value=OPEN]').click();
  await click(popup, 'All settings');
  await popup.select('select[name=attendanceReportGenerationType]', 'GENERATE_REPORT');
  await click(popup, 'Apply');
  await sees(popup, 'Cannot be put back, because Google did not say what it was: Attendance report.');
});

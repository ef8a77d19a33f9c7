import { beforeEach, expect, it } from 'vitest';
import {
  calls,
  changeAccess,
  chooseOption,
  click,
  clickOn,
  meetingOf,
  openOptions,
  openOverMeeting,
  order,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(3));

it('undoes the last change, also after the popup was closed, and says what it cannot put back', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = meetingOf(person, { config: { accessType: 'TRUSTED' } });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'All settings');
  await clickOn(popup, 'input[value=OPEN]');
  await click(popup, 'All settings');
  await chooseOption(popup, 'select[name=attendanceReportGenerationType]', 'GENERATE_REPORT');
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  const later = await openOverMeeting(person, meetingCode);
  await sees(later, 'Your organization and invited people → Anyone with the link');
  await sees(later, 'Cannot be put back, because Google did not say what it was: Attendance report.');
  await click(later, 'Undo');
  await sees(later, 'Change undone');
  expect(calls(person, 'patch').at(-1)).toMatchObject({
    query: { updateMask: 'config.accessType' },
    body: { config: { accessType: 'TRUSTED' } },
  });
  expect(await later.$('::-p-aria([name="Undo"])')).toBeNull();
});

it('brings back what turning moderation off reset, and then has nothing left to undo', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const config = { moderation: 'ON', moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' } };
  const space = meetingOf(person, { config });
  const { name } = space;
  const input = { name, shown: { moderation: 'ON', chatRestriction: 'HOSTS_ONLY' }, wanted: { moderation: 'OFF' } };
  expect(await order(page, 'updateSpace', input)).toMatchObject({ ok: true });
  expect(space.config).not.toMatchObject(config);
  expect(await order(page, 'undoUpdate', { name })).toMatchObject({ ok: true, value: { mismatches: [] } });
  expect(space.config).toMatchObject(config);
  expect(await order(page, 'undoUpdate', { name })).toEqual({ ok: false, failure: { kind: 'nothingToUndo' } });
  expect(calls(person, 'patch')).toHaveLength(2);
});

it('takes a restriction back alone, and not where host management was turned off since', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const config = { moderation: 'ON', moderationRestrictions: { chatRestriction: 'NO_RESTRICTION' } };
  const { name } = meetingOf(person, { config });
  const chatIs = (chatRestriction: string) =>
    expect(person.google.space(name).config).toMatchObject({ moderationRestrictions: { chatRestriction } });
  const shown = { moderation: 'ON', chatRestriction: 'NO_RESTRICTION' };
  const restrict = () => order(page, 'updateSpace', { name, shown, wanted: { chatRestriction: 'HOSTS_ONLY' } });
  expect(await restrict()).toMatchObject({ ok: true, value: { mismatches: [] } });
  chatIs('HOSTS_ONLY');
  expect(await order(page, 'undoUpdate', { name })).toMatchObject({ ok: true, value: { mismatches: [] } });
  chatIs('NO_RESTRICTION');
  expect(await restrict()).toMatchObject({ ok: true });
  person.google.changeSpace(name, { moderation: 'OFF' });
  expect(await order(page, 'undoUpdate', { name })).toEqual({ ok: false, failure: { kind: 'changedMeanwhile' } });
});

it('undoes nothing that somebody changed since, and shows the conflict', async () => {
  const person = await start({ way: 'web' });
  const { name, meetingCode } = meetingOf(person, { config: { accessType: 'TRUSTED' } });
  const popup = await openOverMeeting(person, meetingCode);
  await changeAccess(popup, 'OPEN');
  await sees(popup, 'Last change');
  person.google.changeSpace(name, { accessType: 'RESTRICTED' });
  await click(popup, 'Undo');
  await sees(popup, 'Somebody changed this since, so it was not undone:');
  await sees(popup, 'Anyone with the link → Only invited people');
  expect(calls(person, 'patch')).toHaveLength(1);
  await click(popup, 'Show the old values for review');
  await sees(popup, 'Only invited people → Your organization and invited people');
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  expect(person.google.space(name).config).toMatchObject({ accessType: 'TRUSTED' });
});

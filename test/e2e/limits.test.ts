import { expect, it } from 'vitest';
import { until } from '../chromium/until';
import { calls, click, openElsewhere, openOverMeeting, sees, start } from '../person';

const host = 'host@gmail.com';
const recording = 'select[name=autoRecordingGeneration]';

it('turns off the one control that the plan lacks, and applies the rest only on a click', async () => {
  const person = await start({ way: 'web' });
  person.google.refuseFeature(host, 'updateAutoRecordingGeneration');
  const { meetingCode: code } = person.google.createSpace({ owner: host, config: { accessType: 'TRUSTED' } });
  const popup = await openOverMeeting(person, code);
  await click(popup, 'Presets');
  await click(popup, 'Recorded class');
  await click(popup, 'Apply');
  await sees(popup, 'Left out, because Google refused it to your account’s plan:Record automatically');
  expect(calls(person, 'patch').map(({ status }) => status)).toEqual([403]);
  await click(popup, 'Apply the rest');
  await sees(popup, 'Google confirms the change.');
  expect(calls(person, 'patch').at(-1)?.query.updateMask).not.toContain('Recording');
  expect(calls(person, 'patch').at(-1)?.query.updateMask).toContain('autoTranscriptionGeneration');
});

it('remembers it for the account, with a way to try again', async () => {
  const person = await start({ way: 'web' });
  person.google.refuseFeature(host, 'updateAutoRecordingGeneration');
  const { meetingCode: code } = person.google.createSpace({ owner: host });
  const popup = await openOverMeeting(person, code);
  await click(popup, 'All settings');
  await popup.select(recording, 'ON');
  await click(popup, 'Apply');
  await sees(popup, 'Google refused this to your account’s plan.');
  const later = await openOverMeeting(person, code);
  await click(later, 'All settings');
  await later.waitForSelector(`${recording}:disabled`);
  person.google.allowFeature(host, 'updateAutoRecordingGeneration');
  await click(later, 'Try again');
  await later.waitForSelector(`${recording}:enabled`);
  await later.select(recording, 'ON');
  await click(later, 'Apply');
  await sees(later, 'Google confirms the change.');
});

it('makes a meeting without the refused setting only on a click, from the popup', async () => {
  const person = await start({ way: 'web' });
  person.google.refuseFeature(host, 'updateAutoRecordingGeneration');
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting with a preset');
  await click(popup, 'Recorded class');
  await sees(popup, 'This account’s plan does not offer “Record automatically”, so nothing was done.');
  expect(person.google.spaces).toEqual([]);
  await click(popup, 'Go on without it');
  await sees(popup, 'Copied');
  expect(person.google.spaces[0]?.config).toMatchObject({
    accessType: 'TRUSTED',
    artifactConfig: { transcriptionConfig: { autoTranscriptionGeneration: 'ON' } },
  });
});

it('opens the popup with that offer when the submenu met the refusal', async () => {
  const person = await start({ way: 'web' });
  person.google.refuseFeature(host, 'updateAutoRecordingGeneration');
  const tab = await person.chromium.openTab('https://www.google.com/');
  await person.chromium.dispatchMenu({ menuItemId: 'createSpace:recordedClass@page' }, tab);
  await until('the popup is open', () => person.chromium.isPopupOpen());
  const popup = await person.chromium.waitForPopup();
  await click(popup, 'Go on without it');
  await until('the meeting is made', () => person.google.spaces.length === 1);
});

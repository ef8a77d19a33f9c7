import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  appears,
  calls,
  chooseOption,
  click,
  meetingOf,
  openElsewhere,
  openOverMeeting,
  type Person,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(3));

const host = 'host@gmail.com';
const recording = 'select[name=autoRecordingGeneration]';

/** Somebody whose plan does not let meetings be recorded. */
async function startWithoutRecording(): Promise<Person> {
  const person = await start({ way: 'web' });
  person.google.refuseFeature(host, 'updateAutoRecordingGeneration');
  return person;
}

it('turns off the one control that the plan lacks, applies the rest only on a click, and can try again later', async () => {
  const person = await startWithoutRecording();
  const { meetingCode } = meetingOf(person, { config: { accessType: 'TRUSTED' } });
  const popup = await openOverMeeting(person, meetingCode);
  await click(popup, 'Presets');
  await click(popup, 'Recorded class');
  await click(popup, 'Apply');
  await sees(popup, 'This account’s plan does not offer “Record automatically”, so nothing was done.');
  expect(calls(person, 'patch').map(({ status }) => status)).toEqual([403]);
  await click(popup, 'Go on without it');
  await sees(popup, 'Google confirms the change.');
  expect(calls(person, 'patch').at(-1)?.query.updateMask).not.toContain('Recording');
  expect(calls(person, 'patch').at(-1)?.query.updateMask).toContain('autoTranscriptionGeneration');

  const later = await openOverMeeting(person, meetingOf(person).meetingCode);
  await click(later, 'All settings');
  await sees(later, 'Google refused this to your account’s plan.');
  await appears(later, `${recording}:disabled`);
  person.google.allowFeature(host, 'updateAutoRecordingGeneration');
  await click(later, 'Try again');
  await appears(later, `${recording}:enabled`);
  await chooseOption(later, recording, 'ON');
  await click(later, 'Apply');
  await sees(later, 'Google confirms the change.');
});

it('makes a meeting without the refused setting only on a click, from the popup', async () => {
  const person = await startWithoutRecording();
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting with a preset');
  await click(popup, 'Recorded class');
  await sees(popup, 'This account’s plan does not offer “Record automatically”, so nothing was done.');
  expect(person.google.spaces).toEqual([]);
  // Said for two seconds, so it is waited for from the click on.
  await Promise.all([sees(popup, 'Copied'), click(popup, 'Go on without it')]);
  expect(person.google.spaces[0]?.config).toMatchObject({
    accessType: 'TRUSTED',
    artifactConfig: { transcriptionConfig: { autoTranscriptionGeneration: 'ON' } },
  });
});

it('opens the popup with that offer when the submenu met the refusal', async () => {
  const person = await startWithoutRecording();
  const tab = await person.chromium.openTab('https://www.google.com/');
  await person.chromium.dispatchMenu({ menuItemId: 'createSpace:recordedClass@page' }, tab);
  await click(await person.chromium.waitForPopup(), 'Go on without it');
  await until('the meeting is made', () => person.google.spaces.length === 1);
});

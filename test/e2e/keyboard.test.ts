import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  called,
  calls,
  changes,
  focusedName,
  hostedCall,
  isAsked,
  openElsewhere,
  openOverMeeting,
  pressByKey,
  sees,
  start,
  tabTo,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(2));

it('The keyboard alone makes a meeting, opens it, changes it, takes that back, and finds the way to and fro', async () => {
  const person = await start({ way: 'web' });
  const { google } = person;
  const popup = await openElsewhere(person);
  await sees(popup, 'New meeting');
  await pressByKey(popup, 'New meeting');
  const { name, meetingCode } = await until('Google has made it', () => google.spaces[0]);
  await sees(popup, 'All settings');
  await sees(popup, meetingCode);
  expect(await focusedName(popup)).toBe(meetingCode);
  await pressByKey(popup, 'Unlock');
  await called(person, 'patch');
  await sees(popup, 'Meeting unlocked');
  expect(google.space(name).config.accessType).not.toBe('RESTRICTED');
  await pressByKey(popup, 'Undo');
  await called(person, 'patch', 2);
  await sees(popup, 'Change undone');

  // One stop of Tab for all three, and the arrows go from one to the next.
  await tabTo(popup, await popup.$eval('input:checked', ({ labels }) => labels?.[0]?.textContent ?? ''));
  await popup.keyboard.press('ArrowRight');
  await sees(popup, 'What changes');
  await pressByKey(popup, 'Apply');
  await called(person, 'patch', 3);
  await until('the answer has the focus', async () => (await focusedName(popup)).startsWith('Settings changed'));

  await pressByKey(popup, 'All settings');
  await sees(popup, 'Host management');
  await pressByKey(popup, 'Back');
  await sees(popup, 'All settings');
  expect(await focusedName(popup)).toBe(meetingCode);
  await pressByKey(popup, 'Back');
  await sees(popup, 'New meeting');
  await tabTo(popup, 'Meeting code or link');
  await popup.keyboard.type(meetingCode);
  await popup.keyboard.press('Enter');
  await sees(popup, 'Copy link');
  expect(changes(person)).toEqual(['create', 'patch', 'patch', 'patch']);
});

it('The keyboard alone ends a call: the question has the focus on what does no harm, and the answer is heard', async () => {
  const { person, space } = await hostedCall({ inCall: ['host@gmail.com'] });
  const popup = await openOverMeeting(person, space.meetingCode);
  await sees(popup, 'All settings');
  await pressByKey(popup, 'End call for everyone…');
  await isAsked(popup);
  expect(await focusedName(popup)).toBe('Keep the call');
  await popup.keyboard.press('Enter');
  await sees(popup, 'All settings');
  expect(calls(person, 'end')).toEqual([]);
  await pressByKey(popup, 'End call for everyone…');
  await isAsked(popup);
  await pressByKey(popup, 'End for everyone');
  await called(person, 'end');
  await until('the answer is said to whoever does not see it', () =>
    popup.$eval('.foot [role=status]', ({ textContent }) => textContent?.includes('The call was ended for everyone')),
  );
  await until('what goes on from there has the focus', async () => (await focusedName(popup)) === 'Close');
  expect(changes(person)).toEqual(['end']);
});

import type { Page } from 'puppeteer-core';
import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  appears,
  called,
  calls,
  changes,
  focusedName,
  hostedCall,
  isAsked,
  makeMeeting,
  openElsewhere,
  openOverMeeting,
  order,
  pressByKey,
  sees,
  start,
  tabTo,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(2));

/** Waits until it is said to whoever does not see it. */
const isHeard = (popup: Page, words: string) =>
  until(`“${words}” is heard`, () =>
    popup.$eval('main > [role=status]', ({ textContent }, words) => textContent?.includes(words), words),
  );

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
  await isHeard(popup, 'Meeting unlocked');
  expect(await focusedName(popup)).toBe('Lock');
  expect(google.space(name).config.accessType).not.toBe('RESTRICTED');
  await pressByKey(popup, 'Undo');
  await called(person, 'patch', 2);
  await sees(popup, 'Change undone');
  await isHeard(popup, 'Change undone');
  await pressByKey(popup, 'Close');
  await until('what is left has the focus', async () => (await focusedName(popup)) === meetingCode);

  // One stop of Tab for all three, and the arrows go from one to the next.
  await tabTo(popup, await popup.$eval('input:checked', ({ labels }) => labels?.[0]?.textContent ?? ''));
  await popup.keyboard.press('ArrowRight');
  await sees(popup, 'What changes');
  await isHeard(popup, 'What changes');
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

it('A question in the place of its button has the focus on what does no harm, and gives it back', async () => {
  const { person, space } = await hostedCall();
  const page = await person.chromium.openPage('src/options/index.html#export');
  await sees(page, 'Erase everything');
  await pressByKey(page, 'Erase everything in this browser');
  await until('the question has the focus', async () => (await focusedName(page)) === 'Cancel');
  await page.keyboard.press('Enter');
  await until('its button has it again', async () => (await focusedName(page)).startsWith('Erase everything'));

  const popup = await openElsewhere(person);
  await pressByKey(popup, 'host@gmail.com');
  await appears(popup, '.menu');
  await popup.focus('.menu button');
  await popup.keyboard.press('Enter');
  await until('the menu is gone', async () => (await popup.$('.menu')) === null);
  expect(await focusedName(popup)).toBe('host@gmail.com');

  const presets = await person.chromium.openPage('src/options/index.html#presets');
  await pressByKey(presets, 'New preset');
  await until('its name has the focus', async () => (await focusedName(presets)) === 'Name');
  await presets.keyboard.type('Maths');
  await presets.keyboard.press('Enter');
  await sees(presets, 'Maths');
  await until('what was edited has the focus', async () =>
    /^(New preset|Edit Maths)$/.test(await focusedName(presets)),
  );
  await pressByKey(presets, 'Edit Maths');
  await until('its name has the focus', async () => (await focusedName(presets)) === 'Name');
  await pressByKey(presets, 'Cancel');
  await until('what was edited has the focus', async () => (await focusedName(presets)) === 'Edit Maths');

  const { meetingCode: other } = await makeMeeting(person);
  await order(page, 'readSpace', { code: space.meetingCode });
  const list = await person.chromium.openPage('src/options/index.html#meetings');
  await sees(list, '2 of 2');
  const forget = `Forget ${space.meetingCode}`;
  await pressByKey(list, forget);
  await until('the question has the focus', async () => (await focusedName(list)) === 'Keep as it is');
  await list.keyboard.press('Enter');
  await until('its button has it again', async () => (await focusedName(list)) === forget);
  await list.keyboard.press('Enter');
  await until('it is asked again', async () => (await focusedName(list)) === 'Keep as it is');
  await list.keyboard.press('Tab');
  await list.keyboard.press('Enter');
  await sees(list, '1 of 1');
  expect(await focusedName(list)).toBe(`Forget ${other}`);
});

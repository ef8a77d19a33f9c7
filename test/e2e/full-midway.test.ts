import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  called,
  calls,
  click,
  emptyStorage,
  fillStorage,
  hold,
  keepRooms,
  meetingOf,
  named,
  openElsewhere,
  openOptions,
  openOverMeeting,
  openRooms,
  paste,
  placesIn,
  planRooms,
  roomStates,
  said,
  sees,
  start,
} from '../person';
import { findHidden } from '../pictures/find-hidden';
import { oneIn } from '../share';

beforeEach(oneIn(2));

const stopped = 'This computer has no room to keep how far this is, so it stopped.';

/** Less than any step of an order takes. */
const noRoom = 20;

it('People, the storage full by the answer for the first: the foot says so in sight, each row what is known, and it goes on', async () => {
  const person = await start({ way: 'web', args: ['--screen-info={1024x400}'] });
  const space = meetingOf(person);
  const options = await openOptions(person);
  const popup = await openOverMeeting(person, space.meetingCode);
  await click(popup, 'Co-hosts and guests');
  await sees(popup, 'Nobody yet.');
  await paste(popup, '#guests', 'ann@school.example, ben@school.example');
  await sees(popup, 'ben@school.example: Guest');
  const letGo = hold(person, 'members.create');
  await click(popup, 'Apply');
  await called(person, 'members.create');
  await fillStorage(options, 'local', noRoom);
  letGo();
  await sees(popup, stopped);
  await sees(popup, 'It is not known whether Google did it.');
  await sees(popup, 'Google was not asked for it yet.');
  await until('she is listed', async () => (await popup.$('[aria-label="Role of ann@school.example"]')) !== null);
  // She may be there by this very order.
  expect(await said(popup)).not.toContain('Added elsewhere');
  expect(await findHidden(popup)).toEqual([]);
  await emptyStorage(options, 'local');
  await click(popup, 'Try again');
  await until('both are in', () => placesIn(space).join() === 'ann@school.example,ben@school.example');
  await until(
    'she can be taken away',
    async () => (await popup.$('[aria-label="Take away: ann@school.example"]')) !== null,
  );
  expect(await said(popup)).not.toContain('What became of them');
  expect(calls(person, 'members.create')).toHaveLength(2);
});

it('Many meetings, the storage full by the answer for the first: the page says so, each row what is known, and it goes on', async () => {
  const person = await start({ way: 'web' });
  const page = await openRooms(person);
  await keepRooms(page, 'x', planRooms(2));
  const letGo = hold(person, 'create');
  await click(page, 'Go on');
  await called(person, 'create');
  await fillStorage(page, 'local', noRoom);
  letGo();
  await sees(page, stopped);
  await sees(page, 'May exist: it is not known whether Google made it');
  await sees(page, '1 of 2 are left.');
  expect(await said(page)).not.toContain('Under way');
  // There is one button that goes on, and not two.
  expect(await page.$(named('Go on'))).toBeNull();
  await emptyStorage(page, 'local');
  await click(page, 'Try again');
  await until('the other one is made', async () => (await roomStates(page)).join() === 'unknown,made');
  expect(await said(page)).not.toContain(stopped);
  expect(calls(person, 'create')).toHaveLength(2);
});

it('A new meeting with people, the storage full by the answer: it says how many get no place, and none is asked for', async () => {
  const person = await start({ way: 'web', args: ['--screen-info={1024x400}'] });
  const options = await openOptions(person);
  await options.evaluate(async () => {
    const people = [{ email: 'ann@school.example' }, { email: 'ben@school.example' }];
    await chrome.storage.local.set({ 'peopleList:0000000a': { name: 'Physics 9b', people } });
    const preset = { name: 'Physics', leaves: { accessType: 'RESTRICTED' }, peopleListId: '0000000a', at: 1 };
    await chrome.storage.sync.set({ 'preset:0123abcd': preset, presetDefault: '0123abcd' });
  });
  const popup = await openElsewhere(person);
  const letGo = hold(person, 'create');
  await click(popup, 'New meeting');
  await called(person, 'create');
  await fillStorage(options, 'local', noRoom);
  letGo();
  await sees(popup, 'People without a place: 2.');
  await sees(popup, 'This computer has no room left');
  expect(await findHidden(popup)).toEqual([]);
  expect(calls(person, 'members.create')).toEqual([]);
});

import { beforeEach, expect, it } from 'vitest';
import { troubles } from '../google';
import {
  called,
  calls,
  changes,
  everythingIsTold,
  hold,
  meetingOf,
  notified,
  openOptions,
  order,
  orderBy,
  type Person,
  pressAndHold,
  start,
  waitsItsTurn,
} from '../person';
import { guard, oneIn } from '../share';

beforeEach(oneIn(5));

/** Gives the same shortcut so often in a row, as a key does that is pressed again or held down. */
async function press({ chromium }: Person, name: string, times: number, url = 'https://www.google.com/') {
  const tab = await chromium.openTab(url);
  for (let at = 0; at < times; at++) await chromium.dispatchCommand(name, tab);
}

it('two quick keys lock once, and a key held down makes one meeting: each is told once', guard, async () => {
  const person = await start({ way: 'web' });
  const { meetingUri, meetingCode } = meetingOf(person, { config: { accessType: 'OPEN' } });
  await press(person, 'toggleLock', 2, meetingUri);
  await notified(person, 'Meeting locked', meetingCode);
  await press(person, 'createSpace', 8);
  await notified(person, 'Meeting ready');
  await everythingIsTold(person);
  expect(changes(person)).toEqual(['patch', 'create']);
  expect(await person.chromium.notifications()).toHaveLength(2);
});

it('a menu’s order joins the same one that was sent already', async () => {
  const person = await start({ way: 'web' });
  const letGo = hold(person, 'create');
  await orderBy(person, 'the shortcut', 'createSpace');
  await called(person, 'create');
  await orderBy(person, 'the menu of the icon', 'createSpace');
  letGo();
  await notified(person, 'Meeting ready');
  await everythingIsTold(person);
  expect(changes(person)).toEqual(['create']);
  expect(await person.chromium.notifications()).toHaveLength(1);
});

it('a toggle joins the Lock of a popup that is under way, and does not unlock', async () => {
  const person = await start({ way: 'web' });
  const { space, letGo } = await pressAndHold(person, 'lock');
  const reads = calls(person, 'get').length;
  await orderBy(person, 'the shortcut', 'toggleLock', space);
  // What the toggle means is read before anything else.
  await called(person, 'get', reads + 1);
  letGo();
  await notified(person, 'Meeting locked');
  await everythingIsTold(person);
  expect(changes(person)).toEqual(['patch']);
  expect(space?.config.accessType).toBe('RESTRICTED');
  expect(await person.chromium.notifications()).toHaveLength(1);
});

it.each(['done', 'unknown'] as const)('another order for the meeting waits, until the first is %s', async (ended) => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const { name, meetingCode: code } = meetingOf(person, { config: { accessType: 'TRUSTED' } });
  await order(page, 'readSpace', { code });
  const letGo = hold(person, 'patch', ended === 'done' ? {} : troubles.answerLost);
  const first = order(page, 'toggleLock', { code, lock: true });
  await called(person, 'patch');
  const shown = { accessType: 'TRUSTED', moderation: 'OFF' };
  const second = order(page, 'updateSpace', { name, shown, wanted: { moderation: 'ON' } });
  await waitsItsTurn(person, 'updateSpace');
  expect(changes(person)).toEqual(['patch']);
  if (ended === 'unknown') person.google.failNext({ method: 'get', space: name, status: 500, times: 100 });
  letGo();
  await first;
  if (ended === 'done') {
    expect(await second).toMatchObject({ ok: true });
    expect(changes(person)).toEqual(['patch', 'patch']);
    return;
  }
  expect(await second).toEqual({ ok: false, failure: { kind: 'notSent' } });
  expect((await notified(person, 'That did not work')).message).toBe(
    `${code}\nNot sent: nobody knows yet what became of the order before it for this meeting.`,
  );
  await everythingIsTold(person);
  expect(changes(person)).toEqual(['patch']);
});

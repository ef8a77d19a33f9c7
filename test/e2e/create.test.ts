import { describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  allow,
  calls,
  choose,
  click,
  clickOn,
  copied,
  notified,
  openElsewhere,
  orderBy,
  roads,
  sees,
  start,
  ways,
} from '../person';

describe.each(ways)('New meeting, signed in the %s way', (way) => {
  it('from the popup and from every other road: one request, the link on the clipboard, said where it was asked', async () => {
    const person = await start({ way });
    const popup = await openElsewhere(person);
    // Said for two seconds, so it is waited for from the click on.
    await Promise.all([sees(popup, 'Copied'), click(popup, 'New meeting')]);
    expect(calls(person, 'create')).toMatchObject([
      { method: 'POST', path: '/v2/spaces', user: 'host@gmail.com', body: {}, status: 200 },
    ]);
    const [space] = person.google.spaces;
    await copied(person, space?.meetingUri);
    await sees(popup, `meet.google.com/${space?.meetingCode}`);
    await person.chromium.closePopup();

    for (const [index, road] of roads.entries()) {
      await orderBy(person, road, 'createSpace');
      const space = await until(`a meeting is made from ${road}`, () => person.google.spaces[index + 1]);
      await notified(person, 'Meeting ready', `Link copied: ${space.meetingUri}`);
      await copied(person, space.meetingUri);
      expect(calls(person, 'create'), road).toHaveLength(index + 2);
    }
  });
});

it('asks a signed-out person for the one scope it needs, and goes on by itself', async () => {
  const person = await start();
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'Sign in with Google to go on.');
  expect(person.google.requests).toEqual([]);
  await clickOn(popup, '.problem button');
  await choose(person, 'host@gmail.com');
  await allow(person);
  const space = await until('the meeting is made', () => person.google.spaces[0]);
  await copied(person, space.meetingUri);
  expect(calls(person, 'create')).toHaveLength(1);
  const asked = person.google.authorizations.find(({ kind }) => kind === 'authorize');
  expect(asked?.scopes.filter((scope) => scope.includes('meetings'))).toEqual([
    'https://www.googleapis.com/auth/meetings.space.created',
  ]);
});

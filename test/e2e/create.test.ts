import { describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { allow, calls, choose, click, openElsewhere, sees, start, ways } from '../person';

const uri = /^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/;

describe.each(ways)('New meeting, signed in the %s way', (way) => {
  it('from the popup: one request, the link on the clipboard, the meeting on screen', async () => {
    const person = await start({ way });
    const popup = await openElsewhere(person);
    // Said for two seconds, so it is waited for from the click on.
    await Promise.all([sees(popup, 'Copied'), click(popup, 'New meeting')]);
    expect(await person.chromium.clipboard()).toMatch(uri);
    const [create, ...more] = calls(person, 'create');
    expect(more).toEqual([]);
    expect(create).toMatchObject({ method: 'POST', path: '/v2/spaces', user: 'host@gmail.com', body: {}, status: 200 });
  });

  it.each(['action', 'page', 'link'])('from the context menu of the %s: told by a notification', async (place) => {
    const person = await start({ way });
    const tab = await person.chromium.openTab('https://meet.google.com/abc-mnop-xyz');
    await person.chromium.dispatchMenu({ menuItemId: `createSpace@${place}` }, tab);
    await until('the notification', async () => (await person.chromium.notifications()).length > 0);
    const [told] = await person.chromium.notifications();
    expect(told?.title).toBe('Meeting ready');
    expect(await person.chromium.clipboard()).toMatch(uri);
    expect(calls(person, 'create')).toHaveLength(1);
  });

  it('by the shortcut: told by a notification', async () => {
    const person = await start({ way });
    const tab = await person.chromium.openTab('https://www.google.com/');
    await person.chromium.dispatchCommand('createSpace', tab);
    await until('the notification', async () => (await person.chromium.notifications()).length > 0);
    expect(await person.chromium.clipboard()).toMatch(uri);
    expect(calls(person, 'create')).toHaveLength(1);
  });
});

it('asks a signed-out person for the one scope it needs, and goes on by itself', async () => {
  const person = await start();
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'Sign in with Google to go on.');
  expect(person.google.requests).toEqual([]);
  await popup.locator('.problem button').click();
  await choose(person, 'host@gmail.com');
  await allow(person);
  await until('the link is copied', async () => uri.test(await person.chromium.clipboard()));
  expect(calls(person, 'create')).toHaveLength(1);
  const asked = person.google.authorizations.find(({ kind }) => kind === 'authorize');
  expect(asked?.scopes.filter((scope) => scope.includes('meetings'))).toEqual([
    'https://www.googleapis.com/auth/meetings.space.created',
  ]);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  allow,
  appears,
  calls,
  choose,
  click,
  clickOn,
  copied,
  everythingIsTold,
  named,
  notified,
  openElsewhere,
  openOptions,
  order,
  orderBy,
  pressNewMeeting,
  roads,
  said,
  sees,
  start,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

describe.each(ways)('New meeting, signed in the %s way', (way) => {
  it('from the popup and from every other road: one request, the link on the clipboard, said where it was asked', async () => {
    const person = await start({ way });
    const popup = await openElsewhere(person);
    // Said for two seconds, so it is waited for from the click on.
    await Promise.all([sees(popup, 'Copied'), click(popup, 'New meeting')]);
    expect(calls(person, 'create')).toMatchObject([
      { method: 'POST', path: '/v2/spaces', user: 'host@gmail.com', status: 200 },
    ]);
    expect(calls(person, 'create')[0]?.body).toEqual({});
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
  await pressNewMeeting(person);
  const popup = await person.chromium.waitForPopup();
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

describe('A meeting that Google answers', () => {
  const code = 'qrs-tuvw-xyz';
  const uri = `https://meet.google.com/${code}`;

  it('with a code or a link alone has both', async () => {
    const person = await start({ way: 'web' });
    const page = await openOptions(person);
    for (const [index, half] of [{ meetingCode: code }, { meetingUri: uri }].entries()) {
      await order(page, 'copyCode', { code: 'aaa-bbbb-ccc' });
      const name = `spaces/half${index}`;
      person.google.failNext({ method: 'create', status: 200, body: { name, ...half } });
      const view = { space: { name, meetingCode: code, meetingUri: uri } };
      expect(await order(page, 'createSpace', {})).toMatchObject({ ok: true, value: { view, copied: true } });
      await copied(person, uri);
    }
  });

  it('with neither is said to have no link, on every road, and is in the list', async () => {
    const person = await start({ way: 'web' });
    const sentence = 'The meeting was made, but Google sent no link to it.';
    const bare = (name: string) => person.google.failNext({ method: 'create', status: 200, body: { name } });
    bare('spaces/bare1');
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await sees(popup, sentence);
    // Closed before it was told there, a notification would tell it, too.
    await everythingIsTold(person);
    await person.chromium.closePopup();
    bare('spaces/bare2');
    await orderBy(person, 'the shortcut', 'createSpace');
    expect((await notified(person, 'Meeting ready')).message).toContain(sentence);
    expect(calls(person, 'create')).toHaveLength(2);

    // Nothing can be done with them in the popup. The list shows what they are, and offers to forget them.
    expect(await said(await openElsewhere(person))).not.toContain('bare');
    await person.chromium.closePopup();
    const list = await person.chromium.openPage('src/options/index.html#meetings');
    await sees(list, 'spaces/bare1');
    await sees(list, 'spaces/bare2');
    await appears(list, named('Forget spaces/bare1'));
    expect(await list.$(named('Details of spaces/bare1'))).toBeNull();
  });
});

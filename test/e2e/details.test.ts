import { beforeEach, expect, it } from 'vitest';
import {
  appears,
  called,
  calls,
  click,
  clickOn,
  fill,
  meetingOf,
  named,
  openBy,
  openDetails,
  openElsewhere,
  openOverMeeting,
  roads,
  said,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(4));

it('From the popup over a meeting: its link, its call and who may join, read once', async () => {
  const person = await start({ way: 'web', scopes: ['settings'] });
  const { meetingCode } = meetingOf(person, { config: { accessType: 'OPEN' } });
  person.google.startConference(meetingCode);
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Call running');
  expect(await said(popup)).toContain(meetingCode);
  await appears(popup, 'input[value=OPEN]:checked');
  expect(person.google.requests).toMatchObject([{ call: 'get', path: `/v2/spaces/${meetingCode}` }]);
});

it('From every menu and the address bar the popup opens on that meeting', async () => {
  const person = await start({ way: 'web' });
  // There is no key for it.
  for (const road of roads.filter((one) => one !== 'the shortcut')) {
    const space = meetingOf(person);
    const popup = await openBy(person, road, 'readSpace', space);
    await sees(popup, 'No call running');
    expect(await said(popup), road).toContain(space.meetingCode);
    expect(person.google.requests.at(-1), road).toMatchObject({ path: `/v2/spaces/${space.meetingCode}` });
    await person.chromium.closePopup();
  }
});

it('From a menu the popup opens on that meeting also where a small window behind is about it', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person);
  await sees(await openOverMeeting(person, space.meetingCode), 'No call running');
  const details = await openDetails(person, space.meetingCode);
  await sees(details, 'No call running');
  const popup = await openBy(person, 'the menu of a link', 'readSpace', space, details);
  await sees(popup, 'No call running');
  expect(await said(popup)).toContain(space.meetingCode);
});

it('From the popup elsewhere: by a pasted link, and the next time from the list', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode, meetingUri } = meetingOf(person);
  const popup = await openElsewhere(person);
  await fill(popup, '#code', `  ${meetingUri.toUpperCase().replace('HTTPS', 'https')}?authuser=0 `);
  await click(popup, 'Show');
  await sees(popup, 'No call running');
  await person.chromium.closePopup();
  const again = await openElsewhere(person);
  await clickOn(again, `li ::-p-text(${meetingCode})`);
  await sees(again, 'No call running');
  // What was known of it is shown at once, and read anew.
  await called(person, 'get', 2);
  for (const { path } of calls(person, 'get')) expect(path).toBe(`/v2/spaces/${meetingCode}`);
});

it('Of somebody else’s meeting: only its owner sees, changes and locks it; one that is not to be seen is another account’s', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = meetingOf(person, { owner: 'second@gmail.com' });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Only the owner of this meeting can see and change this.');
  await sees(popup, 'Only the owner can see whether a call is running');
  await sees(popup, 'Last call');
  expect(await popup.$('input[type=radio]')).toBeNull();
  expect(await popup.$('.lock')).toBeNull();

  const before = person.google.requests.length;
  const hidden = await openOverMeeting(
    person,
    meetingOf(person, { owner: 'second@gmail.com', hidden: true }).meetingCode,
  );
  await sees(hidden, 'This meeting belongs to another account, or it is gone.');
  await appears(hidden, named('Try another account'));
  // Nobody is signed out.
  expect(await said(hidden)).toContain('host@gmail.com');
  expect(person.google.requests.slice(before)).toMatchObject([{ call: 'get', status: 403 }]);
});

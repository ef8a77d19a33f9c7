import { describe, expect, it } from 'vitest';
import {
  calls,
  click,
  meetingOf,
  menuPlaces,
  openElsewhere,
  openOverMeeting,
  said,
  sees,
  start,
  ways,
} from '../person';

describe.each(ways)('Meeting details, signed in the %s way', (way) => {
  it('from the popup over a meeting: read once, by its code, with the scope that is not sensitive', async () => {
    const person = await start({ way, scopes: ['settings'] });
    const { meetingCode } = meetingOf(person, { config: { accessType: 'OPEN' } });
    person.google.startConference(meetingCode);
    const popup = await openOverMeeting(person, meetingCode);
    await sees(popup, 'Call running');
    expect(await said(popup)).toContain(`meet.google.com/${meetingCode}`);
    expect(await popup.$('input[value=OPEN]:checked')).not.toBeNull();
    expect(calls(person, 'get')).toMatchObject([
      { path: `/v2/spaces/${meetingCode}`, user: 'host@gmail.com', status: 200 },
    ]);
    expect(person.google.requests).toHaveLength(1);
  });

  it('from the context menus of page, link and icon: the popup opens on that meeting', async () => {
    const person = await start({ way });
    const space = meetingOf(person);
    for (const { place, tab, click } of menuPlaces(space)) {
      const page = await person.chromium.openTab(tab);
      await person.chromium.dispatchMenu({ menuItemId: `readSpace@${place}`, ...click }, page);
      const popup = await person.chromium.waitForPopup();
      await sees(popup, 'No call running');
      expect(await said(popup)).toContain(space.meetingCode);
      await person.chromium.closePopup();
    }
    expect(new Set(person.google.requests.map(({ path }) => path))).toEqual(
      new Set([`/v2/spaces/${space.meetingCode}`]),
    );
  });
});

it('from the popup elsewhere: by a pasted link, and the next time from the list', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode, meetingUri } = meetingOf(person);
  const popup = await openElsewhere(person);
  await popup.locator('input').fill(`  ${meetingUri.toUpperCase().replace('HTTPS', 'https')}?authuser=0 `);
  await click(popup, 'Show');
  await sees(popup, 'No call running');
  await person.chromium.closePopup();
  const again = await openElsewhere(person);
  await sees(again, meetingCode);
  await again.locator(`li ::-p-text(${meetingCode})`).click();
  await sees(again, 'No call running');
  expect(calls(person, 'get').every(({ path }) => path === `/v2/spaces/${meetingCode}`)).toBe(true);
});

it('of somebody else’s meeting: says that only its owner sees and changes the settings', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = meetingOf(person, { owner: 'second@gmail.com' });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Only the owner of this meeting can see and change this.');
  await sees(popup, 'Only the owner can see whether a call is running');
  expect(await popup.$('input[type=radio]')).toBeNull();
});

it('of a meeting that is not to be seen: one request, and not a word about signing in again', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = meetingOf(person, { owner: 'second@gmail.com', hidden: true });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'This meeting belongs to another account, or it is gone.');
  await popup.waitForSelector('::-p-aria([name="Try another account"][role="button"])');
  expect(person.google.requests).toMatchObject([{ call: 'get', status: 403 }]);
});

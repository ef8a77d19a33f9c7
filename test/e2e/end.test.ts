import { beforeEach, describe, expect, it } from 'vitest';
import { tableOf } from '../pairs';
import {
  appears,
  calls,
  click,
  everythingIsTold,
  hostedCall,
  isAsked,
  makeMeeting,
  meetingOf,
  named,
  openBy,
  openOverMeeting,
  roads,
  said,
  sees,
  sends,
  start,
  ways,
} from '../person';
import { guard, oneIn, share } from '../share';

beforeEach(oneIn(5));

it('From the popup: off, with the reason, where Google would refuse; else asked first, then one request', async () => {
  const { person, space } = await hostedCall({ madeBy: 'calendar' });
  const foreign = await openOverMeeting(person, space.meetingCode);
  await sees(foreign, 'Google lets Roomkeeper end calls only in meetings that it made.');
  await appears(foreign, `${named('End call for everyone…')}[disabled]`);

  const { name, meetingCode } = await makeMeeting(person);
  person.google.startConference(meetingCode, ['host@gmail.com', 'second@gmail.com']);
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Call running');
  await click(popup, 'End call for everyone…');
  await isAsked(popup);
  expect(await said(popup)).toContain(meetingCode);
  expect(calls(person, 'end')).toEqual([]);
  await click(popup, 'End for everyone');
  await sees(popup, 'The call was ended for everyone');
  expect(calls(person, 'end')).toMatchObject([{ path: `/v2/${name}:endActiveConference` }]);
  expect(person.google.conference(name)).toBeUndefined();
});

const questions = {
  endConference: {
    asks: 'End this call for everyone?',
    yes: 'End for everyone',
    done: 'The call was ended for everyone',
  },
  closeRoom: { asks: 'Close this room?', yes: 'Close the room', done: 'The room is closed' },
};
const rows = tableOf({ way: ways, road: roads, action: ['endConference', 'closeRoom'] });

describe.each(share(ways, 2))('Signed in the %s way', (way) => {
  it('no road ends a call without a yes to that very call', guard, async () => {
    const person = await start({ way });
    const { google, chromium } = person;
    for (const { road, action } of rows.filter((one) => one.way === way)) {
      const row = `${action} by ${road}`;
      const { asks, yes, done } = questions[action];
      const space = meetingOf(person, { config: { accessType: 'OPEN' } });
      google.startConference(space.name);
      const before = google.orders.length;
      const popup = await openBy(person, road, action, space);
      for (const fact of [asks, space.meetingCode, '1 person']) await sees(popup, fact);
      expect(google.orders.slice(before), row).toEqual([]);
      expect(google.conference(space.name), row).toBeDefined();
      await click(popup, yes);
      await sees(popup, done);
      await everythingIsTold(person);
      expect(
        google.orders.slice(before).map(({ call }) => call),
        row,
      ).toEqual(sends[action]);
      expect(google.orders.at(-1), row).toMatchObject({
        method: 'POST',
        path: `/v2/${space.name}:endActiveConference`,
        user: 'host@gmail.com',
        status: 200,
      });
      expect(google.orders.at(-1)?.body, row).toEqual({});
      expect(google.conference(space.name), row).toBeUndefined();
      await chromium.closePopup();
    }
  });
});

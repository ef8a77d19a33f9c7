import { beforeEach, expect, it } from 'vitest';
import { meetScopes } from '../google';
import {
  allow,
  called,
  calls,
  click,
  clickAway,
  deny,
  meetingOf,
  named,
  openElsewhere,
  openOverMeeting,
  pressNewMeeting,
  sayWho,
  sees,
  start,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(5));

// What becomes of each answer, both ways, is in sign-in.test.ts; here is what a person sees of it.

it('each permission is explained before it is asked for, one at a time', async () => {
  const person = await start({ way: 'web', scopes: ['settings'] });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'Make meetings, see and change those made here, and end their calls.');
  const before = person.google.authorizations.length;
  await clickAway(popup, named('Allow'));
  await allow(person);
  await called(person, 'create');
  expect(calls(person, 'create')).toHaveLength(1);
  const later = person.google.authorizations.slice(before);
  expect(later.some(({ scopes }) => scopes.includes(meetScopes.created))).toBe(true);
  expect(later.some(({ scopes }) => scopes.includes(meetScopes.readonly))).toBe(false);
});

it('an unticked permission turns off what needs it and nothing else', async () => {
  const person = await start({ way: 'web', scopes: ['settings'] });
  const { meetingCode } = meetingOf(person);
  person.google.consent.unticked = [meetScopes.created];
  await pressNewMeeting(person);
  const popup = await person.chromium.waitForPopup();
  await sees(popup, 'Google needs your permission for this.');
  await clickAway(popup, named('Allow'));
  await allow(person);
  await sees(await person.chromium.waitForPopup(), 'Google needs your permission for this.');
  await sees(await openOverMeeting(person, meetingCode), 'Who joins without asking');
  expect(calls(person, 'create')).toEqual([]);
  const again = await openElsewhere(person);
  await click(again, 'New meeting');
  await sees(again, 'Google needs your permission for this.');
});

it.each(ways)(
  'each of the two buttons asks its own way, and after a No the other one is not tried: %s',
  async (way) => {
    const person = await start({ browserAccount: way === 'browser' });
    const popup = await openElsewhere(person);
    await clickAway(popup, named(way === 'browser' ? 'Sign in another way' : 'Sign in with Google'));
    await sayWho(person, way);
    await deny(person);
    await sees(await person.chromium.waitForPopup(), 'You closed Google’s window or said no');
    const kinds = new Set(person.google.authorizations.map(({ kind }) => kind).filter((kind) => kind !== 'consent'));
    expect(kinds).toEqual(new Set([way === 'web' ? 'authorize' : 'issuetoken']));
  },
);

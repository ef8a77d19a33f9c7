import { describe, expect, it } from 'vitest';
import { meetScopes } from '../google';
import {
  allow,
  calls,
  choose,
  click,
  clickAtGoogle,
  openElsewhere,
  openOverMeeting,
  sees,
  start,
  ways,
} from '../person';

describe.each(ways)('consent, the %s way', (way) => {
  it('each permission is explained before it is asked for, one at a time', async () => {
    const person = await start({ way, scopes: ['settings'] });
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await sees(popup, 'Make meetings, and see, change and end the meetings made here.');
    const before = person.google.authorizations.length;
    await click(popup, 'Allow');
    await allow(person);
    await person.chromium.worker();
    await expect.poll(() => calls(person, 'create').length, { timeout: 10_000 }).toBe(1);
    expect(person.google.authorizations.slice(before).some(({ scopes }) => scopes.includes(meetScopes.readonly))).toBe(
      false,
    );
  });

  it('an unticked permission turns off what needs it and nothing else', async () => {
    const person = await start({ way, scopes: ['settings'] });
    const space = person.google.createSpace({ owner: 'host@gmail.com' });
    person.google.consent.unticked = [meetScopes.created];
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await click(popup, 'Allow');
    await allow(person);
    // Chrome asks for this one alone, and nothing ticked is a refusal; Google's window asks for the other one with it.
    const told = way === 'web' ? 'Google needs your permission for this.' : 'You closed Google’s window or said no';
    await sees(await person.chromium.waitForPopup(), told);
    const meeting = await openOverMeeting(person, space.meetingCode);
    await sees(meeting, 'Who joins without asking');
    expect(calls(person, 'create')).toEqual([]);
    const again = await openElsewhere(person);
    await click(again, 'New meeting');
    await sees(again, 'Google needs your permission for this.');
  });

  it('a refusal is a refusal: nothing is done, the other way is not tried', async () => {
    const person = await start();
    const popup = await openElsewhere(person);
    if (way === 'browser') await click(popup, 'Sign in another way');
    else await click(popup, 'Sign in with Google');
    if (way === 'web') await choose(person, 'host@gmail.com');
    await clickAtGoogle(person, '#deny');
    const again = await person.chromium.waitForPopup();
    await sees(again, 'You closed Google’s window or said no');
    const kinds = new Set(person.google.authorizations.map(({ kind }) => kind).filter((kind) => kind !== 'consent'));
    expect(kinds).toEqual(new Set([way === 'web' ? 'authorize' : 'issuetoken']));
  });
});

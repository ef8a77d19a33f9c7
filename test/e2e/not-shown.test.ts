import { beforeEach, describe, expect, it } from 'vitest';
import { meetScopes } from '../google';
import {
  allow,
  appears,
  calls,
  clickAway,
  deny,
  meetingOf,
  named,
  openOptions,
  openOverMeeting,
  order,
  orderBy,
  type Person,
  said,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(5));

const notShown = 'Google does not show this meeting with what you have allowed so far.';
const gone = 'This meeting belongs to another account, or it is gone.';
const denied = { ok: false, failure: { kind: 'denied' } };
const missing = { ok: false, failure: { kind: 'notShown', scopes: [meetScopes.settings] } };

/** Somebody who let the extension see only what it makes, and a meeting of theirs that Calendar made. */
async function startNarrow(): Promise<{ person: Person; code: string }> {
  const person = await start({ way: 'web', scopes: ['created'] });
  person.google.consent.webAccounts = ['host@gmail.com'];
  return { person, code: meetingOf(person, { madeBy: 'calendar' }).meetingCode };
}

describe('One’s own meeting that Calendar made, while only one’s meetings made here may be seen', () => {
  it('is not called another account’s: with one permission more it is shown', async () => {
    const { person, code } = await startNarrow();
    const popup = await openOverMeeting(person, code);
    await sees(popup, notShown);
    expect(await said(popup)).not.toContain(gone);
    await clickAway(popup, named('Allow'));
    await allow(person);
    const shown = await person.chromium.waitForPopup();
    await sees(shown, 'Who joins without asking');
    expect(person.google.authorizations.at(-1)).toMatchObject({ outcome: 'token' });

    // Under that permission Google's no is one.
    const strange = person.google.createSpace({ owner: 'teacher@school.example', hidden: true });
    await sees(await openOverMeeting(person, strange.meetingCode), gone);
  });

  it.each(['says no', 'leaves the box empty'])('is asked about once, where the person %s', async (how) => {
    const { person, code } = await startNarrow();
    if (how === 'leaves the box empty') person.google.consent.unticked = [meetScopes.settings];
    const popup = await openOverMeeting(person, code);
    await sees(popup, notShown);
    await clickAway(popup, named('Allow'));
    await (how === 'says no' ? deny(person) : allow(person));
    const told = await person.chromium.waitForPopup();
    await sees(told, gone);
    await appears(told, named('Try another account'));
    const asked = person.google.authorizations.length;
    const again = await openOverMeeting(person, code);
    await sees(again, gone);
    expect(await said(again)).not.toContain(notShown);
    expect(person.google.authorizations).toHaveLength(asked);
    // About another meeting it was not asked yet.
    const other = meetingOf(person, { madeBy: 'calendar' }).meetingCode;
    await sees(await openOverMeeting(person, other), notShown);
  });

  it('the lock key asks for the same, and the worker says what is missing', async () => {
    const { person, code } = await startNarrow();
    const page = await openOptions(person);
    expect(await order(page, 'readSpace', { code })).toEqual(missing);
    expect(await order(page, 'toggleLock', { code })).toEqual(missing);
    await orderBy(person, 'the shortcut', 'toggleLock', person.google.space(code));
    await sees(await person.chromium.waitForPopup(), notShown);
    expect(calls(person, 'patch')).toEqual([]);
  });

  it('only readonly is no other: what it does not show may be shown under settings', async () => {
    const person = await start({ way: 'web', scopes: ['readonly'] });
    const page = await openOptions(person);
    const { meetingCode: code } = person.google.createSpace({ owner: 'teacher@school.example', hidden: true });
    expect(await order(page, 'readSpace', { code })).toEqual(missing);
  });

  it('under settings a denial is a denial', async () => {
    const person = await start({ way: 'web', scopes: ['settings'] });
    const page = await openOptions(person);
    const { meetingCode: code } = person.google.createSpace({ owner: 'teacher@school.example', hidden: true });
    expect(await order(page, 'readSpace', { code })).toMatchObject(denied);
  });
});

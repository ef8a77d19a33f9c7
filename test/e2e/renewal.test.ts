import { beforeEach, describe, expect, it } from 'vitest';
import {
  calls,
  click,
  hold,
  isAsked,
  ledger,
  meetingOf,
  openElsewhere,
  openOverMeeting,
  order,
  type Person,
  sees,
  start,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const hour = 3_600_000;
const signedOut = { ok: false, failure: { kind: 'signedOut' } };
const statuses = (person: Person, call: string) => calls(person, call).map(({ status }) => status);

describe.each(ways)('A token that Google refuses, signed in the %s way', (way) => {
  async function signedIn() {
    const person = await start({ way });
    return { person, page: await person.chromium.openPage('src/options/index.html') };
  }

  it('is renewed without a window, and the read is repeated once', async () => {
    const { person, page } = await signedIn();
    const { meetingCode: code } = meetingOf(person);
    expect(await order(page, 'readSpace', { code })).toMatchObject({ ok: true });
    person.google.expireTokens();
    expect(await order(page, 'readSpace', { code })).toMatchObject({ ok: true });
    expect(statuses(person, 'get')).toEqual([200, 401, 200]);
    expect(await person.chromium.isConsentOpen()).toBe(false);
  });

  it('under New meeting: one meeting, from two requests of which the first did nothing', async () => {
    const { person, page } = await signedIn();
    expect(await order(page, 'createSpace', {})).toMatchObject({ ok: true });
    person.google.expireTokens();
    expect(await order(page, 'createSpace', {})).toMatchObject({ ok: true });
    expect(statuses(person, 'create')).toEqual([200, 401, 200]);
    expect(person.google.spaces).toHaveLength(2);
  });

  it('and a fresh one refused as well: signed out, no loop', async () => {
    const { person, page } = await signedIn();
    person.google.failNext({ method: 'create', status: 401, times: 9 });
    expect(await order(page, 'createSpace', {})).toMatchObject(signedOut);
    expect(statuses(person, 'create')).toEqual([401, 401]);
    expect(await person.chromium.isConsentOpen()).toBe(false);
  });

  it('and cannot be renewed, because access was taken back: signed out, no window', async () => {
    const { person, page } = await signedIn();
    const { meetingCode: code } = meetingOf(person);
    person.google.revokeTokens('host@gmail.com');
    expect(await order(page, 'readSpace', { code })).toMatchObject(signedOut);
    expect(statuses(person, 'get')).toEqual([401]);
    expect(await person.chromium.isConsentOpen()).toBe(false);
  });

  it('between the question and the yes to ending a call: the question stays good, one end', async () => {
    const { person, page } = await signedIn();
    const { name, meetingCode: code } = meetingOf(person);
    const conferenceRecord = person.google.startConference(name);
    expect(await order(page, 'endConference', { code })).toEqual({ ok: false, failure: { kind: 'askFirst' } });
    const pending = (await ledger(person)).open.at(-1);
    expect(await order(page, 'reviewPending', { id: pending?.id })).toMatchObject({ ok: true });
    person.google.expireTokens();
    expect(await order(page, 'confirm', { id: pending?.id, conferenceRecord })).toMatchObject({ ok: true });
    expect(calls(person, 'end')).toMatchObject([{ status: 200 }]);
  });
});

describe('Where the time limit of Chrome itself is waited for', () => {
  beforeEach(oneIn(3));

  it('a renewal that Google does not answer in time: unreachable and not signed out, and the next try works', async () => {
    // Side by side, because each takes as long as the time limit.
    await Promise.all(
      ways.map(async (way) => {
        const person = await start({ way });
        const page = await person.chromium.openPage('src/options/index.html');
        const { meetingCode: code } = meetingOf(person);
        expect(await order(page, 'readSpace', { code }), way).toMatchObject({ ok: true });
        person.google.expireTokens();
        const letGo = hold(person, way === 'web' ? 'authorize' : 'issuetoken');
        const unreachable = { ok: false, failure: { kind: 'signInUnreachable' } };
        expect(await order(page, 'readSpace', { code }), way).toEqual(unreachable);
        letGo();
        expect(await order(page, 'readSpace', { code }), way).toMatchObject({ ok: true });
        expect(await person.chromium.isConsentOpen()).toBe(false);
      }),
    );
  });
});

it('a token without a time to live is used for more than one call', async () => {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openPage('src/options/index.html');
  const worker = await person.chromium.worker();
  await worker.evaluate(() => chrome.storage.session.remove('webGrants'));
  person.google.consent.webAccounts = ['host@gmail.com'];
  person.google.consent.saysLifetime = false;
  const { meetingCode: code } = meetingOf(person);
  const before = person.google.authorizations.length;
  for (let times = 0; times < 3; times++) expect(await order(page, 'readSpace', { code })).toMatchObject({ ok: true });
  expect(person.google.authorizations.length - before).toBe(1);
});

describe('In the popup', () => {
  /** The token in hand is too old by the extension's own clock as well. */
  async function aged(): Promise<Person> {
    const person = await start({ way: 'web' });
    person.google.advance(hour);
    person.google.expireTokens();
    const worker = await person.chromium.worker();
    await worker.evaluate(async () => {
      const { webGrants } = await chrome.storage.session.get('webGrants');
      for (const grant of Object.values(webGrants as Record<string, { expiresAtMs: number }>)) grant.expiresAtMs = 0;
      await chrome.storage.session.set({ webGrants });
    });
    return person;
  }

  it('a web token that ran out is renewed silently, for the same account', async () => {
    const person = await aged();
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await sees(popup, 'meet.google.com/');
    const renewal = person.google.authorizations.at(-1);
    expect(renewal).toMatchObject({ outcome: 'token', user: 'host@gmail.com' });
    expect(renewal?.params).toMatchObject({ prompt: 'none', login_hint: 'host@gmail.com' });
    expect(statuses(person, 'create')).toEqual([200]);
  });

  it('where Google would have to ask, no window opens: it says to sign in again', async () => {
    const person = await aged();
    person.google.revokeTokens('host@gmail.com');
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await sees(popup, 'Sign in with Google to go on.');
    expect(person.google.authorizations.at(-1)?.outcome).toBe('error:interaction_required');
    expect(await person.chromium.isConsentOpen()).toBe(false);
    expect(calls(person, 'create')).toEqual([]);
  });

  it('nor does one open where Google shows an error page instead of an answer', async () => {
    const person = await aged();
    person.google.consent.error = 'admin_policy_enforced';
    const page = await person.chromium.openPage('src/options/index.html');
    expect(await order(page, 'createSpace', {})).toMatchObject(signedOut);
    expect(await person.chromium.isConsentOpen()).toBe(false);
    expect(calls(person, 'create')).toEqual([]);
  });

  it('a token that Google refuses under the yes to ending a call: the call is ended all the same', async () => {
    const person = await start({ way: 'web' });
    const { name, meetingCode } = meetingOf(person);
    person.google.startConference(name);
    const popup = await openOverMeeting(person, meetingCode);
    await click(popup, 'End call for everyone…');
    await isAsked(popup);
    person.google.expireTokens();
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(calls(person, 'end')).toMatchObject([{ status: 200 }]);
  });
});

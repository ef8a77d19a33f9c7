import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../google';
import {
  calls,
  changeAccess,
  click,
  isAsked,
  meetingOf,
  notified,
  openElsewhere,
  openOverMeeting,
  type Person,
  said,
  sees,
  start,
} from '../person';

/** Each change, given by a person up to the moment at which its one request leaves. Resolves with the page they look at. */
const given: Record<'create' | 'patch' | 'end', (person: Person) => Promise<Page>> = {
  create: async (person) => {
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    return popup;
  },
  patch: async (person) => {
    const popup = await openOverMeeting(person, meetingOf(person).meetingCode);
    await changeAccess(popup, 'OPEN');
    return popup;
  },
  end: async (person) => {
    const { name, meetingUri } = meetingOf(person);
    person.google.startConference(name);
    await person.chromium.dispatchCommand('endConference', await person.chromium.openTab(meetingUri));
    const popup = await person.chromium.waitForPopup();
    await isAsked(popup);
    await click(popup, 'End for everyone');
    return popup;
  },
};

const troubles: [string, Fault][] = [
  ['the connection breaks', { how: 'reset' }],
  ['it is done and the answer is lost', { how: 'answerAfterDoing' }],
  ['Google answers 503', { status: 503 }],
  ['a proxy answers 500 in HTML', { status: 500, body: '<h1>Oops</h1>' }],
  ['Google answers 200 with nothing', { status: 200, body: '' }],
];

describe.each(['create', 'patch', 'end'] as const)(
  '%s: exactly one request of ours, and the outcome is said to be unknown, when',
  (change) => {
    it.each(troubles)('%s', async (_, fault) => {
      const person = await start({ way: 'web' });
      person.google.failNext({ method: change, ...fault });
      const popup = await given[change](person);
      await sees(popup, 'it may or may not have happened. Nothing was tried again.');
      // A repeat would come at once, or after the first pause of a second.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(calls(person, change)).toHaveLength(1);
    });
  },
);

it('429: how long to wait, from Google’s own number; nothing is repeated', async () => {
  const person = await start({ way: 'web' });
  person.google.failNext({
    method: 'create',
    status: 429,
    reason: 'RATE_LIMIT_EXCEEDED',
    headers: { 'retry-after': '17' },
  });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'Try again in 17 seconds.');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(calls(person, 'create')).toHaveLength(1);
});

it('Google’s quota of creations, used up: a minute’s break is asked for', async () => {
  const person = await start({ way: 'web' });
  person.google.quotas.limits.create.perUser = 0;
  await person.chromium.dispatchCommand('createSpace', await person.chromium.openTab('https://www.google.com/'));
  expect((await notified(person, 'That did not work')).message).toContain('Google asks for a short break.');
  expect(calls(person, 'create')).toHaveLength(1);
});

it('503 on a read: repeated as Google’s own clients do, and the person sees only that it works', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = meetingOf(person);
  person.google.failNext({ method: 'get', status: 503, times: 2 });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Reading the meeting…');
  await sees(popup, 'No call running');
  const times = calls(person, 'get').map(({ at }) => at);
  expect(calls(person, 'get').map(({ status }) => status)).toEqual([503, 503, 200]);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(1_290);
});

it('503 on every read: five requests, then one sentence', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = meetingOf(person);
  person.google.failNext({ method: 'get', status: 503, times: 9 });
  const popup = await openOverMeeting(person, meetingCode);
  await popup.waitForFunction(() => document.body.textContent?.includes('Google Meet has a problem right now.'), {
    timeout: 20_000,
  });
  expect(calls(person, 'get')).toHaveLength(5);
});

it('500 on a read is not repeated, and Try again helps', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = meetingOf(person);
  person.google.failNext({ method: 'get', status: 500 });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Google Meet has a problem right now.');
  expect(calls(person, 'get')).toHaveLength(1);
  await click(popup, 'Try again');
  await sees(popup, 'No call running');
});

it('a masked 403 under a change: not yours or gone, another account is offered, nobody is signed out', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode, name } = meetingOf(person);
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'No call running');
  person.google.removeSpace(name);
  await changeAccess(popup, 'OPEN');
  await sees(popup, 'This meeting belongs to another account, or it is gone.');
  await popup.waitForSelector('::-p-aria([name="Try another account"][role="button"])');
  expect(calls(person, 'patch')).toEqual([]);
  expect(await said(popup)).toContain('host@gmail.com');
});

it('the API is off in the Cloud project: said, with the way to the page that turns it on', async () => {
  const person = await start({ way: 'web' });
  person.google.disableApi();
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'The Google Meet API is switched off in the Cloud project of this build.');
  await popup.waitForSelector('::-p-aria([name="Open Google Cloud"][role="button"])');
  expect(calls(person, 'create')).toHaveLength(1);
});

it('an administrator blocks the app: said as that', async () => {
  const person = await start({ way: 'web' });
  person.google.failNext({ method: 'create', status: 403, reason: 'USER_BLOCKED_BY_ADMIN' });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'The administrator of this account blocks Meet Spaces.');
});

it('Google cannot be reached: nothing arrives, and a change that was surely not sent is not called unknown', async () => {
  const person = await start({ way: 'web' });
  await person.chromium.goOffline();
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'Google could not be reached. Check the connection.');
  expect(person.google.requests).toEqual([]);
});

it('Google is gone: a read says so, and the link can be copied all the same', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode, meetingUri } = meetingOf(person);
  person.google.failNext({ method: 'get', how: 'reset', times: 9 });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Google could not be reached. Check the connection.');
  // Said for two seconds, so it is waited for from the click on.
  await Promise.all([sees(popup, 'Copied'), click(popup, 'Copy link')]);
  expect(await person.chromium.clipboard()).toBe(meetingUri);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { type Fault, type Space, troubles } from '../google';
import { tableOf } from '../pairs';
import {
  appears,
  byHand,
  calls,
  changeAccess,
  changes,
  click,
  copied,
  everyChange,
  everythingIsTold,
  meetingOf,
  named,
  notified,
  openElsewhere,
  openOptions,
  openOverMeeting,
  order,
  orderBy,
  type Person,
  prepare,
  sees,
  sends,
  start,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

/** No answer from which it could be told whether the change was made. */
const answers: Record<string, Fault> = {
  'the connection closes': troubles.closed,
  'the answer is lost': troubles.answerLost,
  'the answer breaks off': troubles.cut,
  'only an interim answer comes': troubles.interimThenClosed,
  'Google answers 503': { status: 503 },
  'a proxy answers 500 in HTML': { status: 500, body: '<h1>Oops</h1>' },
  'a network redirects to its sign-in page': troubles.portalRedirect,
  'a network answers 200 with its sign-in page': troubles.portal,
  'Google answers 200 with nothing': troubles.empty,
  'Google answers 200 with half a JSON': troubles.malformed,
  'Google answers 200 with another JSON': troubles.otherShape,
};
const unknown = tableOf({ way: ways, change: everyChange, answer: Object.keys(answers) });

/** How a meeting is at Google, as far as the second half of a change shows. */
const standing = ({ google }: Person, { name, config }: Space): string =>
  google.conference(name) ? 'a call runs' : String(config.accessType);

describe.each(ways)('Signed in the %s way', (way) => {
  it('a change without a usable answer is looked up where it can be, and sent exactly once', async () => {
    const person = await start({ way });
    const page = await openOptions(person);
    const rows = unknown.filter((row) => row.way === way);
    for (const { change, answer } of rows) {
      const row = `${change}, and ${answer}`;
      const { give, space } = await prepare(person, page, change);
      const before = changes(person).length;
      const was = space && standing(person, space);
      person.google.failNext({ ...answers[answer], method: sends[change].at(-1) });
      const { ok, failure } = await give();
      // Nobody can look whether a meeting was made. All else is read again, and told as it is.
      const isDone = space && standing(person, space) !== was;
      const kind = isDone ? undefined : space ? 'notDone' : 'outcomeUnknown';
      expect({ ok, kind: failure?.kind, because: failure?.because?.kind }, row).toEqual(
        // Closing a room has two halves, of which the first one worked.
        change === 'closeRoom' && kind
          ? { ok: false, kind: 'closedNotEnded', because: kind }
          : { ok: !kind, kind, because: undefined },
      );
      expect(changes(person).slice(before), row).toEqual(sends[change]);
    }
    // No repeat came late, either: between the rows nothing was sent but what prepares an undo.
    const sent = rows.flatMap(({ change }) => (change === 'undoUpdate' ? ['patch', 'patch'] : sends[change]));
    expect(changes(person)).toEqual(sent);
  });
});

it('what Google says of a refusal arrives as its kind, after one request', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const gone = meetingOf(person, { config: { accessType: 'TRUSTED' } });
  person.google.removeSpace(gone.name);
  const rows: [what: string, fault: Fault, action: string, input: object, failure: object][] = [
    [
      '429 with a time',
      { status: 429, reason: 'RATE_LIMIT_EXCEEDED', headers: { 'retry-after': '17' } },
      'createSpace',
      {},
      { kind: 'rateLimited', retryAfterMs: 17_000 },
    ],
    ['an administrator', { reason: 'USER_BLOCKED_BY_ADMIN' }, 'createSpace', {}, { kind: 'blockedByAdmin' }],
    [
      'the masked 403',
      {},
      'updateSpace',
      { name: gone.name, shown: { accessType: 'TRUSTED' }, wanted: { accessType: 'OPEN' } },
      { kind: 'denied' },
    ],
    ['500 on a read', { status: 500 }, 'readSpace', { code: gone.meetingCode }, { kind: 'unavailable' }],
  ];
  for (const [what, fault, action, input, failure] of rows) {
    const before = person.google.sent().length;
    person.google.failNext(fault);
    expect(await order(page, action, input), what).toMatchObject({ ok: false, failure });
    expect(person.google.sent().slice(before), what).toHaveLength(1);
  }
  person.google.disableApi();
  expect(await order(page, 'createSpace', {})).toMatchObject({
    failure: { kind: 'apiDisabled', activationUrl: expect.stringContaining('https://console.') },
  });
  person.google.enableApi();
  // None of these signs anybody out.
  expect(await order(page, 'createSpace', {})).toMatchObject({ ok: true });
  person.google.quotas.limits.create.perUser = 0;
  const before = calls(person, 'create').length;
  await everythingIsTold(person);
  await person.chromium.clearNotifications();
  await orderBy(person, 'the shortcut', 'createSpace');
  expect((await notified(person, 'That did not work')).message).toContain('Try again in 60 seconds.');
  expect(calls(person, 'create')).toHaveLength(before + 1);
});

describe('A person sees one sentence and the one button that helps:', () => {
  it('where a meeting is made', async () => {
    const person = await start({ way: 'web' });
    const { chromium, google } = person;
    google.failNext({ ...troubles.reset, method: 'create' });
    const popup = await byHand.create(person);
    await sees(popup, 'a meeting may or may not have been made');
    google.failNext({ method: 'create', reason: 'USER_BLOCKED_BY_ADMIN' });
    await click(popup, 'New meeting');
    await sees(popup, 'The administrator of this account blocks Roomkeeper.');
    await appears(popup, named('Try another account'));
    google.failNext({ method: 'create', status: 429, headers: { 'retry-after': '17' } });
    await click(popup, 'New meeting');
    await sees(popup, 'Google asks for a short break. Try again in 17 seconds.');
    expect(calls(person, 'create')).toHaveLength(3);
    await click(popup, 'Try again');
    await sees(popup, 'No call running');
    expect(google.spaces).toHaveLength(1);

    google.disableApi();
    await click(await byHand.create(person), 'Open Google Cloud');
    await chromium.waitForAddress('https://console.');

    // Nothing can be sent at all, and that is not called unknown.
    await chromium.closePopup();
    const asked = google.requests.length;
    const offline = await openElsewhere(person);
    await chromium.goOffline();
    await click(offline, 'New meeting');
    await sees(offline, 'Google could not be reached. Check the connection.');
    await appears(offline, named('Try again'));
    expect(google.requests).toHaveLength(asked);
  });

  it('where a meeting is looked at and changed', async () => {
    const person = await start({ way: 'web' });
    const { google } = person;
    const { meetingCode, meetingUri } = meetingOf(person);
    google.failNext({ method: 'get', how: 'reset' });
    const popup = await openOverMeeting(person, meetingCode);
    await sees(popup, 'Google could not be reached. Check the connection.');
    // The link needs no Google. It is said for two seconds, so it is waited for from the click on.
    await Promise.all([sees(popup, 'Copied'), click(popup, 'Copy link')]);
    await copied(person, meetingUri);
    google.failNext({ method: 'get', status: 500 });
    await click(popup, 'Try again');
    await sees(popup, 'Google Meet has a problem right now.');
    await click(popup, 'Try again');
    await sees(popup, 'No call running');
    google.failNext({ method: 'patch', how: 'reset' });
    await changeAccess(popup, 'OPEN');
    await sees(popup, 'Google’s answer was lost. The meeting was read again: nothing was changed by then.');
  });

  it('503 on a read is repeated as Google’s own clients do, and a person sees only that it works', async () => {
    const person = await start({ way: 'web' });
    const { meetingCode } = meetingOf(person);
    person.google.failNext({ method: 'get', status: 503, times: 2 });
    const popup = await openOverMeeting(person, meetingCode);
    await sees(popup, 'Reading the meeting…');
    await sees(popup, 'No call running');
    const reads = calls(person, 'get');
    expect(reads.map(({ status }) => status)).toEqual([503, 503, 200]);
    const [first = 0, second = 0, third = 0] = reads.map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(990);
    expect(third - second).toBeGreaterThanOrEqual(1_290);
  });

  // The unit tests have the five attempts in no time; here they take six seconds.
  it.runIf(process.env.LONG)('503 on every read: five requests, then one sentence', async () => {
    const person = await start({ way: 'web' });
    person.google.failNext({ method: 'get', status: 503, times: 9 });
    const popup = await openOverMeeting(person, meetingOf(person).meetingCode);
    await sees(popup, 'Google Meet has a problem right now.');
    expect(calls(person, 'get')).toHaveLength(5);
  });
});

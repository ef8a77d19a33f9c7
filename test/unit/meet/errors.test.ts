import { describe, expect, test } from 'vitest';
import { MeetError, type MeetFailure } from '../../../src/meet/errors';
import { type Answer, failure, info, refusal, serve } from './server';

const name = 'spaces/jQCFfuBOdN5z';
const masked = 'Permission denied on resource Space (or it might not exist)';
const retryInfo = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3.5s' };
const activationUrl = 'https://console.developers.google.com/apis/api/meet.googleapis.com/overview?project=7';
const method = 'google.apps.meet.v2.SpacesService.CreateSpace';
const inForce = (reason: string, metadata?: object) =>
  refusal(403, 'PERMISSION_DENIED', masked, { '@type': 'x' }, info(reason, metadata));

const create = async (answer: Answer) => failure((await serve([answer])).client.createSpace());
const read = async (answer: Answer) => failure((await serve([answer])).client.getSpace(name));
const end = async (answer: Answer) => failure((await serve([answer])).client.endActiveConference(name));

const refusals: [string, Answer, object][] = [
  ['bad credentials', refusal(401, 'UNAUTHENTICATED'), { kind: 'unauthenticated' }],
  ['an expired token, by its reason', inForce('ACCESS_TOKEN_EXPIRED'), { kind: 'unauthenticated' }],
  ['a missing scope', inForce('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { method }), { kind: 'scopeMissing' }],
  ['the API turned off', inForce('SERVICE_DISABLED', { activationUrl }), { kind: 'apiDisabled', activationUrl }],
  ['a suspended project', inForce('CONSUMER_SUSPENDED'), { kind: 'apiDisabled' }],
  [
    'a feature that the plan lacks',
    inForce('FEATURE_UNAVAILABLE_TO_USER', { feature_name: 'updateAccessType' }),
    { kind: 'featureUnavailable', feature: 'updateAccessType' },
  ],
  ['an administrator', inForce('USER_BLOCKED_BY_ADMIN'), { kind: 'blockedByAdmin' }],
  ['an organisation', inForce('ORG_RESTRICTION_VIOLATION'), { kind: 'blockedByAdmin' }],
  ['the masked 403', refusal(403, 'PERMISSION_DENIED', masked), { kind: 'denied' }],
  ['an unknown reason', inForce('OF_TOMORROW'), { kind: 'denied' }],
  ['a reason that is a name of Object', inForce('constructor'), { kind: 'denied' }],
  ['a bare 403', { status: 403, text: '' }, { kind: 'denied' }],
  ['a bad value', refusal(400, 'INVALID_ARGUMENT'), { kind: 'invalid' }],
  ['a failed precondition', refusal(400, 'FAILED_PRECONDITION'), { kind: 'invalid' }],
  ['a bare 400', { status: 400, text: 'no' }, { kind: 'invalid' }],
  ['a conflict', refusal(409, 'ABORTED'), { kind: 'invalid' }],
  ['not found', refusal(404, 'NOT_FOUND'), { kind: 'notFound' }],
  ['a route miss', { status: 404, text: '<html>Not Found' }, { kind: 'notFound' }],
  ['too many', refusal(429, 'RESOURCE_EXHAUSTED'), { kind: 'rateLimited', retryAfterMs: undefined }],
  [
    'too many, with a delay',
    refusal(429, 'RESOURCE_EXHAUSTED', '', retryInfo),
    { kind: 'rateLimited', retryAfterMs: 3500 },
  ],
  [
    'too many, with a header',
    { status: 429, text: '', headers: { 'Retry-After': '7' } },
    { kind: 'rateLimited', retryAfterMs: 7000 },
  ],
  ['too many, by its reason', inForce('RATE_LIMIT_EXCEEDED'), { kind: 'rateLimited' }],
];

test.each(refusals)('%s is the same for a read and a write', async (_, answer, expected) => {
  expect(await read(answer)).toMatchObject(expected);
  expect(await create(answer)).toMatchObject(expected);
});

test('nobody in the call, on end only', async () => {
  const nobody = refusal(400, 'FAILED_PRECONDITION', 'There is no active conference for the given space.');
  expect((await end(nobody)).kind).toBe('noConference');
  expect((await create(nobody)).kind).toBe('invalid');
});

test('reason before status before HTTP code', async () => {
  expect((await read(refusal(400, 'NOT_FOUND', '', info('SERVICE_DISABLED')))).kind).toBe('apiDisabled');
  expect((await read(refusal(400, 'NOT_FOUND'))).kind).toBe('notFound');
  expect((await end(refusal(400, 'FAILED_PRECONDITION', '', info('SERVICE_DISABLED')))).kind).toBe('apiDisabled');
});

test.each([499, 500, 501, 502, 503, 504])('%i: a read is unavailable, a write unknown', async (status) => {
  expect((await read({ status, text: '' })).kind).toBe('unavailable');
  expect((await create({ status, text: '' })).kind).toBe('outcomeUnknown');
});

test('words in a message decide nothing', async () => {
  const texts = [masked, 'There is no active conference', 'Request had insufficient authentication scopes.'];
  for (const message of texts) {
    expect((await end(refusal(403, 'PERMISSION_DENIED', message))).kind).toBe('denied');
    expect((await end(refusal(400, 'INVALID_ARGUMENT', message))).kind).toBe('invalid');
  }
});

test('an HTTP date in Retry-After', async () => {
  const at = new Date(Date.now() + 60_000).toUTCString();
  const { retryAfterMs } = await read({ status: 429, text: '', headers: { 'Retry-After': at } });
  expect(retryAfterMs).toBeGreaterThan(55_000);
  expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  const past = await read({ status: 429, text: '', headers: { 'Retry-After': new Date(0).toUTCString() } });
  expect(past.retryAfterMs).toBe(0);
  expect((await read({ status: 429, text: '', headers: { 'Retry-After': 'soon' } })).retryAfterMs).toBeUndefined();
});

test.each([
  'javascript:alert(1)',
  'http://console.developers.google.com/',
  'https://console.developers.google.com.evil.example/',
  'https://evil.example/https://console.cloud.google.com/',
])("an activation link that is not Google's console is dropped: %s", async (url) => {
  expect((await read(inForce('SERVICE_DISABLED', { activationUrl: url }))).activationUrl).toBeUndefined();
});

test.each([
  'null',
  '7',
  '[]',
  '{"error": null}',
  '{"error": "no"}',
  '{"error": {"status": 7, "details": "no"}}',
  '{"error": {"details": [null, 7, {"@type": 7}]}}',
  '{"error": {"details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "metadata": [], "reason": {}}]}}',
  '{"error": {"details": [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": "x"}]}}',
])('a misshapen error body still counts by its HTTP code: %s', async (text) => {
  expect((await read({ status: 403, text })).kind).toBe('denied');
});

describe('plain data', () => {
  test('carries kind, request, answer and the fields of the kind, and no more', async () => {
    const refused = await create(inForce('FEATURE_UNAVAILABLE_TO_USER', { feature_name: 'updateModeration' }));
    expect(JSON.parse(JSON.stringify(refused))).toEqual({
      kind: 'featureUnavailable',
      feature: 'updateModeration',
      request: { method: 'POST', path: '/v2/spaces' },
      answer: {
        httpStatus: 403,
        status: 'PERMISSION_DENIED',
        reason: 'FEATURE_UNAVAILABLE_TO_USER',
        metadata: { feature_name: 'updateModeration' },
        message: masked,
      },
    });
    expect(structuredClone(refused)).toEqual(refused);
  });

  test('an error without an answer keeps its cause to itself', () => {
    const unreachable: MeetFailure = {
      kind: 'unreachable',
      offline: true,
      request: { method: 'GET', path: '/v2/spaces/a' },
    };
    const error = new MeetError(unreachable, new TypeError('x'));
    expect(JSON.parse(JSON.stringify(error.failure))).toEqual(unreachable);
    expect(error.message).toBe('GET /v2/spaces/a: no answer');
    expect(error.cause).toBeInstanceOf(TypeError);
  });
});

describe('Retry-After as a date', () => {
  const minuteMs = 60_000;
  const at = (ms: number) => new Date(ms).toUTCString();
  const now = Date.now();
  test.each<[what: string, retryAfter: string, date: string | undefined, waits: number | undefined]>([
    ['by the clock of a server that is a day ahead', at(now + 1441 * minuteMs), at(now + 1440 * minuteMs), minuteMs],
    ['by the clock of a server that is a year behind', at(minuteMs), at(0), minuteMs],
    ['in the past', at(0), at(minuteMs), 0],
    ['of tomorrow', at(1441 * minuteMs), at(0), undefined],
    ['that is none', 'about 5', at(0), undefined],
    ['by another calendar', '2030-01-01', at(0), undefined],
    ['with a Date header that is none', at(now - 60 * minuteMs), 'yesterday', 0],
    ['in seconds, whatever the date', '30', at(0), 30_000],
    ['in more seconds than a day has', '86401', undefined, undefined],
    ['in seconds without an end', '9'.repeat(400), undefined, undefined],
  ])('%s', async (_, retryAfter, date, waits) => {
    const headers = { 'Retry-After': retryAfter, ...(date !== undefined && { Date: date }) };
    expect((await read({ status: 429, text: '', headers })).retryAfterMs).toBe(waits);
  });
});

describe('what Google says is quoted', () => {
  const bidi = '\u202eevil\u2069\u200f';

  test('in one line, without marks of direction, cut by code points', async () => {
    const message = `First${bidi}\n\u0000second ${'👩‍👧'.repeat(2000)}`;
    const { answer } = (await read(refusal(400, 'INVALID_ARGUMENT', message))) as unknown as MeetFailure;
    expect(answer?.message).toMatch(/^Firstevil second 👩‍👧/);
    expect([...(answer?.message ?? '')]).toHaveLength(300);
    expect(answer?.message?.endsWith('…')).toBe(true);
    expect(answer?.message, 'no half of a sign').not.toMatch(/\p{Cs}/u);
  });

  test('as a text that fits word for word', async () => {
    const message = 'Das Feld „config“ ist ungültig – مرحبا 👩‍👧';
    expect((await read(refusal(400, 'INVALID_ARGUMENT', message))).answer).toMatchObject({ message });
  });

  test('in tables too, which have an end', async () => {
    const long = 'x'.repeat(1_000);
    const feature_name = `update${bidi}${long}`;
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, long]));
    const refused = await read(inForce('FEATURE_UNAVAILABLE_TO_USER', { feature_name, ...many }));
    expect(refused.feature).toBe(`updateevil${'x'.repeat(289)}…`);
    expect(JSON.stringify(refused).length).toBeLessThan(5_000);
  });
});

import { expect, it } from 'vitest';
import type { Failure, Result } from '../../../src/actions/failures';
import { inTurn } from '../../../src/background/turns';

const notSent: Result = { ok: false, failure: { kind: 'notSent' } };
const unknown: Failure = { kind: 'outcomeUnknown', request: { method: 'POST', path: 'spaces/a:endActiveConference' } };

it.each<[string, Result, boolean]>([
  ['is done', { ok: true, value: null }, true],
  ['failed', { ok: false, failure: { kind: 'notDone' } }, true],
  [
    'closed the room and did not end the call',
    { ok: false, failure: { kind: 'closedNotEnded', because: { kind: 'notMade' } } },
    true,
  ],
  ['may or may not have been done', { ok: false, failure: unknown }, false],
  [
    'closed the room and may or may not have ended the call',
    { ok: false, failure: { kind: 'closedNotEnded', because: unknown } },
    false,
  ],
  ['was not sent itself', notSent, false],
])('Behind an order about a meeting that %s: whether the next one is sent', async (_, result, isSent) => {
  const sent: string[] = [];
  const first = inTurn('abc', async () => result);
  const next = inTurn('abc', async (hasWaited) => {
    sent.push(`next, ${hasWaited}`);
    return result;
  });
  const other = inTurn('xyz', async (hasWaited) => {
    sent.push(`other, ${hasWaited}`);
    return result;
  });
  await Promise.all([first, other]);
  expect(await next).toEqual(isSent ? result : notSent);
  expect(sent.sort()).toEqual([...(isSent ? ['next, true'] : []), 'other, false']);
});

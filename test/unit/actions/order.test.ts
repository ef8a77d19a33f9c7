import { describe, expect, it } from 'vitest';
import { intentOf } from '../../../src/actions/order';
import type { Order } from '../../../src/actions/table';
import { readOrder } from '../../../src/background/read-order';

const end = (code: string): Order => ({ action: 'endConference', input: { code } });

/** A sign-in that is the step to another order. */
const signInFor = (then: Order): Order => ({ action: 'signIn', input: { way: 'web', then } });

describe('The order that was meant', () => {
  it('is the order itself', () => expect(intentOf(end('abc-mnop-xyz'))).toEqual(end('abc-mnop-xyz')));

  it('is the sign-in where it leads to nothing else', () => {
    const signIn: Order = { action: 'signIn', input: { scopes: [] } };
    expect(intentOf(signIn)).toBe(signIn);
  });

  it('is the one that follows the sign-in', () => {
    expect(intentOf(signInFor(end('abc-mnop-xyz')))).toEqual(end('abc-mnop-xyz'));
  });
});

describe('Reading an order', () => {
  it.each(['abc-mnop-xyz', 'https://meet.google.com/ABC-mnop-xyz?authuser=1', ' abc mnop xyz '])(
    'takes the code out of %j',
    (text) => expect(readOrder(end(text))).toEqual({ ok: true, value: end('abc-mnop-xyz') }),
  );

  it('reads the order after a sign-in too, and leaves the sign-in as it is', () => {
    const reading = readOrder(signInFor(end('https://meet.google.com/abc-mnop-xyz')));
    expect(reading).toEqual({ ok: true, value: signInFor(end('abc-mnop-xyz')) });
  });

  it('leaves an order without a code alone', () => {
    const create: Order = { action: 'createSpace', input: {} };
    expect(readOrder(create)).toEqual({ ok: true, value: create });
  });

  it('says why there is no code', () => {
    const failure = { kind: 'badCode', why: 'otherHost' };
    expect(readOrder(end('https://evil.example/'))).toEqual({ ok: false, failure });
    expect(readOrder(signInFor(end('https://evil.example/')))).toEqual({ ok: false, failure });
  });
});

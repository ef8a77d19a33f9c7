import fc from 'fast-check';
import type { CallSpan } from '../../../src/history/call-span';
import type { Session } from '../../../src/history/stays';
import type { Attendance } from '../../../src/store/kept-calls';

/** A call of a hundred minutes. */
export const call: CallSpan = { fromMs: 1_000_000, toMs: 7_000_000, isRunning: false };

/** Times in and around the call, on few enough moments that they often meet. */
const time = fc.integer({ min: 8, max: 75 }).map((step) => step * 100_000);

/** Sessions in any order, overlapping, some of them open, some reaching out of the call or standing on their heads. */
export const sessions: fc.Arbitrary<Session[]> = fc.array(
  fc.record({ fromMs: time, toMs: fc.option(time, { nil: undefined }) }).map(({ fromMs, toMs }) => ({
    fromMs,
    ...(toMs !== undefined && { toMs }),
  })),
  { maxLength: 12 },
);

/** Somebody who was in for so many of the call's hundred minutes. */
export const somebody = (name: string, given: Partial<Attendance> = {}): Attendance => ({
  key: `users/${name}`,
  kind: 'account',
  name,
  stays: [{ fromMs: call.fromMs, toMs: call.toMs }],
  devices: 1,
  isIn: false,
  isWhole: true,
  ...given,
});

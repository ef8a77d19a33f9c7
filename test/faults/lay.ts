import { until } from '../chromium/until';
import type { Refusal } from '../google';
import { meetingOf, order } from '../person';
import { type FaultName, faults } from './faults';
import type { Ready } from './operations';
import type { Scene } from './scene';

/** A promise, and what settles it. */
export function gate(): [open: () => void, opened: Promise<void>] {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [open, opened];
}

/**
 * Lays a fault for the call of an order that is given next; it takes effect once `after` has settled. Gives what waits,
 * when the order was given, until its call has met the fault.
 */
export async function lay(
  { person, page }: Scene,
  name: FaultName,
  { call, fails = call, space, asking, readsFirst }: Ready,
  after?: Promise<void>,
): Promise<() => Promise<unknown>> {
  const { google } = person;
  const isSignIn = fails !== call;
  const about = isSignIn ? {} : { ...(space && { space: space.name }), ...(asking && { asking }) };
  const isFresh = name === 'a reset on a fresh connection';
  const isRefused = name === 'a refused connection';
  const [answerRead, isRead] = gate();
  // The connection on which the meeting is read right before carries nothing more; from a menu it is read twice.
  const read =
    readsFirst && (isFresh || isRefused)
      ? google.failNext({ method: 'get', space: space?.name, closes: true, after: isRead, times: 2 })
      : undefined;
  const laid = isRefused ? undefined : google.failNext({ ...faults[name], ...about, method: fails, after });
  if (name === 'a reset on a reused connection' && !isSignIn)
    await order(page, 'readSpace', { code: meetingOf(person).meetingCode });

  /** Nothing is connected any more but what is under way, and if so wished nothing can connect. */
  function disconnect(): Refusal {
    const refusal = google.refuseConnections('tcp', after);
    if (isFresh) google.acceptConnections();
    return refusal;
  }
  let refusal = (isFresh || isRefused) && !read ? disconnect() : undefined;
  return async () => {
    if (read) {
      await until('the meeting is read', () => read.met > 0);
      refusal = disconnect();
      answerRead();
    }
    await until(`${fails} meets the fault`, () => (laid ? laid.met > 0 : refusal !== undefined && refusal.tried > 0));
  };
}

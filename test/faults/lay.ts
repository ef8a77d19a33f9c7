import { until } from '../chromium/until';
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
  if (name === 'a refused connection') {
    if (!readsFirst) {
      const refusal = google.refuseConnections('tcp', after);
      return () => until('a connection is tried', () => refusal.tried > 0);
    }
    const [answer, refused] = gate();
    const read = google.failNext({ method: 'get', space: space?.name, closes: true, after: refused });
    return async () => {
      await until('the meeting is read', () => read.met > 0);
      const refusal = google.refuseConnections('tcp', after);
      answer();
      await until('a connection is tried', () => refusal.tried > 0);
    };
  }
  if (isFresh && readsFirst) google.failNext({ method: 'get', space: space?.name, closes: true });
  else if (isFresh) {
    google.refuseConnections();
    google.acceptConnections();
  } else if (name === 'a reset on a reused connection' && !isSignIn)
    await order(page, 'readSpace', { code: meetingOf(person).meetingCode });
  const laid = google.failNext({ ...faults[name], ...about, method: fails, ...(after && { after }) });
  return () => until(`${fails} meets the fault`, () => laid.met > 0);
}

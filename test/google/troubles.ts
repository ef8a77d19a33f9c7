import type { Fault } from './faults';

const json = { 'content-type': 'application/json; charset=UTF-8' };
const portal =
  '<!DOCTYPE html><html lang="en"><title>Sign in to the network</title><form action="/login" method="post"><button>Connect</button></form></html>\n';

/**
 * What networks, proxies and broken servers do to a call, by name. A test adds which call it means:
 * `failNext({ ...troubles.malformed, method: 'create' })`. None of them carries the call out, unless `done` is added,
 * but for `answerLost`, `cut`, `trickle` and the clocks. A connection that does not come about is no fault of a call:
 * see `refuseConnections`.
 */
export const troubles = {
  reset: { how: 'reset', tear: 'rst' },
  closed: { how: 'reset' },
  answerLost: { how: 'answerAfterDoing' },
  cut: { how: 'cut' },
  interimThenClosed: { how: 'interim' },
  hang: { how: 'hang' },
  trickle: { how: 'trickle' },
  malformed: { status: 200, headers: json, body: '{"name": "spaces/AAAAAAAAAAAA", "meetingCode": ' },
  otherShape: { status: 200, body: [{ name: 42 }] },
  empty: { status: 200, headers: json, body: '' },
  tenMegabytes: { status: 200, body: { name: 'spaces/AAAAAAAAAAAA', padding: 'x'.repeat(10_000_000) } },
  portal: { status: 200, body: portal },
  portalRedirect: { status: 302, headers: { location: 'https://www.google.com/portal' }, body: '' },
  /** RFC 6585, Network Authentication Required. */
  portalRequired: { status: 511, body: portal },
  badGateway: { status: 502, body: '<html><head><title>502 Bad Gateway</title></head><body></body></html>\n' },
  clockAhead: { dateOffMs: 3_600_000 },
  clockBehind: { dateOffMs: -3_600_000 },
} as const satisfies Record<string, Fault>;

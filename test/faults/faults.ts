import { type Fault, troubles } from '../google';

/** The whole table of what can go wrong with one call, by name. Two of them need more than a fault of the call: see `lay`. */
export const faults = {
  '401 once': { status: 401 },
  '401 always': { status: 401, times: 2 },
  '403 for a missing scope': { reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' },
  'the masked 403': { status: 403 },
  '403 for a feature': { reason: 'FEATURE_UNAVAILABLE_TO_USER' },
  '403 for the API': { reason: 'SERVICE_DISABLED' },
  '404': { status: 404 },
  '400': { status: 400 },
  '409': { status: 409 },
  '429': { status: 429 },
  '429 with a time': { status: 429, headers: { 'retry-after': '17' } },
  '500': { status: 500 },
  '502 in HTML': troubles.badGateway,
  '503': { status: 503, times: 5 },
  '504': { status: 504 },
  'a refused connection': {},
  'a reset on a fresh connection': troubles.reset,
  'a reset on a reused connection': troubles.reset,
  'a reset in the body': { how: 'cut', tear: 'rst' },
  'a hang': troubles.hang,
  'a trickle': troubles.trickle,
  'half a JSON': troubles.malformed,
  'another JSON': troubles.otherShape,
  nothing: troubles.empty,
  'ten megabytes': troubles.tenMegabytes,
  'a network’s redirect': troubles.portalRedirect,
  'a network’s page': troubles.portal,
  'a clock an hour ahead': troubles.clockAhead,
  'a clock an hour behind': troubles.clockBehind,
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as FaultName[];

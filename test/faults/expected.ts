import type { FaultName } from './faults';

/** What a fault of a call may come to. */
export interface Expected {
  /** `done`, or kinds of failures. */
  kinds: readonly string[];
  /** How often the extension sends the call, and how often Chromium repeats it. */
  sent: number;
  repeats: number;
}

export const operationNames = ['create', 'get', 'patch', 'end', 'participants', 'minting', 'renewal'] as const;
export type OperationName = (typeof operationNames)[number];

const reads: readonly OperationName[] = ['get', 'participants'];
export const isRead = (operation: OperationName): boolean => reads.includes(operation);
/** Google's sign-in goes wrong under the order, and not the order's own call. */
export const isSignIn = (operation: OperationName): boolean => operation === 'minting' || operation === 'renewal';

/** What Google says in so many words: nothing was done, and it is known why. */
const refusals: { [F in FaultName]?: string } = {
  '401 always': 'signedOut',
  '403 for a missing scope': 'scopeMissing',
  'the masked 403': 'denied',
  '403 for a feature': 'featureUnavailable',
  '403 for the API': 'apiDisabled',
  '404': 'notFound',
  '400': 'invalid',
  '409': 'invalid',
  '429': 'rateLimited',
  '429 with a time': 'rateLimited',
};
/** After these a read has its answer all the same. */
const harmless: readonly FaultName[] = ['401 once', 'a clock an hour ahead', 'a clock an hour behind'];
const brokenReads: { [F in FaultName]?: readonly string[] } = {
  '500': ['unavailable'],
  '502 in HTML': ['unavailable'],
  '503': ['unavailable'],
  '504': ['unavailable'],
  'a hang': ['timedOut'],
  'a trickle': ['timedOut'],
  'half a JSON': ['badAnswer'],
  'another JSON': ['badAnswer'],
  nothing: ['badAnswer'],
  // A list with nobody on it, and fields that nobody knows, is a list.
  'ten megabytes': ['badAnswer', 'done'],
  'a network’s page': ['badAnswer'],
};
/** Nobody can sign in: what Google's sign-in says with a page, or not at all, has no words that a program knows. */
const signInKinds = ['signedOut', 'signInUnreachable', 'signInBroken', 'signInUnfinished', 'badClient', 'refused'];

/** How an operation may end under a fault: a pure function, and the oracle of the whole table. */
export function expected(fault: FaultName, operation: OperationName): Expected {
  if (isSignIn(operation)) return expectedSignIn(fault);
  const read = isRead(operation);
  const repeats = fault === 'a reset on a reused connection' ? 1 : 0;
  const twice = fault.startsWith('401');
  const sent = fault === 'a refused connection' ? 0 : twice ? 2 : fault === '503' && read ? 5 : 1;
  const refusal = refusals[fault];
  if (harmless.includes(fault)) return { kinds: ['done'], sent, repeats };
  // The meeting was just read, so that what Google hides is only that it was made elsewhere.
  if (fault === 'the masked 403' && operation === 'end') return { kinds: ['notMade'], sent, repeats };
  if (refusal) return { kinds: [refusal], sent, repeats };
  if (read) return { kinds: brokenReads[fault] ?? ['unreachable'], sent, repeats };
  // A change and an end are read back, and then called done or not done; whether that is true the local Google knows.
  const readBack = operation === 'create' ? [] : ['done', 'notDone'];
  // It is certain that nothing was sent where no connection came about, but fetch does not say so.
  const known = fault === 'a refused connection' ? ['unreachable'] : [];
  return { kinds: ['outcomeUnknown', ...readBack, ...known], sent, repeats };
}

function expectedSignIn(fault: FaultName): Expected {
  const works = ['a clock an hour ahead', 'a clock an hour behind'].includes(fault);
  // What is sent before the body is enough where that is a redirect; and Chromium itself may ask once more.
  const mayWork = fault === '401 once' || fault === 'a trickle' || fault.startsWith('a reset');
  const late = fault === 'a hang';
  const kinds = late ? signInKinds.filter((kind) => kind !== 'signedOut') : signInKinds;
  return { kinds: works ? ['done'] : mayWork ? ['done', ...kinds] : kinds, sent: works ? 1 : 0, repeats: 0 };
}

import { inSeconds, type Message, type MessageKey, t } from '../i18n';
import { findSettingOfFeature } from '../meet/settings';
import type { Failure } from './failures';

/** The button that helps. Each is one row in src/ui/problem.tsx. */
export type Remedy =
  | 'retry'
  | 'signIn'
  | 'otherAccount'
  | 'chooseAccount'
  | 'otherMethod'
  | 'setUp'
  | 'open'
  | 'look'
  | 'without'
  | 'withoutPeople'
  | 'none';

interface FailureRow<F> {
  /** One true sentence, and what fills its placeholders; left out where it is called like the kind. */
  message?: MessageKey | ((failure: F) => Message);
  remedy: Remedy;
}

/** Google counts quotas by the minute, so that is how long to wait where it names no time. */
const minuteMs = 60_000;

/** Of these it is said that nothing was changed, which is not so where the room was closed. */
const closesOnly: Failure['kind'][] = ['interrupted', 'notRecorded', 'notDone'];

/** THE TABLE of failures: kind, sentence, the one button that helps. */
const table: { [K in Failure['kind']]: FailureRow<Extract<Failure, { kind: K }>> } = {
  badCode: { message: ({ why }) => [`badCode_${why}`], remedy: 'none' },
  askFirst: { remedy: 'none' },
  confirmationGone: { remedy: 'retry' },
  conferenceChanged: { remedy: 'retry' },
  changedMeanwhile: { remedy: 'look' },
  notEnded: { remedy: 'retry' },
  notMade: { message: 'endOffNotMade', remedy: 'none' },
  notShown: { remedy: 'signIn' },
  notOwner: { remedy: 'otherAccount' },
  notRestricted: { remedy: 'look' },
  closedNotEnded: {
    message: ({ because }) =>
      because.kind === 'outcomeUnknown'
        ? ['closedUnknown']
        : closesOnly.includes(because.kind)
          ? ['closedOnly']
          : ['closedNotEnded', t(...failureMessage(because))],
    remedy: 'look',
  },
  notDone: { remedy: 'retry' },
  notSent: { remedy: 'look' },
  listGone: { remedy: 'none' },
  memberNotKept: { remedy: 'retry' },
  othersFirst: { remedy: 'retry' },
  notAdded: { remedy: 'none' },
  notRecorded: { remedy: 'retry' },
  stoppedFull: { remedy: 'retry' },
  nothingToUndo: { remedy: 'look' },
  blockedByPolicy: { message: ({ what }) => [`blockedByPolicy_${what}`], remedy: 'none' },
  presetGone: { remedy: 'none' },
  ambiguous: { remedy: 'none' },
  copyFailed: { message: ({ what }) => [`copyFailed_${what}`], remedy: 'retry' },
  noLink: { remedy: 'none' },
  listMissing: { message: ({ preset }) => ['listMissing', preset], remedy: 'withoutPeople' },
  presetOfOther: { message: ({ preset }) => ['presetOfOther', preset], remedy: 'chooseAccount' },
  cutOff: { remedy: 'look' },
  interrupted: { remedy: 'retry' },
  // Nobody knows whether it was before or after Google's answer, so this is no invitation to do it twice.
  unexpected: { message: ({ detail }) => ['unexpected', detail], remedy: 'look' },

  signedOut: { remedy: 'signIn' },
  scopeMissing: { remedy: 'signIn' },
  signedInAsOther: { remedy: 'chooseAccount' },
  refused: { remedy: 'signIn' },
  badClient: { remedy: 'setUp' },
  wayUnavailable: { remedy: 'otherMethod' },
  signInBroken: { message: ({ detail }) => ['signInBroken', detail], remedy: 'signIn' },
  signInUnreachable: { message: 'unreachable', remedy: 'retry' },
  signInUnfinished: { remedy: 'signIn' },

  denied: {
    // To be denied a new meeting is not about any meeting there is.
    message: ({ request: { path } }) => [
      path === '/v2/spaces' ? 'deniedCreate' : path.includes('/members') ? 'peopleOffNotMade' : 'denied',
    ],
    remedy: 'otherAccount',
  },
  notFound: { message: 'denied', remedy: 'otherAccount' },
  blockedByAdmin: { remedy: 'otherAccount' },
  apiDisabled: { remedy: 'open' },
  featureUnavailable: {
    message: ({ feature = '' }) => {
      const setting = findSettingOfFeature(feature);
      return ['featureUnavailable', setting ? t(`setting_${setting.key}`) : feature];
    },
    remedy: 'without',
  },
  noConference: { remedy: 'look' },
  alreadyExists: { remedy: 'look' },
  invalid: { message: ({ answer }) => ['invalid', answer?.message ?? ''], remedy: 'look' },
  rateLimited: {
    message: ({ retryAfterMs = minuteMs }) => ['rateLimited', inSeconds(Math.ceil(retryAfterMs / 1000))],
    remedy: 'retry',
  },
  unavailable: { remedy: 'retry' },
  unreachable: { remedy: 'retry' },
  timedOut: { remedy: 'retry' },
  outcomeUnknown: { remedy: 'look' },
  badAnswer: { remedy: 'retry' },
};

/** Every kind of failure there is. */
export const failureKinds = Object.keys(table) as Failure['kind'][];

/** The sentence about a failure, for `t(...failureMessage(failure))`. */
export function failureMessage(failure: Failure): Message {
  const { message } = table[failure.kind] as FailureRow<Failure>;
  return typeof message === 'function' ? message(failure) : [message ?? (failure.kind as MessageKey)];
}

/** The button that helps with a failure. */
export const remedyOf = (failure: Failure): Remedy =>
  failure.kind === 'blockedByPolicy' && failure.what === 'account' ? 'otherAccount' : table[failure.kind].remedy;

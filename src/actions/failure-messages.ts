import { type Message, type MessageKey, t } from '../i18n';
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
  | 'none';

interface FailureRow<F> {
  /** One true sentence, and what fills its placeholders. */
  message: MessageKey | ((failure: F) => Message);
  remedy: Remedy;
}

/** Google counts quotas by the minute, so that is how long to wait where it names no time. */
const minuteMs = 60_000;

/** THE TABLE of failures: kind, sentence, the one button that helps. */
const table: { [K in Failure['kind']]: FailureRow<Extract<Failure, { kind: K }>> } = {
  badCode: { message: ({ why }) => [`badCode_${why}`], remedy: 'none' },
  askFirst: { message: 'askFirst', remedy: 'none' },
  confirmationGone: { message: 'confirmationGone', remedy: 'retry' },
  conferenceChanged: { message: 'conferenceChanged', remedy: 'retry' },
  changedMeanwhile: { message: 'changedMeanwhile', remedy: 'look' },
  notEnded: { message: 'notEnded', remedy: 'retry' },
  notMade: { message: 'endOffNotMade', remedy: 'none' },
  notShown: { message: 'notShown', remedy: 'signIn' },
  notOwner: { message: 'notOwner', remedy: 'otherAccount' },
  notRestricted: { message: 'notRestricted', remedy: 'look' },
  closedNotEnded: { message: ({ because }) => ['closedNotEnded', t(...failureMessage(because))], remedy: 'look' },
  notDone: { message: 'notDone', remedy: 'retry' },
  notSent: { message: 'notSent', remedy: 'look' },
  notRecorded: { message: 'notRecorded', remedy: 'retry' },
  nothingToUndo: { message: 'nothingToUndo', remedy: 'look' },
  blockedByPolicy: { message: ({ what }) => [`blockedByPolicy_${what}`], remedy: 'none' },
  presetGone: { message: 'presetGone', remedy: 'none' },
  ambiguous: { message: 'ambiguous', remedy: 'none' },
  copyFailed: { message: ({ what }) => [`copyFailed_${what}`], remedy: 'retry' },
  noLink: { message: 'noLink', remedy: 'none' },
  presetOfOther: { message: ({ preset }) => ['presetOfOther', preset], remedy: 'chooseAccount' },
  cutOff: { message: 'cutOff', remedy: 'look' },
  interrupted: { message: 'interrupted', remedy: 'retry' },
  // Nobody knows whether it was before or after Google's answer, so this is no invitation to do it twice.
  unexpected: { message: ({ detail }) => ['unexpected', detail], remedy: 'look' },

  signedOut: { message: 'signedOut', remedy: 'signIn' },
  scopeMissing: { message: 'scopeMissing', remedy: 'signIn' },
  signedInAsOther: { message: 'signedInAsOther', remedy: 'chooseAccount' },
  refused: { message: 'refused', remedy: 'signIn' },
  badClient: { message: 'badClient', remedy: 'setUp' },
  wayUnavailable: { message: 'wayUnavailable', remedy: 'otherMethod' },
  signInBroken: { message: ({ detail }) => ['signInBroken', detail], remedy: 'signIn' },
  signInUnreachable: { message: 'unreachable', remedy: 'retry' },
  signInUnfinished: { message: 'signInUnfinished', remedy: 'signIn' },

  denied: { message: 'denied', remedy: 'otherAccount' },
  notFound: { message: 'denied', remedy: 'otherAccount' },
  blockedByAdmin: { message: 'blockedByAdmin', remedy: 'otherAccount' },
  apiDisabled: { message: 'apiDisabled', remedy: 'open' },
  featureUnavailable: {
    message: ({ feature = '' }) => {
      const setting = findSettingOfFeature(feature);
      return ['featureUnavailable', setting ? t(`setting_${setting.key}`) : feature];
    },
    remedy: 'without',
  },
  noConference: { message: 'noConference', remedy: 'look' },
  invalid: { message: ({ answer }) => ['invalid', answer?.message ?? ''], remedy: 'look' },
  rateLimited: {
    message: ({ retryAfterMs = minuteMs }) => ['rateLimited', Math.ceil(retryAfterMs / 1000)],
    remedy: 'retry',
  },
  unavailable: { message: 'unavailable', remedy: 'retry' },
  unreachable: { message: 'unreachable', remedy: 'retry' },
  timedOut: { message: 'timedOut', remedy: 'retry' },
  outcomeUnknown: { message: 'outcomeUnknown', remedy: 'look' },
  badAnswer: { message: 'badAnswer', remedy: 'retry' },
};

/** Every kind of failure there is. */
export const failureKinds = Object.keys(table) as Failure['kind'][];

/** The sentence about a failure, for `t(...failureMessage(failure))`. */
export function failureMessage(failure: Failure): Message {
  const { message } = table[failure.kind] as FailureRow<Failure>;
  return typeof message === 'string' ? [message] : message(failure);
}

/** The button that helps with a failure. */
export const remedyOf = (failure: Failure): Remedy =>
  failure.kind === 'blockedByPolicy' && failure.what === 'account' ? 'otherAccount' : table[failure.kind].remedy;

import { type MessageKey, t } from '../i18n';
import { findSettingOfFeature } from '../meet/settings';
import type { Failure } from './failures';

/** The button that helps. Each is one row in src/ui/problem.tsx. */
export type Remedy = 'retry' | 'signIn' | 'otherAccount' | 'otherWay' | 'setUp' | 'open' | 'look' | 'without' | 'none';

interface Words<F> {
  /** One true sentence, and what fills its placeholders. */
  says: MessageKey | ((failure: F) => [MessageKey, ...(string | number)[]]);
  remedy: Remedy;
}

/** Google counts quotas by the minute, so that is how long to wait where it names no time. */
const minuteMs = 60_000;

/** THE TABLE of failures: kind, sentence, the one button that helps. */
const table: { [K in Failure['kind']]: Words<Extract<Failure, { kind: K }>> } = {
  badCode: { says: ({ why }) => [`badCode_${why}`], remedy: 'none' },
  askFirst: { says: 'askFirst', remedy: 'none' },
  confirmationGone: { says: 'confirmationGone', remedy: 'retry' },
  conferenceChanged: { says: 'conferenceChanged', remedy: 'retry' },
  changedMeanwhile: { says: 'changedMeanwhile', remedy: 'look' },
  notMadeHere: { says: 'notMadeHere', remedy: 'none' },
  notOwner: { says: 'notOwner', remedy: 'otherAccount' },
  notRestricted: { says: 'notRestricted', remedy: 'look' },
  closedNotEnded: { says: ({ because }) => ['closedNotEnded', t(...failureWords(because))], remedy: 'look' },
  nothingToUndo: { says: 'nothingToUndo', remedy: 'look' },
  blockedByPolicy: { says: ({ what }) => [`blockedByPolicy_${what}`], remedy: 'none' },
  presetGone: { says: 'presetGone', remedy: 'none' },
  copyFailed: { says: 'copyFailed', remedy: 'retry' },
  cutOff: { says: 'cutOff', remedy: 'look' },
  interrupted: { says: 'interrupted', remedy: 'retry' },
  unexpected: { says: ({ detail }) => ['unexpected', detail], remedy: 'retry' },

  signedOut: { says: 'signedOut', remedy: 'signIn' },
  scopeMissing: { says: 'scopeMissing', remedy: 'signIn' },
  refused: { says: 'refused', remedy: 'signIn' },
  badClient: { says: 'badClient', remedy: 'setUp' },
  wayUnavailable: { says: 'wayUnavailable', remedy: 'otherWay' },
  signInBroken: { says: ({ detail }) => ['signInBroken', detail], remedy: 'signIn' },
  signInUnreachable: { says: 'unreachable', remedy: 'retry' },
  signInUnfinished: { says: 'signInUnfinished', remedy: 'signIn' },

  denied: { says: 'denied', remedy: 'otherAccount' },
  notFound: { says: 'denied', remedy: 'otherAccount' },
  blockedByAdmin: { says: 'blockedByAdmin', remedy: 'otherAccount' },
  apiDisabled: { says: 'apiDisabled', remedy: 'open' },
  featureUnavailable: {
    says: ({ feature = '' }) => {
      const setting = findSettingOfFeature(feature);
      return ['featureUnavailable', setting ? t(`setting_${setting.key}`) : feature];
    },
    remedy: 'without',
  },
  noConference: { says: 'noConference', remedy: 'look' },
  invalid: { says: ({ answer }) => ['invalid', answer?.message ?? ''], remedy: 'look' },
  rateLimited: {
    says: ({ retryAfterMs = minuteMs }) => ['rateLimited', Math.ceil(retryAfterMs / 1000)],
    remedy: 'retry',
  },
  unavailable: { says: 'unavailable', remedy: 'retry' },
  unreachable: { says: 'unreachable', remedy: 'retry' },
  timedOut: { says: 'timedOut', remedy: 'retry' },
  outcomeUnknown: { says: 'outcomeUnknown', remedy: 'look' },
  badAnswer: { says: 'badAnswer', remedy: 'retry' },
};

/** Every kind of failure there is. */
export const failureKinds = Object.keys(table) as Failure['kind'][];

export function failureWords(failure: Failure): [MessageKey, ...(string | number)[]] {
  const { says } = table[failure.kind] as Words<Failure>;
  return typeof says === 'string' ? [says] : says(failure);
}

export const remedyOf = (failure: Failure): Remedy =>
  failure.kind === 'blockedByPolicy' && failure.what === 'account' ? 'otherAccount' : table[failure.kind].remedy;

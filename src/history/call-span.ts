import type { ConferenceRecord, Participant, ParticipantSession } from '../meet/types';
import type { Interval } from '../store/kept-calls';

/** When a call was, by Google's times, and whether it still runs. */
export interface CallSpan extends Interval {
  isRunning: boolean;
}

/**
 * From the start of a call to its end. Of one that runs, the end is now; and where Google named a later time already, the
 * clock of this computer is behind, and that time counts. A clock that is ahead cannot be told from Google's times: until
 * the call is over, the time of those who are in may be too long by that.
 */
export function callSpan(
  record: ConferenceRecord,
  known: readonly (Participant | ParticipantSession)[],
  nowMs: number,
): CallSpan {
  const times = known.flatMap((one) =>
    'earliestStartTime' in one || 'latestEndTime' in one
      ? [one.earliestStartTime, one.latestEndTime]
      : [(one as ParticipantSession).startTime, (one as ParticipantSession).endTime],
  );
  const knownMs = [record.startTime, ...times].map(msOf).filter((ms) => ms !== undefined);
  const fromMs = msOf(record.startTime) ?? Math.min(nowMs, ...knownMs);
  const endMs = msOf(record.endTime);
  return {
    fromMs,
    toMs: Math.max(fromMs, endMs ?? Math.max(nowMs, ...knownMs)),
    isRunning: endMs === undefined,
  };
}

/** An RFC 3339 time in milliseconds since 1970; undefined where there is none. */
export function msOf(time: string | undefined): number | undefined {
  const ms = Date.parse(time ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

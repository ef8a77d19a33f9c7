import type { Ended } from '../actions/table';
import type { ConferenceRecord, Space } from '../meet/types';

/** How it stands with a call that was to be ended, and with those that began since. */
export interface Aftermath {
  /** Whether the call is over; undefined where Google does not say. */
  isOver?: boolean;
  /** The latest call that began after it. */
  next?: Ended['next'];
}

/**
 * Reads Google's answers after an order to end a call: the space, and the records of its calls, the newest first; as far
 * as they came. The call ran when the order was sent, so each record before its own began after that.
 * Chromium may repeat a POST by itself: a call that began since may have been ended by the repeat.
 */
export function readAftermath(
  conferenceRecord: string,
  space: Space | undefined,
  records: readonly ConferenceRecord[] = [],
): Aftermath {
  const at = records.findIndex(({ name }) => name === conferenceRecord);
  const latest = at > 0 ? records[0] : undefined;
  const running = space?.activeConference?.conferenceRecord;
  const isAnother = running !== undefined && running !== conferenceRecord;
  // A space without settings is somebody else's, and then no call is shown, whether one runs or not.
  const showsNone = space?.config !== undefined && running === undefined;
  // One call of a meeting runs at a time.
  if (isAnother) return { isOver: true, next: 'runs' };
  // What the space shows is newer than what the records show.
  if (latest) return { isOver: true, next: showsNone || latest.endTime ? 'over' : 'runs' };
  if (showsNone || records[at]?.endTime) return { isOver: true };
  return running ? { isOver: false } : {};
}

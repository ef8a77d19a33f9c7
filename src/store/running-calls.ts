import { arrayOf, type Check, number, object, optional, string, valuesOf } from '../actions/checks';
import type { ConferenceRecordName, Participant, SpaceName, Timestamp } from '../meet/types';
import { fieldsOf, moment, text } from './shape';
import { stored } from './stored';

/** A call that runs, as Google showed it last. */
export interface RunningCall {
  record: ConferenceRecordName;
  space: SpaceName;
  /** Of the meeting; absent until it was read. */
  code?: string;
  startTime: Timestamp;
  /** Who is in it; absent until that was read. */
  people?: Participant[];
  peopleAtMs?: number;
  /** When the settings of its meeting were read; what they were is in store/space-views.ts. */
  settingsAtMs?: number;
}

/** All running calls that Google shows an account, and when they were read. */
export interface RunningCalls {
  accountId: string;
  /** When the list of them was read; 0: it is to be read at once. */
  readAtMs: number;
  /** When anything was read for any of them. */
  lastAtMs: number;
  /** When anything of them was different from the reading before, or somebody did something: then they are read often. */
  changedAtMs: number;
  calls: RunningCall[];
  /** The meetings that a page is looking at, and when it last was. */
  watched: Record<SpaceName, number>;
}

const call = object({
  record: text<ConferenceRecordName>(),
  space: text<SpaceName>(),
  code: optional(string),
  startTime: string,
  people: optional(arrayOf(object({}))),
  peopleAtMs: optional(number),
  settingsAtMs: optional(number),
});

/** One reading for all windows: whoever reads writes it here, and every page that shows calls follows it. */
export const runningCalls = stored<RunningCalls | undefined>(
  'session',
  'calls',
  undefined,
  fieldsOf<RunningCalls>(
    {
      accountId: string,
      readAtMs: moment,
      lastAtMs: moment,
      changedAtMs: moment,
      calls: arrayOf(call) as Check<unknown> as Check<RunningCall[]>,
      watched: valuesOf(number),
    },
    {},
  ),
);

import { arrayOf, type Check, object, oneOf, optional, string } from '../actions/checks';
import type { ConferenceRecordName, SpaceName } from '../meet/types';
import { listOf, moment, text } from './shape';
import { stored } from './stored';

/**
 * What somebody may want to be told of a call: the first person is in, somebody new comes, it is over, its recording,
 * transcript or notes are ready; and `count` shows the number of people on the icon.
 */
export const newsKinds = ['firstIn', 'joins', 'ends', 'files', 'count'] as const;
/** One of them. */
export type NewsKind = (typeof newsKinds)[number];

/** A meeting whose call somebody waits for. */
export interface Awaited {
  space: SpaceName;
  code: string;
  /** The account that reads it. */
  accountId: string;
  news: NewsKind[];
  /** Then it ends by itself. */
  untilMs: number;
  /** Then the question is asked whether to end the call. */
  remindAtMs?: number;
  /** Nothing was read for it yet: what the first reading shows is no news. */
  isNew?: boolean;
  /** The person was told that Google wants to ask something before anything is read for it. */
  isPaused?: boolean;
  /** The call that was seen last, and what was told of it: nothing is told twice. */
  record?: ConferenceRecordName;
  /** By the API's names of participants. */
  people?: string[];
  isOver?: boolean;
  /** By the API's names of recordings, transcripts and notes. */
  files?: string[];
}

const one = object({
  space: text<SpaceName>(),
  code: string,
  accountId: string,
  news: arrayOf(oneOf(...newsKinds)),
  untilMs: moment,
  remindAtMs: optional(moment),
  record: optional(text<ConferenceRecordName>()),
  people: optional(arrayOf(string)),
  files: optional(arrayOf(string)),
}) as Check<unknown> as Check<Awaited>;

/** All that is waited for, on this computer; it outlives the browser. */
export const awaited = stored('local', 'awaited', [], listOf<Awaited>(one));

/** With this meeting waited for so, in place of how it was; without anything to wait for it is taken away. */
export const withAwaited = (all: readonly Awaited[], next: Awaited): Awaited[] => [
  ...all.filter(({ space }) => space !== next.space),
  ...(next.news.length || next.remindAtMs ? [next] : []),
];

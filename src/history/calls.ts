import type { Result } from '../actions/failures';
import type { ConferenceRecord, ConferenceRecordName, SpaceName } from '../meet/types';
import type { KeptCall } from '../store/kept-calls';
import { readAll } from '../ui/conference';
import { msOf } from './call-span';

/** One call of the meeting: at Google, kept here, or both. */
export interface Call {
  record: ConferenceRecordName;
  fromMs: number;
  /** Absent while it runs. */
  toMs?: number;
  /** When Google forgets it. */
  forgottenAtMs?: number;
  atGoogle?: ConferenceRecord;
  kept?: KeptCall;
}

/** Google's largest page of calls. */
const pageSize = 100;

/** All calls of a meeting that Google still knows, each once: one may begin between two pages. */
export async function readRecords(space: SpaceName, foreign: boolean): Promise<Result<ConferenceRecord[]>> {
  const query = { filter: `space.name = "${space}"`, pageSize };
  const pages = await readAll('listConferenceRecords', { query, foreign });
  if (!pages.ok) return pages;
  const all = pages.value.flatMap(({ conferenceRecords = [] }) => conferenceRecords);
  return { ok: true, value: [...new Map(all.map((one) => [one.name, one])).values()] };
}

/** The calls at Google and those that are kept as one list, the latest first. */
export function callsOf(records: readonly ConferenceRecord[], kept: readonly KeptCall[]): Call[] {
  const calls = new Map<string, Call>();
  for (const one of kept) calls.set(one.record, { record: one.record, fromMs: one.fromMs, toMs: one.toMs, kept: one });
  for (const atGoogle of records) {
    const { name, startTime, endTime, expireTime } = atGoogle;
    const fromMs = msOf(startTime);
    if (!name || fromMs === undefined) continue;
    const [toMs, forgottenAtMs] = [msOf(endTime), msOf(expireTime)];
    calls.set(name, {
      record: name,
      fromMs,
      ...(toMs !== undefined && { toMs }),
      ...(forgottenAtMs !== undefined && { forgottenAtMs }),
      atGoogle,
      ...(calls.get(name)?.kept && { kept: calls.get(name)?.kept }),
    });
  }
  return [...calls.values()].sort((a, b) => b.fromMs - a.fromMs);
}

/** Whether all that there is to know of it is kept, so that Google need not be asked. */
export const isKeptWhole = ({ kept }: Call): boolean =>
  !!kept?.people.length && kept.people.every(({ isWhole }) => isWhole);

import type { Failure, Result } from '../actions/failures';
import type { ConferenceRecord, ListQuery, Participant, ParticipantName, ParticipantSession } from '../meet/types';
import { readPart } from '../ui/conference';
import { type Ask, absences, asker, inSight, rest } from './asker';
import type { SessionsRead } from './attendances';
import { pace } from './pace';

/** What is known of a call so far. */
export interface CallReading {
  record: ConferenceRecord;
  participants: readonly Participant[];
  /** Whether the list of them was read to its end; before that there may be more. */
  isListed: boolean;
  sessions: SessionsRead;
  /** While breaks are being read: of how many people they are, and of how many there are. */
  breaks?: { read: number; of: number };
  /** Google asks for a break of so long, in milliseconds. */
  restsForMs?: number;
  /** Google does not show the call any more: what was read until then is all there is. */
  isGone?: true;
  /** Why it was not read further. */
  failure?: Failure;
}

/** Of the 600 reads that Google lets somebody make in a minute; the popup and other pages need some too. */
const readsAMinute = 100;
const lanes = 3;
/** Google's largest pages. */
const pageSize = 250;
/** How often a call that runs is looked at again. */
const everyMs = 60_000;

/** The pace of everything that is asked once for each person, or for each call: one for the whole page. */
export const slowly = pace(readsAMinute);
/** Lists are few, and somebody waits for them. */
const atOnce = pace(Number.POSITIVE_INFINITY);

interface Subject {
  record: ConferenceRecord;
  foreign: boolean;
}

/**
 * Reads who was in a call, and then, one person after the other, when each of them was out in between. `tell` gets all that
 * is known whenever there is more. A call that runs is followed until it is over; all of it ends with the signal.
 */
export async function readCall(
  { record, foreign }: Subject,
  tell: (reading: CallReading) => void,
  signal: AbortSignal,
): Promise<void> {
  const people = new Map<string, Participant>();
  const sessions = new Map<string, readonly ParticipantSession[]>();
  /** Until when the sessions of each are read. */
  const readUntil = new Map<string, string>();
  let isListed = false;
  let resting: { forMs: number; untilMs: number } | undefined;
  const say = (more: Partial<CallReading> = {}) => {
    if (signal.aborted) return;
    if (resting && performance.now() >= resting.untilMs) resting = undefined;
    const rests = resting && { restsForMs: resting.forMs };
    tell({ record, participants: [...people.values()], isListed, sessions: new Map(sessions), ...rests, ...more });
  };
  const rests = (forMs: number) => {
    resting = { forMs, untilMs: performance.now() + forMs };
    say();
  };
  const ask = asker(atOnce, signal, rests);
  const away = absences(everyMs, signal);
  // Google names no end of somebody who is in, and none who was out in between: nobody knows what an absence hid.
  const untilOf = ({ latestEndTime }: Participant) => latestEndTime ?? `still in ${away()}`;
  const stop = (failure: Failure) => {
    const isGone = people.size > 0 && (failure.kind === 'notFound' || failure.kind === 'denied');
    say(isGone ? { isGone } : { failure });
  };
  for (;;) {
    // Somebody may come between two pages: then the last one of a page stands on the next one as well.
    const list = await eachPage(
      ask,
      (query) => readPart('listParticipants', { record: record.name, foreign, query }),
      (page) => {
        for (const one of page.participants ?? []) people.set(one.name ?? '', one);
        say();
      },
    );
    if (!list.ok) return stop(list.failure);
    isListed = true;
    const left = [...people.values()].filter((one) => readUntil.get(one.name ?? '') !== untilOf(one));
    const failure = await readBreaks(left, foreign, signal, {
      rests,
      tell: (read) => say({ breaks: { read, of: left.length } }),
      keep: (one, theirs) => {
        const { name = '' } = one;
        sessions.set(name, theirs);
        readUntil.set(name, untilOf(one));
      },
    });
    if (failure) return stop(failure);
    say();
    if (record.endTime || signal.aborted) return;
    await rest(everyMs, signal);
    await inSight(signal);
    if (signal.aborted) return;
    const again = await ask(() => readPart('getConferenceRecord', { record: record.name, foreign }));
    if (!again.ok) return stop(again.failure);
    record = again.value;
  }
}

interface Breaks {
  rests(forMs: number): void;
  tell(read: number): void;
  keep(one: Participant, sessions: ParticipantSession[]): void;
}

/** Reads the sessions of these people, a few at a time, and answers the first failure. */
async function readBreaks(
  left: readonly Participant[],
  foreign: boolean,
  signal: AbortSignal,
  { rests, tell, keep }: Breaks,
): Promise<Failure | undefined> {
  let next = 0;
  let read = 0;
  let failure: Failure | undefined;
  const ask = asker(slowly, signal, rests);
  const lane = async () => {
    for (let one = left[next++]; one && !failure && !signal.aborted; one = left[next++]) {
      const record = one.name as ParticipantName;
      const theirs = new Map<string, ParticipantSession>();
      const pages = await eachPage(
        ask,
        (query) => readPart('listParticipantSessions', { record, foreign, query }),
        (page) => {
          for (const session of page.participantSessions ?? []) theirs.set(session.name ?? '', session);
        },
      );
      if (!pages.ok) {
        failure ??= pages.failure;
        return;
      }
      keep(one, [...theirs.values()]);
      tell(++read);
    }
  };
  if (left.length) tell(0);
  await Promise.all(Array.from({ length: lanes }, lane));
  return failure;
}

/** A limit, so that a list without an end is not read for ever. */
const pagesAtMost = 40;

async function eachPage<P extends { nextPageToken?: string }>(
  ask: Ask,
  read: (query: ListQuery) => Promise<Result<P>>,
  take: (page: P) => void,
): Promise<Result<null>> {
  let pageToken: string | undefined;
  for (let pages = 0; pages < pagesAtMost; pages++) {
    const query = { pageSize, ...(pageToken && { pageToken }) };
    const page = await ask(() => read(query));
    if (!page.ok) return page;
    take(page.value);
    pageToken = page.value.nextPageToken;
    if (!pageToken) break;
  }
  return { ok: true, value: null };
}

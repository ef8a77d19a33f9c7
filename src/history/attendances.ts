import { shownName } from '../actions/labels';
import type { Participant, ParticipantSession } from '../meet/types';
import type { Attendance } from '../store/kept-calls';
import { kindOf } from '../ui/person-name';
import { type CallSpan, msOf } from './call-span';
import { type Session, staysOf } from './stays';

/** The sessions of a participant by its name, of as many as are read. */
export type SessionsRead = ReadonlyMap<string, readonly ParticipantSession[]>;

/**
 * Everybody who was in a call, once: Google lists somebody with an account under the same user id each time, and everybody
 * else as a person of their own. Where the sessions of somebody are not read yet, they count as in from the first time
 * until the last.
 */
export function attendancesOf(participants: readonly Participant[], read: SessionsRead, call: CallSpan): Attendance[] {
  const people = new Map<string, Participant[]>();
  for (const [at, one] of participants.entries()) {
    const key = one.signedinUser?.user || one.name || `#${at}`;
    people.set(key, [...(people.get(key) ?? []), one]);
  }
  return [...people].map(([key, same]) => {
    const [first = {}] = same;
    const sessions = same.flatMap((one) => sessionsOf(one, read.get(one.name ?? '')));
    const isWhole = same.every(({ name }) => read.has(name ?? ''));
    // A later one may have the name that an earlier one lacks.
    const name = same.map(shownName).find(Boolean) ?? '';
    return { key, kind: kindOf(first), name, ...staysOf(sessions, call), isWhole };
  });
}

function sessionsOf(one: Participant, read: readonly ParticipantSession[] | undefined): Session[] {
  const times: ParticipantSession[] = read?.length
    ? [...read]
    : [{ startTime: one.earliestStartTime, endTime: one.latestEndTime }];
  return times.flatMap(({ startTime, endTime }) => {
    const [fromMs, toMs] = [msOf(startTime), msOf(endTime)];
    return fromMs === undefined ? [] : [{ fromMs, ...(toMs !== undefined && { toMs }) }];
  });
}

/**
 * What is kept of a call and what was read of it since: whoever is in one of them. Google may not name everybody yet, or any
 * more, and breaks that are known once stay known.
 */
export function together(kept: readonly Attendance[], read: readonly Attendance[]): Attendance[] {
  const people = new Map(kept.map((one) => [one.key, one]));
  for (const one of read) if (one.isWhole || !people.get(one.key)?.isWhole) people.set(one.key, one);
  return [...people.values()];
}

const names = new Intl.Collator();

/** Those who came first are first; who came at the same time, by name. */
export const inOrder = (people: readonly Attendance[]): Attendance[] =>
  [...people].sort(
    (a, b) =>
      (a.stays[0]?.fromMs ?? 0) - (b.stays[0]?.fromMs ?? 0) ||
      names.compare(a.name, b.name) ||
      (a.key < b.key ? -1 : 1),
  );

import type { ConferenceRecordName, Participant } from '../meet/types';
import type { Awaited, NewsKind } from '../store/awaited';

/** Something that somebody wants to be told of. */
export interface News {
  kind: NewsKind | 'reminder';
  /** Who came. */
  people?: Participant[];
  /** What is ready. */
  files?: ReadyFile[];
}

/** A recording, transcript or notes that Google has made. */
export interface ReadyFile {
  name: string;
  kind: 'recording' | 'transcript' | 'smartNotes';
}

/** What a reading showed of the call of a meeting. */
export interface Shown {
  /** The call that runs now. */
  record?: ConferenceRecordName;
  /** Who is in it; absent where that was not read. */
  people?: Participant[];
  /** What is ready of the call that was seen last. */
  files?: ReadyFile[];
}

/** What is new against what was told before, and what is to be remembered as told. It tells nothing twice. */
export function findNews(before: Awaited, shown: Shown, nowMs: number): { news: News[]; after: Awaited } {
  const wants = (kind: NewsKind) => before.news.includes(kind);
  const news: News[] = [];
  let after: Awaited = { ...before, isNew: undefined, isPaused: undefined };
  if (shown.record && shown.record !== before.record)
    after = { ...after, record: shown.record, people: undefined, isOver: undefined, files: undefined };
  const known = after.people;
  if (shown.record && shown.people) {
    const fresh = shown.people.filter(({ name = '' }) => !known?.includes(name));
    const isFirst = !known?.length && fresh.length > 0;
    if (isFirst && wants('firstIn')) news.push({ kind: 'firstIn', people: fresh });
    // Whoever was in before somebody wanted to be told is nobody new.
    else if (fresh.length && known && wants('joins')) news.push({ kind: 'joins', people: fresh });
    after = { ...after, people: [...new Set([...(known ?? []), ...shown.people.map(({ name = '' }) => name)])] };
  }
  if (!shown.record && after.record && !after.isOver) {
    if (wants('ends')) news.push({ kind: 'ends' });
    after = { ...after, isOver: true };
  }
  const ready = shown.files?.filter(({ name }) => !after.files?.includes(name)) ?? [];
  if (ready.length) {
    if (wants('files')) news.push({ kind: 'files', files: ready });
    after = { ...after, files: [...(after.files ?? []), ...ready.map(({ name }) => name)] };
  }
  if (shown.record && isReminderDue(before, nowMs)) news.push({ kind: 'reminder' });
  if (before.remindAtMs !== undefined && nowMs >= before.remindAtMs) after = { ...after, remindAtMs: undefined };
  return { news: before.isNew ? news.filter(({ kind }) => kind === 'reminder') : news, after };
}

/** A reminder that is older, because the computer slept, would be about another call. */
export const remindsForMs = 600_000;

/** Whether it is time to ask. */
export const isReminderDue = ({ remindAtMs = Number.POSITIVE_INFINITY }: Awaited, nowMs: number): boolean =>
  nowMs >= remindAtMs && nowMs - remindAtMs < remindsForMs;

/** Whether there is still something to wait for. */
export function isAwaited({ news, untilMs, remindAtMs, isOver }: Awaited, nowMs: number): boolean {
  if (nowMs >= untilMs) return false;
  return remindAtMs !== undefined || news.some((kind) => !isOver || kind !== 'count');
}

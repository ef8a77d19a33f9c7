import { useState } from 'preact/hooks';
import { plural, t } from '../i18n';
import type { Attendance } from '../store/kept-calls';
import { duration, since } from '../ui/duration';
import { dayAndTime } from '../ui/times';
import type { Call } from './calls';
import { mostPeopleAtOnce } from './most-at-once';
import { useCounts } from './use-counts';

interface Props {
  calls: readonly Call[];
  foreign: boolean;
  /** Who was in those calls that were read, by record. */
  read: Readonly<Record<string, readonly Attendance[]>>;
  /** The record of the one that is open. */
  open?: string;
  show(call: Call): void;
  /** The records of those that are to stand side by side. */
  chosen: readonly string[];
  choose(record: string, isChosen: boolean): void;
}

/** So many calls are shown before somebody asks for all of them. */
const shownAtFirst = 12;
/** More would not be read side by side. */
export const sideBySideAtMost = 10;

/** The calls of a meeting: when, how long, how many. One is opened, and several are chosen to stand side by side. */
export function CallList({ calls, foreign, read, open, show, chosen, choose }: Props) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? calls : calls.slice(0, shownAtFirst);
  // The one that is open is being read itself.
  const unread = shown.filter(({ record, atGoogle, kept }) => atGoogle && !kept && !read[record] && record !== open);
  const counts = useCounts(
    unread.map(({ record }) => record),
    foreign,
  );
  return (
    <>
      <ul class="cards">
        {shown.map((call) => {
          const { record, fromMs, kept } = call;
          const when = dayAndTime(fromMs);
          const isChosen = chosen.includes(record);
          return (
            <li key={record} class="row">
              <input
                type="checkbox"
                aria-label={t('historyChoose', when)}
                checked={isChosen}
                disabled={!isChosen && chosen.length >= sideBySideAtMost}
                onChange={() => choose(record, !isChosen)}
              />
              <button type="button" class="quiet" aria-current={record === open} onClick={() => show(call)}>
                <span>{when}</span>
                <span class="soft">{factsOf(call, read[record] ?? kept?.people, counts[record])}</span>
              </button>
              {kept && <span class="badge">{t('historyKept')}</span>}
            </li>
          );
        })}
      </ul>
      {!isWhole && calls.length > shownAtFirst && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          {plural('historyAll', calls.length)}
        </button>
      )}
    </>
  );
}

function factsOf({ fromMs, toMs }: Call, people: readonly Attendance[] | undefined, count: number | undefined): string {
  const facts = [toMs === undefined ? t('runsFor', since(new Date(fromMs).toISOString())) : duration(fromMs, toMs)];
  const many = people?.length ?? count;
  return [...facts, ...(many === undefined ? [] : [sayMany(many, people)])].join(' · ');
}

/** How many were in a call, and how many of them at the same time where that is known. */
export function sayMany(many: number, people: readonly Attendance[] = []): string {
  const most = people.length ? mostPeopleAtOnce(people) : undefined;
  return [t('historyPeople', many), most !== undefined && t('historyMost', most)].filter(Boolean).join(' · ');
}

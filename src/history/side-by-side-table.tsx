import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';
import { plural, t } from '../i18n';
import type { Attendance } from '../store/kept-calls';
import { readParticipants } from '../ui/conference';
import { duration } from '../ui/duration';
import { personName } from '../ui/person-name';
import { Problem } from '../ui/problem';
import { dayAndTime } from '../ui/times';
import { useOrder } from '../ui/use-order';
import { asker } from './asker';
import { attendancesOf } from './attendances';
import { callSpan } from './call-span';
import type { Call } from './calls';
import { sayMinutes } from './people-table';
import { slowly } from './read-call';
import type { Sheet } from './sheet';
import { type Cell, type SideBySideRow, sideBySide } from './side-by-side';
import { TakeAlong } from './take-along';

interface Props {
  calls: readonly Call[];
  foreign: boolean;
  /** Who was in those calls that were read, by record. */
  read: Readonly<Record<string, readonly Attendance[]>>;
  /** Takes who was in one more of them. */
  found(record: string, people: Attendance[]): void;
  file: string;
}

/** People and calls, with the time that each was in. Breaks are taken off only where the call was opened or kept. */
export function SideBySideTable({ calls, foreign, read, found, file }: Props) {
  const [failed, setFailed] = useState<Failed>();
  const [times, setTimes] = useState(0);
  const order = useOrder({ readConference: () => setTimes(times + 1) });
  const unread = calls.filter(({ record, kept }) => !read[record] && !kept);
  useEffect(() => {
    const shown = new AbortController();
    setFailed(undefined);
    readAll(unread, foreign, found, shown.signal).then((why) => shown.signal.aborted || setFailed(why));
    return () => shown.abort();
  }, [calls.map(({ record }) => record).join(), foreign, times]);
  const whole = calls.filter((call) => !unread.includes(call)).sort((a, b) => a.fromMs - b.fromMs);
  const rows = sideBySide(whole.map(({ record, kept }) => read[record] ?? kept?.people ?? []));
  const isGuess = rows.some(({ cells }) => cells.some((cell) => cell && !cell.isWhole));
  return (
    <section class="stack detail" aria-labelledby="side-by-side">
      <h2 id="side-by-side">{t('sideBySide', calls.length)}</h2>
      {failed ? (
        <Problem {...(order.failed ?? failed)} give={order.giveOrder} />
      ) : (
        unread.length > 0 && (
          <p class="busy" role="status">
            {t('historyReading')}
          </p>
        )
      )}
      <p class="soft no-print">
        {t('sideBySideNames')}
        {isGuess && ` ${t('sideBySideBreaks')}`}
      </p>
      <TakeAlong sheet={() => sheetOf(rows, whole)} file={file} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the window is scrolled with the keys. */}
      <section class="wide-table" tabIndex={0} aria-label={t('whoWasIn')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('historyWho')}</th>
              {whole.map(({ record, fromMs }) => (
                <th key={record} scope="col">
                  {dayAndTime(fromMs)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, kind, name, cells }) => (
              <tr key={key}>
                <th scope="row">
                  <bdi>{personName(kind, name)}</bdi>
                </th>
                {cells.map((cell, at) => (
                  <td key={whole[at]?.record}>{cell ? sayCell(cell) : <span class="soft">–</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** What could not be read, and the order that shows whether it can be by now. */
interface Failed {
  failure: Failure;
  order: Order;
}

/** Reads who was in each of these calls, and answers the first failure. */
async function readAll(
  calls: readonly Call[],
  foreign: boolean,
  found: Props['found'],
  signal: AbortSignal,
): Promise<Failed | undefined> {
  const ask = asker(slowly, signal, () => undefined);
  for (const { record, atGoogle } of calls) {
    const people = await ask(() => readParticipants({ record, foreign }));
    if (signal.aborted) return undefined;
    if (!people.ok) {
      const input = { part: 'getConferenceRecord', record, foreign } as const;
      return { failure: people.failure, order: { action: 'readConference', input } };
    }
    // One who comes between two pages makes another one stand on both.
    const once = [...new Map(people.value.map((one) => [one.name, one])).values()];
    found(record, attendancesOf(once, new Map(), callSpan(atGoogle ?? {}, once, Date.now())));
  }
  return undefined;
}

function sayCell({ timeMs, isWhole, people }: Cell): string {
  const time = duration(0, timeMs);
  return sayPeople(isWhole ? time : t('historyAtMost', time), people);
}

const sayPeople = (time: string, people: number) => (people > 1 ? plural('sideBySideSeveral', people, time) : time);

const sheetOf = (rows: readonly SideBySideRow[], calls: readonly Call[]): Sheet => ({
  heads: [t('historyWho'), ...calls.map(({ fromMs }) => t('historyMinutesOf', dayAndTime(fromMs)))],
  rows: rows.map(({ kind, name, cells }) => [
    personName(kind, name),
    ...cells.map((cell) => (cell ? sayPeople(sayMinutes(cell.timeMs, cell.isWhole), cell.people) : '')),
  ]),
});

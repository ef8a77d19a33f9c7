import { useMemo, useState } from 'preact/hooks';
import { listed, plural, t } from '../i18n';
import type { Attendance, NameList } from '../store/kept-calls';
import { personName } from '../ui/person-name';
import { minutesOf } from '../ui/times';
import { inOrder } from './attendances';
import type { CallSpan } from './call-span';
import { type Comparison as Compare, type Compared, compare, withChoice } from './compare';
import { readNames } from './read-names';
import type { Sheet } from './sheet';
import { TakeAlong } from './take-along';
import { ofField, toField } from './time-field';

interface Props {
  people: readonly Attendance[];
  span: CallSpan;
  list: NameList;
  change(list: NameList): void;
  file: string;
}

/** A class or a list of guests beside the call: who was there, late, gone early or missing, and who is not on the list. */
export function Comparison({ people, span, list, change, file }: Props) {
  const { text, minutes, due, chosen } = list;
  const listed = useMemo(() => readNames(text), [text]);
  // Nobody leaves early from a call that still runs.
  const toMs = due.toMs ?? (span.isRunning ? undefined : span.toMs);
  const fromMs = due.fromMs ?? span.fromMs;
  const compared = useMemo(() => {
    const whole = { fromMs, ...(toMs !== undefined && { toMs }) };
    return compare({ listed, people, due: whole, thresholdMs: minutes * 60_000, chosen });
  }, [listed, people, fromMs, toMs, minutes, chosen]);
  const set = (more: Partial<NameList>) => change({ ...list, ...more });
  return (
    <section class="stack" aria-labelledby="compare">
      <h3 id="compare">{t('compareTitle')}</h3>
      <div class="stack no-print">
        <label class="stack tight">
          <span class="soft">{t('compareList')}</span>
          <textarea
            dir="auto"
            rows={4}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => set({ text: currentTarget.value })}
          />
        </label>
        <div class="row wrap fields">
          <label class="stack tight">
            <span class="soft">{t('compareFrom')}</span>
            <input
              type="time"
              value={toField(fromMs)}
              onChange={({ currentTarget }) =>
                set({ due: { ...due, fromMs: ofField(currentTarget.value, span.fromMs) } })
              }
            />
          </label>
          <label class="stack tight">
            <span class="soft">{t('compareTo')}</span>
            <input
              type="time"
              value={toMs === undefined ? '' : toField(toMs)}
              onChange={({ currentTarget }) => set({ due: { ...due, toMs: ofField(currentTarget.value, span.toMs) } })}
            />
          </label>
          <label class="stack tight">
            <span class="soft">{t('compareMinutes')}</span>
            <input
              type="number"
              min={0}
              max={600}
              value={minutes}
              onInput={({ currentTarget: { valueAsNumber } }) => valueAsNumber >= 0 && set({ minutes: valueAsNumber })}
            />
          </label>
        </div>
      </div>
      {listed.length > 0 && (
        <Result
          compared={compared}
          people={people}
          choose={(id, keys) => set({ chosen: withChoice(chosen, id, keys) })}
          file={file}
        />
      )}
    </section>
  );
}

interface ResultProps {
  compared: Compare;
  people: readonly Attendance[];
  choose(id: string, keys: readonly string[]): void;
  file: string;
}

function Result({ compared: { rows, unknown }, people, choose, file }: ResultProps) {
  const count = (is: Verdict) => rows.filter((row) => verdictOf(row) === is).length;
  const open = rows.filter(({ by }) => by === 'severalOfThatName').length;
  return (
    <>
      <p role="status">
        {t('compareCount', rows.length - count('missing') - open, count('missing'), unknown.length)}
        {open > 0 && ` ${t('compareOpen', open)}`}
      </p>
      <p class="soft no-print">{t('compareMatching')}</p>
      <table class="compared" aria-label={t('compareTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('compareListed')}</th>
            <th scope="col">{t('compareMatched')}</th>
            <th scope="col">{t('compareResult')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.listed.id}>
              <th scope="row">
                <bdi>{row.listed.name}</bdi>
              </th>
              <td>
                <Matched row={row} people={people} choose={(keys) => choose(row.listed.id, keys)} />
              </td>
              <td class={verdictOf(row)}>{sayResult(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unknown.length > 0 && (
        <>
          <h3>{t('compareUnknown', unknown.length)}</h3>
          <ul class="unknown">
            {inOrder(unknown).map(({ key, kind, name }) => (
              <li key={key}>
                <bdi>{personName(kind, name)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <TakeAlong sheet={() => comparisonSheet({ rows, unknown })} file={`${file}-list`} />
    </>
  );
}

/** What stands for all of one name together in the choice. */
const all = 'all';

/**
 * Who in the call this is: what the name says, and any other choice. All others are filled in when somebody comes to it:
 * a long list beside a large call would have a quarter of a million of them.
 */
function Matched({ row, people, choose }: MatchedProps) {
  const [isFull, setFull] = useState(false);
  const { listed, people: found, namesakes, by } = row;
  const others = (isFull ? people : found).filter((one) => !namesakes.includes(one));
  const option = ({ key, kind, name }: Attendance, at?: number) => (
    <option key={key} value={key}>
      {at === undefined ? personName(kind, name) : t('compareNth', personName(kind, name), at + 1)}
    </option>
  );
  return (
    <select
      aria-label={t('compareChoose', listed.name)}
      class={by === 'severalOfThatName' ? 'open' : ''}
      value={found.length > 1 ? all : (found[0]?.key ?? '')}
      onFocus={() => setFull(true)}
      onChange={({ currentTarget: { value } }) =>
        choose(value === all ? namesakes.map(({ key }) => key) : value ? [value] : [])
      }
    >
      <option value="">{t(by === 'severalOfThatName' ? 'compareSeveral' : 'compareNobody')}</option>
      {namesakes.length > 1 && <option value={all}>{plural('compareTogether', namesakes.length)}</option>}
      {namesakes.map((one, at) => option(one, namesakes.length > 1 ? at : undefined))}
      {others.length > 0 && namesakes.length > 0 && <hr />}
      {others.map((one) => option(one))}
    </select>
  );
}

interface MatchedProps {
  row: Compared;
  people: readonly Attendance[];
  choose(keys: string[]): void;
}

type Verdict = 'there' | 'late' | 'missing' | 'open';

function verdictOf({ people, by, lateMs, earlyMs, isAway }: Compared): Verdict {
  if (by === 'severalOfThatName') return 'open';
  if (!people.length || isAway) return 'missing';
  return lateMs === undefined && earlyMs === undefined ? 'there' : 'late';
}

function sayResult(row: Compared): string {
  const { lateMs, earlyMs } = row;
  const verdict = verdictOf(row);
  if (verdict !== 'late') return t(`compare_${verdict}`);
  return [
    lateMs !== undefined && t('compareLate', minutesOf(lateMs)),
    earlyMs !== undefined && t('compareEarly', minutesOf(earlyMs)),
  ]
    .filter(Boolean)
    .join(' · ');
}

const comparisonSheet = ({ rows, unknown }: Compare): Sheet => ({
  heads: [
    t('compareListed'),
    t('compareMatched'),
    t('compareResult'),
    t('compareMinutesLate'),
    t('compareMinutesEarly'),
  ],
  rows: [
    ...rows.map((row) => [
      row.listed.name,
      listed(row.people.map(({ kind, name }) => personName(kind, name))),
      sayResult(row),
      row.lateMs === undefined ? '' : String(minutesOf(row.lateMs)),
      row.earlyMs === undefined ? '' : String(minutesOf(row.earlyMs)),
    ]),
    ...unknown.map(({ kind, name }) => ['', personName(kind, name), t('compareNotListed'), '', '']),
  ],
});

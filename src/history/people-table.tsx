import { useMemo } from 'preact/hooks';
import { plural, t } from '../i18n';
import type { Attendance } from '../store/kept-calls';
import { duration } from '../ui/duration';
import { clock, clockRange, minutesOf, plainTime } from '../ui/times';
import { Bars } from './bars';
import type { CallSpan } from './call-span';
import { totalMs } from './interval';
import type { Sheet } from './sheet';

/** Everybody who was in a call: a table, and a bar beside each row for those who see it. */
export function PeopleTable({ people, span }: { people: readonly Attendance[]; span: CallSpan }) {
  return (
    <div class="people">
      <table aria-label={t('whoWasIn')}>
        <thead>
          <tr>
            <th scope="col">{t('historyWho')}</th>
            <th scope="col">{t('logWhen')}</th>
            <th scope="col">{t('historyTimeIn')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <Row key={one.key} one={one} />
          ))}
        </tbody>
      </table>
      <div class="chart">
        <p class="axis" aria-hidden="true">
          <span>{clock(span.fromMs)}</span>
          <span>{clock(span.toMs)}</span>
        </p>
        <Bars people={people} span={span} />
      </div>
    </div>
  );
}

function Row({ one }: { one: Attendance }) {
  const { kind, name, devices, isIn, isWhole, stays } = one;
  // Of hundreds of people one changes at a time: the others are drawn once.
  return useMemo(() => {
    const how = [kind !== 'account' && t(`historyHow_${kind}`), devices > 1 && plural('historyDevices', devices)]
      .filter(Boolean)
      .join(' · ');
    const breaks = isWhole && sayBreaks(one);
    return (
      <tr>
        <th scope="row">
          <span class="cut" title={name}>
            <bdi>{name || t('unnamedPerson')}</bdi>
          </span>
          {how && (
            <span class="soft cut" title={how}>
              {how}
            </span>
          )}
        </th>
        <td>{sayWhen(one)}</td>
        <td>
          <span class="cut" title={sayTime(one)}>
            {sayTime(one)}
          </span>
          {breaks && (
            <span class="soft cut" title={breaks}>
              {breaks}
            </span>
          )}
        </td>
      </tr>
    );
  }, [kind, name, devices, isIn, isWhole, stays.map(({ fromMs, toMs }) => `${fromMs}-${toMs}`).join()]);
}

/** From the first time in until the last time out. */
export function sayWhen({ stays, isIn }: Attendance): string {
  const [first, last] = [stays[0], stays.at(-1)];
  if (!first || !last) return '';
  return isIn ? t('historySince', clock(first.fromMs)) : clockRange(first.fromMs, last.toMs);
}

/** How long somebody was in; where breaks are not known, how long at most. */
export function sayTime({ stays, isWhole }: Attendance): string {
  if (!stays.length) return '';
  const time = duration(0, totalMs(stays));
  return isWhole ? time : t('historyAtMost', time);
}

function sayBreaks({ stays }: Attendance): string | undefined {
  const breaks = stays.length - 1;
  if (breaks < 1) return undefined;
  return plural('historyBreaks', breaks);
}

/** How many minutes somebody was in, for a spreadsheet; where breaks are not known, how many at most. */
export function sayMinutes(ms: number, isWhole: boolean): string {
  const minutes = String(minutesOf(ms));
  return isWhole ? minutes : t('historyAtMost', minutes);
}

/** The same to take along. */
export const peopleSheet = (people: readonly Attendance[]): Sheet => ({
  heads: [
    t('historyWho'),
    t('historyHow'),
    t('historyFirstIn'),
    t('historyLastOut'),
    t('historyMinutesIn'),
    t('historyStays'),
    t('historyDevicesHead'),
  ],
  rows: people.map(({ kind, name, stays, isIn, isWhole, devices }) => [
    name || t('unnamedPerson'),
    t(`historyHow_${kind}`),
    stays[0] ? plainTime(stays[0].fromMs) : '',
    isIn ? t('historyStillIn') : stays.length ? plainTime(stays.at(-1)?.toMs ?? 0) : '',
    stays.length ? sayMinutes(totalMs(stays), isWhole) : '',
    isWhole ? String(stays.length) : '?',
    String(devices),
  ]),
});

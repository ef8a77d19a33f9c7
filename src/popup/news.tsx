import { useEffect, useRef, useState } from 'preact/hooks';
import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import { type Awaited, awaited, type NewsKind, newsKinds } from '../store/awaited';
import { labels } from '../store/meetings';
import type { Stored } from '../store/stored';
import { hoursOf } from '../ui/duration';
import { Problem } from '../ui/lazy-problem';
import { clock } from '../ui/times';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import { Reminder } from './reminder';

const hourMs = 3_600_000;
const hoursToChoose = [1, 4, 12, 24] as const;
/** Files may come hours after a call. */
const usualHours = 12;

/** What of the call of a meeting the person is told by a notification, and of which other meetings. Each choice counts at once. */
export function News({ view: { space, accountId }, code }: { view: SpaceView; code: string }) {
  const all = useStored<Awaited[] | undefined>(awaited as Stored<Awaited[] | undefined>, undefined);
  const names = useStored(labels, {});
  const order = useOrder({});
  const own = all?.find((one) => one.space === space.name);
  // All that was chosen since an order is under way: it goes with the next one. Who leaves the time by ticking a box finds
  // the box as it was, and not disabled under the pointer.
  const asked = useRef<Partial<Awaited> | undefined>(undefined);
  const [hours, setHours] = useState<number>(usualHours);
  useEffect(() => {
    if (own) setHours(nearest((own.untilMs - Date.now()) / hourMs));
  }, [!!own]);
  if (!all) return null;
  const give = async (change: Partial<Awaited>) => {
    const isUnderWay = !!asked.current;
    asked.current = { ...asked.current, ...change };
    if (isUnderWay) return;
    for (let given: Partial<Awaited> | undefined; given !== asked.current; ) {
      given = asked.current;
      const { news = [], untilMs = Date.now() + hours * hourMs, remindAtMs }: Partial<Awaited> = { ...own, ...given };
      await order.give('awaitNews', { space: space.name, code, news, untilMs, ...(remindAtMs && { remindAtMs }) });
    }
    asked.current = undefined;
  };
  const toggle = (kind: NewsKind, isOn: boolean) => {
    const { news = [] }: Partial<Awaited> = { ...own, ...asked.current };
    give({ news: isOn ? [...news, kind] : news.filter((one) => one !== kind) });
  };
  const isSigningIn = order.busy === 'signIn';
  const others = all.filter((one) => one.space !== space.name && one.accountId === accountId);
  return (
    <section class="stack" aria-label={t('newsTitle')}>
      <div>
        <h2>{t('newsTitle')}</h2>
        <p class="soft">{t('newsText')}</p>
      </div>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      {isSigningIn && <p class="busy">{t('signingIn')}</p>}
      <div class="choices">
        {newsKinds.map((kind) => (
          <label key={kind} class="choice">
            <input
              type="checkbox"
              checked={!!own?.news.includes(kind)}
              disabled={isSigningIn}
              onChange={({ currentTarget }) => toggle(kind, currentTarget.checked)}
            />
            <span>{t(`news_${kind}`)}</span>
          </label>
        ))}
      </div>
      <Reminder atMs={own?.remindAtMs} remind={(remindAtMs) => give({ remindAtMs })} />
      <label class="row">
        <span class="grow">
          {t('newsUntil')} {own && <span class="soft">{t('newsEnds', clock(own.untilMs))}</span>}
        </span>
        <select
          value={hours}
          disabled={isSigningIn}
          onChange={({ currentTarget }) => {
            const next = Number(currentTarget.value);
            setHours(next);
            if (own || asked.current) give({ untilMs: Date.now() + next * hourMs });
          }}
        >
          {hoursToChoose.map((one) => (
            <option key={one} value={one}>
              {hoursOf(one)}
            </option>
          ))}
        </select>
      </label>
      {others.length > 0 && (
        <section class="stack tight">
          <h2>{t('newsOthers')}</h2>
          <ul class="people">
            {others.map((one) => (
              <li key={one.space} class="row">
                <span class="grow cut">
                  <bdi>{names[one.space] ?? one.code}</bdi>
                </span>
                <button
                  type="button"
                  class="quiet small"
                  onClick={() => order.give('awaitNews', { ...idOf(one), news: [], untilMs: Date.now() })}
                >
                  {t('newsStop', names[one.space] ?? one.code)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

const idOf = ({ space, code }: Awaited) => ({ space, code });

/** The choice that is nearest to so many hours. */
const nearest = (left: number): number =>
  hoursToChoose.reduce<number>((best, one) => (Math.abs(one - left) < Math.abs(best - left) ? one : best), usualHours);

import { useEffect, useState } from 'preact/hooks';
import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import { READONLY } from '../meet/scopes';
import { LOCKED } from '../meet/types';
import type { Account } from '../store/accounts';
import { labels } from '../store/meetings';
import type { RunningCall } from '../store/running-calls';
import { since } from '../ui/duration';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import type { CallsReading } from './use-calls';
import type { MeetTab } from './use-meet-tab';

/** The running times go on by themselves. */
const everyMs = 15_000;

interface Props {
  account?: Account;
  reading: CallsReading;
  /** The meeting that is shown below. */
  code?: string;
  choose(code: string): void;
  views: Record<string, SpaceView>;
  tab: MeetTab;
}

/** All running calls, one of which is shown below, and what this page could show besides. */
export function CallsView({ account, reading, code, choose, views, tab }: Props) {
  const order = useOrder({ signIn: reading.again, readCalls: reading.again });
  const { calls, failure, isRead } = reading;
  const [, setNowMs] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  const names = useStored(labels, {});
  // Where no meeting is shown below, this is what the page is about.
  const Frame = code ? 'section' : 'main';
  const pauses = failure?.kind === 'rateLimited';
  const problem =
    order.failed ?? (failure && !pauses && { failure, order: { action: 'readCalls' as const, input: {} } });
  return (
    <Frame class="view stack calls" aria-labelledby="calls">
      <h1 id="calls">{t('runningCalls')}</h1>
      {order.busy === 'signIn' && <p class="busy">{t('signingIn')}</p>}
      {problem && !order.busy && <Problem {...problem} give={order.giveOrder} />}
      {pauses && <p class="soft">{t('panelBreak')}</p>}
      {!isRead && !problem && !pauses && <p class="busy">{t('reading')}</p>}
      {isRead && calls.length === 0 && <p class="soft">{t('runningCallsNone')}</p>}
      {calls.length > 0 && (
        <ul class="rows">
          {calls.map((one) => (
            <li key={one.record}>
              <Row
                {...{ one, choose }}
                label={names[one.space]}
                isChosen={!!code && one.code === code}
                isLocked={views[one.code ?? '']?.space.config?.accessType === LOCKED}
              />
            </li>
          ))}
        </ul>
      )}
      {isRead && account && !account.scopes.includes(READONLY) && (
        <p class="soft">
          {t('runningCallsOurs')}{' '}
          <button type="button" class="quiet small" onClick={() => order.give('signIn', { scopes: [READONLY] })}>
            {t('runningCallsAll')}
          </button>
        </p>
      )}
      {tab.isAllowed === false && (
        <p class="soft">
          {t('panelStays')}{' '}
          <button type="button" class="quiet small" onClick={tab.allow}>
            {t('panelFollow')}
          </button>
        </p>
      )}
    </Frame>
  );
}

interface RowProps {
  one: RunningCall;
  label?: string;
  isChosen: boolean;
  isLocked: boolean;
  choose(code: string): void;
}

function Row({ one: { code, startTime, people }, label, isChosen, isLocked, choose }: RowProps) {
  return (
    <button
      type="button"
      aria-current={isChosen ? 'true' : undefined}
      disabled={!code}
      onClick={() => code && choose(code)}
    >
      <span class="grow">
        <bdi class={label ? '' : 'code'}>{label ?? code ?? t('unknownMeeting')}</bdi>
        <small class="soft">
          {[since(startTime), people && t('inTheCall', people.length), isLocked && t('locked')]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    </button>
  );
}

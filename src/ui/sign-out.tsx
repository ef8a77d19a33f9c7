import { useEffect, useState } from 'preact/hooks';
import type { Entry } from '../actions/entry';
import { intentOf } from '../actions/order';
import { actions, type Order } from '../actions/table';
import { type MessageKey, t } from '../i18n';
import { possibleMeetings } from '../store/possible-meetings';
import { useOpen } from './use-open';
import { useStored } from './use-stored';

interface Props {
  accountId: string;
  busy?: boolean;
  /** In a menu it looks like the other lines of it. */
  quiet?: boolean;
  give(order: Order): void;
}

/** Signs this account out, from wherever that is offered; what is still open of it is said first. */
export function SignOut({ accountId, busy, quiet, give }: Props) {
  const [asks, setAsks] = useState(false);
  const kept = useKeptCount(accountId);
  const open = useOpen().filter((one) => isChange(one) && (one.account ?? accountId) === accountId);
  const possible = useStored(possibleMeetings, []).filter(({ sent }) => sent.account === accountId);
  const left = [...open.map(nameOf), ...possible.map(() => t('possibleTitle'))];
  const hasMore = left.length > 0 || kept > 0;
  const isAsking = asks && hasMore;
  return (
    <>
      {isAsking && (
        <div class="note" role="alert">
          {left.length > 0 && <p>{t('signOutOpen')}</p>}
          <ul class="points">
            {left.map((one, at) => (
              <li key={`${at} ${one}`}>{one}</li>
            ))}
          </ul>
          {kept > 0 && <p>{t('signOutKept', kept)}</p>}
        </div>
      )}
      <button
        type="button"
        class={quiet ? 'quiet' : ''}
        disabled={busy}
        onClick={() => (hasMore && !asks ? setAsks(true) : give({ action: 'signOut', input: { accountId } }))}
      >
        {t(isAsking ? 'signOutAnyway' : 'signOut')}
      </button>
    </>
  );
}

/** How many calls are kept with this account, which its sign-out erases. */
function useKeptCount(accountId: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    // Nobody who signs out has to wait for it. Where it cannot be read, there is nothing to say.
    import('../store/kept-calls')
      .then(({ countKeptCalls }) => countKeptCalls(accountId))
      .then(setCount, () => undefined);
  }, [accountId]);
  return count;
}

const isChange = ({ order, state }: Entry): boolean =>
  state.is !== 'waiting' && !!actions[intentOf(order).action].changes;

/** An order in a few words: what, and about which meeting. */
const nameOf = ({ order, about }: Entry): string =>
  [t(`log_${intentOf(order).action}` as MessageKey), about?.code].filter(Boolean).join(' · ');

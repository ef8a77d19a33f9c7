import { useRef, useState } from 'preact/hooks';
import { type Entry, endOf } from '../actions/entry';
import { intentOf } from '../actions/order';
import { actions, type Order } from '../actions/table';
import { type MessageKey, t } from '../i18n';
import { inTime } from '../in-time';
import { possibleMeetings } from '../store/possible-meetings';
import { outcomeLabel } from './outcome-label';
import { useOpen } from './use-open';
import { useStored } from './use-stored';

interface Props {
  accountId: string;
  /** Takes back at Google as well what the account allowed. */
  disconnects?: boolean;
  busy?: boolean;
  /** The id of the element that says whom. */
  of?: string;
  /** In a menu it looks like the other lines of it. */
  quiet?: boolean;
  give(order: Order): void;
}

/** Signs this account out, from wherever that is offered; what is still open of it, and what is erased, is said first. */
export function SignOut({ accountId, disconnects, of, busy, quiet, give }: Props) {
  /** How many kept calls the question names, once it was asked. */
  const [asked, setAsked] = useState<number>();
  const isCounting = useRef(false);
  const open = useOpen().filter((one) => isChange(one) && (one.account ?? accountId) === accountId);
  const possible = useStored(possibleMeetings, []).filter(({ sent }) => sent.account === accountId);
  const left = [...open.map(nameOf), ...possible.map(() => joined(t('newMeeting'), t('possibleTitle')))];
  const isAsking = asked !== undefined && left.length + asked > 0;
  async function press() {
    if (isCounting.current) return;
    isCounting.current = true;
    const kept = await countKept(accountId);
    isCounting.current = false;
    if (asked === undefined ? left.length + kept : kept > asked) setAsked(kept);
    else give({ action: disconnects ? 'disconnect' : 'signOut', input: { accountId } });
  }
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
          {asked > 0 && <p>{t('signOutKept', asked)}</p>}
        </div>
      )}
      <button
        type="button"
        class={disconnects ? 'danger' : quiet ? 'quiet' : ''}
        aria-describedby={of}
        disabled={busy}
        onClick={press}
      >
        {t(disconnects ? 'disconnect' : isAsking ? 'signOutAnyway' : 'signOut')}
      </button>
    </>
  );
}

/** Another tab may be busy with them. */
const countLimitMs = 1_000;

/**
 * How many calls are kept with this account, which its sign-out erases: at this moment, since another tab may keep one at
 * any. Where they cannot be read, there is nothing to say, and whoever signs out does not wait for it.
 */
const countKept = (accountId: string): Promise<number> =>
  inTime(
    countLimitMs,
    import('../store/kept-calls').then(({ countKeptCalls }) => countKeptCalls(accountId)).catch(() => 0),
    () => 0,
  );

const isChange = ({ order, state }: Entry): boolean =>
  state.is !== 'waiting' && !!actions[intentOf(order).action].changes;

/** An order in a few words: what, about which meeting, and how it went. */
function nameOf(one: Entry): string {
  const outcome = endOf(one);
  const what = t(`log_${intentOf(one.order).action}` as MessageKey);
  return joined(what, one.about?.code, outcome && outcomeLabel(outcome));
}

const joined = (...words: (string | undefined)[]): string => words.filter(Boolean).join(' · ');

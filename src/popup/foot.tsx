import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Entry, outcomeOf } from '../actions/entry';
import { call } from '../actions/messaging';
import { intentOf } from '../actions/order';
import { sayOutcome } from '../actions/outcome-messages';
import { type ActionName, actions, type Order } from '../actions/table';
import { type MessageKey, t } from '../i18n';
import { acknowledge } from '../ui/acknowledge';
import { Problem } from '../ui/lazy-problem';
import './foot.css';

interface Props {
  /** Every order of which nobody was told, and that concerns this page. */
  open: readonly Entry[];
  /** The meeting that is shown above: only another one is named. */
  code?: string;
  give(order: Order): void;
  /** Shows the meeting; without a code, where those are listed of which nobody knows whether they were made. */
  look(code: string | undefined): void;
}

/**
 * The one place that says what becomes of orders: which one is under way, how it went, and the button that helps.
 * Failures come first, then what nobody knows, then what was done, each the newest first.
 */
export function Foot({ open, code, give, look }: Props) {
  /** What has come to its end, and stays on screen after it was acknowledged here. */
  const [ended, setEnded] = useState<Entry[]>([]);
  /** The one that Next led to; absent: the first. */
  const [chosen, setChosen] = useState<string>();
  const before = useRef<readonly Entry[]>([]);
  useEffect(() => {
    // What was seen gives way to the next order, and not to those that were under way meanwhile; what was not seen yet
    // is still in the ledger.
    const isNext = open.some((one) => !isIn(before.current, one));
    const hasNews = open.some((one) => isShown(one) && !isIn(before.current.filter(isShown), one));
    before.current = open;
    setEnded((all) => sort([...all.filter((one) => !isIn(open, one) && !isNext), ...open.filter(isShown)]));
    if (isNext || hasNews) setChosen(undefined);
  }, [open]);

  const at = Math.max(
    ended.findIndex(({ id }) => id === chosen),
    0,
  );
  const shown = ended[at];
  useEffect(() => {
    // A sign-in that worked shows by itself.
    const silent = open.filter((one) => isDone(one) && !isShown(one)).map(({ id }) => id);
    const ids = [...silent, ...(shown && isIn(open, shown) ? [shown.id] : [])];
    if (ids.length) acknowledge(ids);
  }, [open, shown?.id]);

  const busy = open.find((one) => !outcomeOf(one) && !isQuestion(one));
  // The worker that was at it may be dead. This starts another one, which looks after what it left.
  useEffect(() => {
    if (busy) call('settle', {});
  }, [busy?.id]);
  if (!shown && !busy) return null;
  const leave = () => setEnded((before) => before.filter(({ id }) => id !== shown?.id));
  return (
    <footer class="foot stack tight">
      {busy && (
        <p class="busy" role="status">
          {t(busyMessage(intentOf(busy.order).action, busy))} <Named entry={busy} code={code} />
        </p>
      )}
      {shown && (
        <Ended
          key={shown.id}
          entry={shown}
          code={code}
          leave={leave}
          look={look}
          give={(order) => {
            leave();
            give(order);
          }}
        >
          {ended.length > 1 && (
            <>
              <span class="soft">{t('outcomeOf', at + 1, ended.length)}</span>
              <button type="button" class="quiet" onClick={() => setChosen(ended[(at + 1) % ended.length]?.id)}>
                {t('outcomeNext')}
              </button>
            </>
          )}
        </Ended>
      )}
    </footer>
  );
}

interface EndedProps extends Omit<Props, 'open'> {
  entry: Entry;
  leave(): void;
  /** The way to the other ones. */
  children: ComponentChildren;
}

function Ended({ entry, code, give, look, leave, children }: EndedProps) {
  const outcome = outcomeOf(entry);
  if (!outcome) return null;
  const { about, order, undo } = entry;
  const { title, text } = sayOutcome(entry, outcome);
  const lookAt = about?.code;
  const lookHere =
    lookAt || outcome.is === 'unknown'
      ? () => {
          leave();
          look(lookAt);
        }
      : undefined;
  const name = about?.name;
  const takesBack = undo?.keys.some((key) => undo.before[key]) && order.action !== 'undoUpdate' && name;
  return (
    <div class="stack tight">
      <Named entry={entry} code={code} />
      {outcome.is === 'failed' ? (
        <Problem failure={outcome.failure} order={order} give={give} look={lookHere} />
      ) : (
        <div class={outcome.is === 'unknown' ? 'problem' : 'note'} role={outcome.is === 'unknown' ? 'alert' : 'status'}>
          <p>
            <strong>{title}</strong>
          </p>
          {text && <p class="lines">{text}</p>}
          {outcome.is === 'unknown' && lookHere && (
            <button type="button" onClick={lookHere}>
              {t('remedy_look')}
            </button>
          )}
        </div>
      )}
      <div class="row">
        {children}
        <span class="grow" />
        {takesBack && (
          <button type="button" onClick={() => give({ action: 'undoUpdate', input: { name } })}>
            {t('undo')}
          </button>
        )}
        <button type="button" class="quiet" onClick={leave}>
          {t('close')}
        </button>
      </div>
    </div>
  );
}

/** The meeting of an order, where another one is shown. */
function Named({ entry: { about }, code }: { entry: Entry; code: string | undefined }) {
  if (!about?.code || about.code === code) return null;
  return <bdi class="code soft">{about.label ?? about.code}</bdi>;
}

const isIn = (entries: readonly Entry[], { id }: Entry): boolean => entries.some((one) => one.id === id);
const isQuestion = (one: Entry): boolean => one.state.is === 'waiting' && one.state.for === 'yes';
const isDone = (one: Entry): boolean => outcomeOf(one)?.is === 'done';
const isShown = (one: Entry): boolean =>
  !!outcomeOf(one) && !(isDone(one) && !actions[intentOf(one.order).action].changes);

const ranks = { failed: 0, unknown: 1, done: 2 };
const rank = (one: Entry): number => ranks[outcomeOf(one)?.is ?? 'done'];
const endedAtMs = ({ state }: Entry): number => ('atMs' in state ? state.atMs : 0);
const sort = (entries: Entry[]): Entry[] => entries.sort((a, b) => rank(a) - rank(b) || endedAtMs(b) - endedAtMs(a));

const busyMessages: { [A in ActionName]?: MessageKey } = {
  createSpace: 'makingMeeting',
  endConference: 'endConferenceBusy',
  closeRoom: 'closeRoomBusy',
};

const busyMessage = (action: ActionName, { state }: Entry): MessageKey =>
  state.is === 'waiting' ? 'signingIn' : (busyMessages[action] ?? 'applying');

import { useEffect, useRef, useState } from 'preact/hooks';
import { endedLabel, nextCallLabel } from '../actions/labels';
import { call } from '../actions/messaging';
import { sayMismatch } from '../actions/outcome-messages';
import type { Actions, DestructiveOrder, SpaceView } from '../actions/table';
import { type MessageKey, plural, t } from '../i18n';
import type { Mismatch } from '../meet/settings';
import { LOCKED } from '../meet/types';
import { acknowledge } from '../ui/acknowledge';
import { countPresent } from '../ui/conference';
import { since } from '../ui/duration';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import { Foot } from './foot';

interface Props {
  id: string;
  /** What is asked about. */
  order: DestructiveOrder;
  code: string;
  close(): void;
}

/** The one question before a call is ended, about that very call. Focus starts on Keep: Enter ends nothing. */
export function Confirm({ id, order: asked, code, close }: Props) {
  const [action, setAction] = useState(asked.action);
  const [view, setView] = useState<SpaceView>();
  const [done, setDone] = useState<Actions['endConference']['output']>();
  /** The meeting read again, after the answer to the confirmation did not come. */
  const [after, setAfter] = useState<SpaceView>();
  /** What Google did not put back. */
  const [undone, setUndone] = useState<Mismatch[]>();
  const keep = useRef<HTMLButtonElement>(null);
  const order = useOrder({
    reviewPending: setView,
    confirm: setDone,
    undoUpdate: ({ mismatches }) => setUndone(mismatches),
  });
  const { failed } = order;
  useEffect(() => {
    keep.current?.focus();
    order.give('reviewPending', { id });
  }, []);
  useEffect(() => {
    const isOver = failed?.order.action === 'confirm';
    // The worker died: the next one looks what became of it, and the foot says so.
    if (isOver && failed.failure.kind === 'cutOff') close();
    // This view says it, so that no notification does.
    else if (done || isOver) acknowledge([id]);
  }, [done, failed]);
  useEffect(() => {
    // The button that was pressed is gone.
    if (done) keep.current?.focus();
  }, [done]);
  useEffect(() => {
    setAfter(undefined);
    // That another call runs is known already.
    if (failed?.order.action === 'confirm' && failed.failure.kind !== 'conferenceChanged')
      call('readSpace', { code }).then((result) => result.ok && setAfter(result.value));
  }, [failed]);

  // A confirmation is good for one try. Whatever went wrong with it, the next try starts with the question.
  const isTry = failed?.order.action === 'confirm' || failed?.order.action === 'reviewPending';
  const again = failed && !isTry ? failed.order : { ...asked, action };
  /** Nothing can be taken back any more: what becomes of it is said in the foot of the view that comes next. */
  const isUnderWay = order.busy === 'confirm';
  const giveUp = () => {
    if (!isUnderWay) call('dismiss', { id });
    close();
  };
  const record = view && recordOf(view);
  const ended = done ? endedLabel(done) : view && !record ? noCallLabel(view) : undefined;
  const foreign = record && !view.made;
  // What was shown of a call is not said of another one.
  const isOther = failed?.failure.kind === 'conferenceChanged' || (after && recordOf(after) !== record);
  const canEnd = !!record && !foreign && !ended;
  const whyNot = ended ?? (foreign ? foreignLabel(view) : undefined);
  const hasFailed = failed?.order.action === 'confirm';
  // Where it was restricted before, this order changed nothing of that, and Undo would take back another one.
  const wasOpen = view?.space.config?.accessType !== LOCKED;
  return (
    <section class="question" role="alertdialog" aria-labelledby="question" aria-describedby="facts">
      <div class="view stack">
        <h1 id="question">{t(ended ?? `${action}Question`)}</h1>
        <dl id="facts" class="facts">
          <dt>{t('meeting')}</dt>
          <dd class="code">
            <bdi>{view?.label ? `${view.label} (${code})` : code}</bdi>
          </dd>
          {view && <dt>{t('account')}</dt>}
          {view && <dd>{view.account}</dd>}
          {record && !ended && !foreign && !isOther && <Call key={record} record={record} />}
        </dl>
        {!ended && foreign && <p class="soft">{t(foreignLabel(view))}</p>}
        {!ended && !foreign && (
          <fieldset class="choices" disabled={!canEnd || !!order.busy || !!failed}>
            <legend class="unseen">{t('endHow')}</legend>
            {endings.map((ending) => (
              <label key={ending} class="choice">
                <input
                  type="radio"
                  name="ending"
                  value={ending}
                  checked={ending === action}
                  onChange={() => setAction(ending)}
                />
                <span>
                  {t(`${ending}Choice`)}
                  <small class="soft">{t(`${ending}Text`)}</small>
                </span>
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <Foot asks>
        <p role="status">
          {order.busy && <span class="busy">{t(order.busy === 'confirm' ? `${action}Busy` : 'confirmChecking')}</span>}
          {!order.busy && !done && whyNot && <span class="unseen">{t(whyNot)}</span>}
          {undone && (undone.map(sayMismatch).join('\n') || t('undone'))}
          {done && (
            <>
              <span class="unseen">{t(endedLabel(done))}</span> {nextCallLabel(done)}
            </>
          )}
        </p>
        {failed && <Problem failure={failed.failure} order={again} give={order.giveOrder} look={close} />}
        {failed && after && <p>{t(foundLabel(after, record))}</p>}
        <div class="row">
          <button type="button" ref={keep} onClick={giveUp}>
            {t(ended || isUnderWay || hasFailed ? 'close' : 'confirmNo')}
          </button>
          <span class="grow" />
          {view && wasOpen && (done?.closed || failed?.failure.kind === 'closedNotEnded') && !undone && (
            <button type="button" onClick={() => order.give('undoUpdate', { name: view.space.name })}>
              {t('undo')}
            </button>
          )}
          {done?.next === 'runs' && (
            <button type="button" disabled={!!order.busy} onClick={() => order.giveOrder(asked)}>
              {t(action)}
            </button>
          )}
          {!ended && (
            <button
              type="button"
              class="danger filled"
              disabled={!record || foreign || !!order.busy || !!failed}
              onClick={() => record && order.give('confirm', { id, conferenceRecord: record, action })}
            >
              {t(`${action}Yes`)}
            </button>
          )}
        </div>
      </Foot>
    </section>
  );
}

const endings = ['endConference', 'closeRoom'] as const;

const recordOf = ({ space }: SpaceView) => space.activeConference?.conferenceRecord;

/** Google hides the call of somebody else's meeting, so that there seems to be none. */
const noCallLabel = ({ space }: SpaceView): MessageKey => (space.config ? 'notLive' : 'liveUnknown');

/** Why a call that runs cannot be ended from here. */
const foreignLabel = ({ space }: SpaceView): MessageKey => (space.config ? 'endOffNotMade' : 'notOwner');

/** What a second look found of the call that was asked about. */
function foundLabel(after: SpaceView, record: string | undefined): MessageKey {
  const running = recordOf(after);
  if (!running) return after.space.config ? 'confirmIsOver' : 'liveUnknown';
  return running === record ? 'confirmStillRuns' : 'confirmAnotherRuns';
}

/**
 * Since when the call runs and how many are in it. What Google does not tell is shown as unknown, and the question can
 * be answered all the same.
 */
function Call({ record }: { record: NonNullable<Actions['readConference']['input']['record']> }) {
  const [running, setRunning] = useState('…');
  const [people, setPeople] = useState('…');
  useEffect(() => {
    call('readConference', { part: 'getConferenceRecord', record }).then((result) =>
      setRunning(result.ok && 'startTime' in result.value ? since(result.value.startTime) : t('confirmUnknown')),
    );
    countPresent(record).then((result) => {
      if (!result.ok) return setPeople(t('confirmUnknown'));
      setPeople(plural('confirmPeople', result.value));
    });
  }, []);
  return (
    <>
      <dt>{t('confirmRunning')}</dt>
      <dd>{running}</dd>
      <dt>{t('compareMatched')}</dt>
      <dd>{people}</dd>
    </>
  );
}

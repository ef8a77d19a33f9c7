import { useContext, useEffect } from 'preact/hooks';
import { type Entry, endOf, isPartial } from '../actions/entry';
import { call } from '../actions/messaging';
import { intentOf } from '../actions/order';
import { sayOutcome } from '../actions/outcome-messages';
import { type ActionName, actions } from '../actions/table';
import { type MessageKey, t } from '../i18n';
import { acknowledge } from '../ui/acknowledge';
import { Problem } from '../ui/lazy-problem';
import { findBusy, Speaking, type Speech, shownOf } from './speech';
import { useHeard } from './use-heard';

/**
 * What becomes of orders: which one is under way, how it went, and the button that helps. One at a time: failures come
 * first, then what nobody knows, then what was done, each the newest first. What was said stays until it is left or gives
 * way to the next order, and what was not said yet is still in the ledger.
 */
export function Says() {
  const speech = useContext(Speaking) as Speech;
  const { open, before, said, setSaid, code } = speech;
  const busy = findBusy(open);
  const shown = shownOf(said);
  useEffect(() => {
    // What was seen gives way to the next order, and not to those that were under way meanwhile.
    const isNext = open.some((one) => !isIn(before.current, one));
    const hasNews = open.some((one) => isSaid(one) && !isIn(before.current.filter(isSaid), one));
    before.current = open;
    setSaid(({ ended, chosen }) => ({
      ended: sort([...ended.filter((one) => !isIn(open, one) && !isNext), ...open.filter(isSaid)]),
      ...(!isNext && !hasNews && chosen && { chosen }),
    }));
    // A sign-in that worked shows by itself.
    const silent = open.flatMap((one) => (endOf(one) && !isSaid(one) ? [one.id] : []));
    if (silent.length) acknowledge(silent);
  }, [open]);
  // The worker that was at it may be dead. This starts another one, which looks after what it left.
  useEffect(() => {
    if (busy) call('settle', {});
  }, [busy?.id]);
  useHeard(busy ? t(busyMessage(intentOf(busy.order).action, busy)) : wordsOf(shown));
  return (
    <>
      {busy && (
        <p class="busy">
          {t(busyMessage(intentOf(busy.order).action, busy))} <Named entry={busy} code={code} />
        </p>
      )}
      {shown && <Ended key={shown.id} entry={shown} speech={speech} />}
    </>
  );
}

/** What is said without an alert. */
function wordsOf(shown: Entry | undefined): string {
  const outcome = shown && endOf(shown);
  return shown && outcome?.is === 'done' ? Object.values(sayOutcome(shown, outcome)).join('\n') : '';
}

function Ended({ entry, speech: { open, said, setSaid, code, give, hear, look } }: { entry: Entry; speech: Speech }) {
  const { id } = entry;
  const count = said.ended.length;
  const at = said.ended.findIndex((one) => one.id === id);
  const next = () => setSaid(({ ended }) => ({ ended, ...chosenOf(ended[(at + 1) % count]) }));
  const leave = () => {
    setSaid(({ ended }) => ({ ended: ended.filter((one) => one.id !== id) }));
    hear('');
  };
  useEffect(() => {
    if (isIn(open, entry)) acknowledge([id]);
  }, []);
  const outcome = endOf(entry);
  if (!outcome) return null;
  const { about, order, undo } = entry;
  const { title, text } = sayOutcome(entry, outcome);
  const lookHere =
    about?.code || outcome.is === 'unknown'
      ? () => {
          leave();
          look(about?.code);
        }
      : undefined;
  const name = about?.name;
  const takesBack = undo?.keys.some((key) => undo.before[key]) && order.action !== 'undoUpdate' && name;
  return (
    <>
      <div class="said stack tight">
        <Named entry={entry} code={code} />
        {outcome.is === 'failed' ? (
          <Problem
            failure={outcome.failure}
            order={order}
            look={lookHere}
            give={(again) => {
              leave();
              give(again);
            }}
          />
        ) : (
          <div
            class={outcome.is === 'unknown' ? 'problem' : 'done'}
            role={outcome.is === 'unknown' ? 'alert' : undefined}
          >
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
      </div>
      <button type="button" class="quiet icon leave" aria-label={t('close')} title={t('close')} onClick={leave}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="m5 5 10 10M15 5 5 15" />
        </svg>
      </button>
      {(count > 1 || takesBack) && (
        <div class="row">
          {count > 1 && (
            <>
              <span class="soft">{t('outcomeOf', at + 1, count)}</span>
              <button type="button" class="quiet" onClick={next}>
                {t('outcomeNext')}
              </button>
            </>
          )}
          <span class="grow" />
          {takesBack && (
            <button
              type="button"
              onClick={() => {
                leave();
                give({ action: 'undoUpdate', input: { name } });
              }}
            >
              {t('undo')}
            </button>
          )}
        </div>
      )}
    </>
  );
}

/** The meeting of an order, where another one is shown. */
function Named({ entry: { about }, code }: { entry: Entry; code: string | undefined }) {
  if (!about?.code || about.code === code) return null;
  return <bdi class="code soft">{about.label ?? about.code}</bdi>;
}

const busyMessages: { [A in ActionName]?: MessageKey } = {
  createSpace: 'makingMeeting',
  endConference: 'endConferenceBusy',
  closeRoom: 'closeRoomBusy',
  updateMembers: 'changingPeople',
  createRooms: 'makingRooms',
};

const busyMessage = (action: ActionName, { state }: Entry): MessageKey =>
  state.is === 'waiting' ? 'signingIn' : (busyMessages[action] ?? 'applying');

const chosenOf = (one: Entry | undefined) => one && { chosen: one.id };
const isIn = (entries: readonly Entry[], { id }: Entry): boolean => entries.some((one) => one.id === id);

/** Whether it has come to an end that is worth a word. */
const isSaid = (one: Entry): boolean => {
  const is = endOf(one)?.is;
  return !!is && !(is === 'done' && !actions[intentOf(one.order).action].changes);
};

const ranks = { failed: 0, unknown: 1, done: 2 };
const rank = (one: Entry): number => {
  const outcome = endOf(one);
  return outcome?.is === 'done' && isPartial(outcome) ? ranks.unknown : ranks[outcome?.is ?? 'done'];
};
const endedAtMs = ({ state }: Entry): number => ('atMs' in state ? state.atMs : 0);
const sort = (entries: Entry[]): Entry[] => entries.sort((a, b) => rank(a) - rank(b) || endedAtMs(b) - endedAtMs(a));

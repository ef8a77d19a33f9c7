import { useEffect, useRef, useState } from 'preact/hooks';
import type { Order, SpaceView } from '../actions';
import { t } from '../i18n';
import { call } from '../messages';
import { Problem } from '../ui/problem';
import { useOrder } from '../ui/use-order';

interface Props {
  id: string;
  /** What is asked about. */
  order: Order;
  code: string;
  close(): void;
}

/** The one question before a call is ended, about that very call. Focus starts on Keep: Enter ends nothing. */
export function Confirm({ id, order: asked, code, close }: Props) {
  const [view, setView] = useState<SpaceView>();
  const [over, setOver] = useState<'endConferenceDone' | 'alreadyOver'>();
  const keep = useRef<HTMLButtonElement>(null);
  const order = useOrder({
    reviewPending: setView,
    confirm: (value) => setOver((value as { already: boolean }).already ? 'alreadyOver' : 'endConferenceDone'),
  });
  useEffect(() => {
    keep.current?.focus();
    order.give('reviewPending', { id });
  }, []);
  const { failed } = order;
  // A confirmation is good for one try. Whatever went wrong with it, the next try starts with the question.
  const again = failed?.order.action === 'reviewPending' ? failed.order : asked;
  const giveUp = () => {
    call('dismiss', { id });
    close();
  };
  const running = !!view?.space.activeConference;
  const ended = over ?? (view && !running ? 'alreadyOver' : undefined);
  return (
    <section class="stack" role="alertdialog" aria-labelledby="question" aria-describedby="facts">
      <h1 id="question">{t(ended ?? 'confirmTitle')}</h1>
      <dl id="facts" class="facts">
        <dt>{t('meeting')}</dt>
        <dd class="code">
          <bdi>{view?.label ? `${view.label} (${code})` : code}</bdi>
        </dd>
        {view && <dt>{t('account')}</dt>}
        {view && <dd>{view.account}</dd>}
      </dl>
      {!ended && <p class="soft">{t('confirmText')}</p>}
      <p role="status">
        {order.busy && <span class="busy">{t(order.busy === 'confirm' ? 'confirmEnding' : 'confirmChecking')}</span>}
      </p>
      {failed && <Problem failure={failed.failure} order={again} give={order.giveOrder} look={close} />}
      <div class="row">
        <button type="button" ref={keep} onClick={giveUp}>
          {t(ended ? 'close' : 'confirmNo')}
        </button>
        <span class="grow" />
        {!ended && (
          <button
            type="button"
            class="danger"
            disabled={!running || !!order.busy || !!failed}
            onClick={() => order.give('confirm', { id })}
          >
            {t('confirmYes')}
          </button>
        )}
      </div>
    </section>
  );
}

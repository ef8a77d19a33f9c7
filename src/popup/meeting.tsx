import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Failure } from '../actions/failures';
import type { Actions, Order, SpaceView } from '../actions/table';
import { t } from '../i18n';
import { spaceViews } from '../store/space-views';
import { CopyButton } from '../ui/copy-button';
import { later } from '../ui/lazy';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import { Foot } from './foot';
import type { Part } from './hosting';

interface Props {
  code: string;
  /** Just made by the popup, and therefore fresh. */
  made?: Actions['createSpace']['output'];
  /** What was last known of it, shown until the fresh answer comes. */
  known?: SpaceView;
  /** How something failed that was ordered elsewhere. */
  failed?: { failure: Failure; order: Order };
  /** Something failed that a button helps with: until that is pressed a reading would fail in the same way. */
  isHeld: boolean;
  /** A preset that was chosen for it, to be reviewed. */
  presetId?: string;
  /** How often it was asked how it stands: it is read each time. */
  looks: number;
  part?: Part;
  setPart(part: Part | undefined): void;
  /** Who is in, on a page that follows the call. */
  People?: ComponentType<{ view: SpaceView }>;
}

/** All that takes Google's answer, in one file: that answer is on its way meanwhile. */
const useHosting = later(() => import('./hosting'));

/** One meeting: its name and its link at once, and what can be done with it as soon as it is known. */
export function Meeting({ code, made, known, failed, isHeld, presetId, looks, part, setPart, People }: Props) {
  const hosting = useHosting();
  const [view, setView] = useState(known);
  const order = useOrder({ readSpace: setView }, failed);
  // For whoever measures: from here on Copy works, because it needs no more than the code.
  useLayoutEffect(() => void performance.mark('usable'), []);
  const read = () => order.give('readSpace', { code });
  useEffect(() => {
    if (looks || (!made && !isHeld)) read();
  }, [looks]);
  useEffect(() => {
    // Whatever reads or changes the meeting, here or elsewhere, this view follows.
    const unmounted = new AbortController();
    spaceViews.follow(({ [code]: latest }) => latest && setView(latest), unmounted.signal);
    return () => unmounted.abort();
  }, []);
  const isWhole = !part || !view || !hosting;

  return (
    <>
      <div class="view stack">
        <div>
          <h1 class={view?.label ? '' : 'code'}>
            <bdi>{view?.label ?? code}</bdi>
          </h1>
          <p class="row soft">
            {view?.label && <bdi class="code">{code}</bdi>}
            <span role="status">
              {order.busy === 'readSpace' && !view ? <span class="busy">{t('reading')}</span> : <Live view={view} />}
              {order.busy === 'signIn' && <span class="busy">{t('signingIn')}</span>}
            </span>
            {hosting && view && <hosting.RunningTime view={view} />}
          </p>
        </div>
        {isWhole && (
          <div class="row">
            <div class="split grow">
              <CopyButton code={code} done={made?.copied} />
              {hosting && <hosting.CopyMenu code={code} label={view?.label} />}
            </div>
            {hosting && view && <hosting.LockButton {...{ view, code, setView }} />}
          </div>
        )}
        {isWhole && order.failed && <Problem {...order.failed} give={order.giveOrder} look={read} />}
        {(view ? !hosting : order.busy) && <div class="bones" aria-hidden="true" />}
      </div>
      {view && hosting ? <hosting.Hosting {...{ view, code, setView, presetId, part, setPart, People }} /> : <Foot />}
    </>
  );
}

function Live({ view }: { view?: SpaceView }) {
  if (!view) return null;
  const running = !!view.space.activeConference;
  // Google shows its settings to the owner alone, and the call to the owner and to who was in it.
  const hidden = !running && !view.space.config;
  return <span class={running ? 'live' : ''}>{t(hidden ? 'liveUnknown' : running ? 'live' : 'notLive')}</span>;
}

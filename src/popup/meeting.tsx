import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Failure } from '../actions/failures';
import type { Actions, Order, SpaceView } from '../actions/table';
import { t } from '../i18n';
import { spaceViews } from '../store/space-views';
import { CopyButton } from '../ui/copy-button';
import { lazy } from '../ui/lazy';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import { EndButton } from './end-button';
import { Settings } from './settings';

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
}

const Hosting = lazy(() => import('./hosting').then((module) => module.Hosting));
const CopyMenu = lazy(() => import('./copy-menu').then((module) => module.CopyMenu));

/** One meeting: its link, who may join, whether a call runs, and the end of it. */
export function Meeting({ code, made, known, failed, isHeld, presetId, looks }: Props) {
  const [view, setView] = useState(known);
  const order = useOrder({ readSpace: setView, updateSpace: ({ view }) => setView(view) }, failed);
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

  return (
    <>
      <div>
        <h1 class="code">
          <bdi>{view?.label ?? code}</bdi>
        </h1>
        <p class="row soft" role="status">
          {order.busy === 'readSpace' && !view ? <span class="busy">{t('reading')}</span> : <Live view={view} />}
          {order.busy === 'signIn' && <span class="busy">{t('signingIn')}</span>}
        </p>
      </div>
      <div class="row link">
        <bdi class="grow cut soft">{`meet.google.com/${code}`}</bdi>
        <CopyButton code={code} done={made?.copied} />
        <CopyMenu code={code} label={view?.label} />
      </div>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} look={read} />}
      {view && <Settings {...{ view, setView, presetId }} />}
      {view && <Hosting {...{ view, code, setView }} closeRoom={() => order.give('closeRoom', { code })} />}
      {view && <EndButton view={view} end={() => order.give('endConference', { code })} />}
    </>
  );
}

function Live({ view }: { view?: SpaceView }) {
  if (!view) return null;
  const running = !!view.space.activeConference;
  // Google shows its settings to the owner alone, and the call to the owner and to who was in it.
  const hidden = !running && !view.space.config;
  return (
    <>
      <span class={running ? 'dot on' : 'dot'} />
      {t(hidden ? 'liveUnknown' : running ? 'live' : 'notLive')}
    </>
  );
}

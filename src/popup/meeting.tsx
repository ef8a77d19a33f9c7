import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Actions, SpaceView } from '../actions/table';
import { t } from '../i18n';
import { CopyButton } from '../ui/copy-button';
import { lazy } from '../ui/lazy';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import { EndButton } from './end-button';
import type { FailedOrder } from './failed-order';
import { Settings } from './settings';

interface Props {
  code: string;
  /** Just made by the popup, and therefore fresh. */
  made?: Actions['createSpace']['output'];
  /** What was last known of it, shown until the fresh answer comes. */
  known?: SpaceView;
  failedOrder?: FailedOrder;
  /** A preset that was chosen for it, to be reviewed. */
  presetId?: string;
}

const Hosting = lazy(() => import('./hosting').then((module) => module.Hosting));
const CopyMenu = lazy(() => import('./copy-menu').then((module) => module.CopyMenu));

/** One meeting: its link, who may join, whether a call runs, and the end of it. */
export function Meeting({ code, made, known, failedOrder, presetId }: Props) {
  const [view, setView] = useState(known);
  const order = useOrder({ readSpace: setView, updateSpace: ({ view }) => setView(view) }, failedOrder);
  // For whoever measures: from here on Copy works, because it needs no more than the code.
  useLayoutEffect(() => void performance.mark('usable'), []);
  const read = () => order.give('readSpace', { code });
  useEffect(() => {
    if (!made && !failedOrder) read();
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
      {view && <Settings {...{ view, setView, presetId }} mismatches={made?.mismatches} />}
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

import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Failure } from '../actions/failures';
import type { Actions, Order, SpaceView } from '../actions/table';
import { t } from '../i18n';
import { spaceViews } from '../store/space-views';
import { CopyButton } from '../ui/copy-button';
import { lazy } from '../ui/lazy';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import { Access } from './access';
import { EndButton } from './end-button';
import { Foot } from './foot';
import { useChange } from './use-change';

/** What a row of a meeting leads to. */
export type Part = 'people' | 'settings' | 'presets';

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
}

const CopyMenu = lazy(() => import('./copy-menu').then((module) => module.CopyMenu));
const LockButton = lazy(() => import('./lock-button').then((module) => module.LockButton));
const Changes = lazy(() => import('./changes').then((module) => module.Changes));
const Rows = lazy(() => import('./rows').then((module) => module.Rows));
const Parts = lazy(() => import('./parts').then((module) => module.Parts));
const ReviewChange = lazy(() => import('./review-change').then((module) => module.ReviewChange));

/** One meeting: its link, who may join, what leads on from it, and in the foot the change or the end of it. */
export function Meeting({ code, made, known, failed, isHeld, presetId, looks, part, setPart }: Props) {
  const [view, setView] = useState(known);
  const order = useOrder({ readSpace: setView }, failed);
  const change = useChange(view, setView, presetId);
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
  const { config } = view?.space ?? {};
  const { now, draft, limited } = change;

  return (
    <>
      <div class="view stack">
        <div>
          <h1 class={view?.label ? '' : 'code'}>
            <bdi>{view?.label ?? code}</bdi>
          </h1>
          <p class="row soft" role="status">
            {view?.label && <bdi class="code">{code}</bdi>}
            {order.busy === 'readSpace' && !view ? <span class="busy">{t('reading')}</span> : <Live view={view} />}
            {order.busy === 'signIn' && <span class="busy">{t('signingIn')}</span>}
          </p>
        </div>
        {part && view ? (
          <>
            <Changes {...{ view, change }} isAlone />
            <Parts {...{ part, view, code, setView, change }} close={() => setPart(undefined)} />
          </>
        ) : (
          <>
            <div class="row">
              <div class="split grow">
                <CopyButton code={code} done={made?.copied} />
                <CopyMenu code={code} label={view?.label} />
              </div>
              {view && <LockButton {...{ view, code, setView }} />}
            </div>
            {order.failed && <Problem {...order.failed} give={order.giveOrder} look={read} />}
            {!view && order.busy && <div class="bones" aria-hidden="true" />}
            {view && (
              <Access
                config={config}
                now={now.accessType}
                chosen={draft.wanted.accessType ?? now.accessType}
                busy={!!change.order.busy}
                limited={limited.includes('accessType')}
                choose={(value) => change.set('accessType', value)}
              />
            )}
            {view && <Changes {...{ view, change }} />}
            {view && <Rows view={view} open={setPart} />}
          </>
        )}
      </div>
      <Foot>
        {view &&
          (change.hasDraft ? (
            <ReviewChange {...{ view, change }} />
          ) : (
            <EndButton view={view} end={() => order.give('endConference', { code })} />
          ))}
      </Foot>
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

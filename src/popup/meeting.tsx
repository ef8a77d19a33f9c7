import { useEffect, useState } from 'preact/hooks';
import type { SpaceView } from '../actions';
import { t } from '../i18n';
import { readLeaves } from '../meet/settings';
import { Problem } from '../ui/problem';
import { useOrder } from '../ui/use-order';
import { Access } from './access';
import { CopyButton } from './copy-button';
import { EndButton } from './end-button';
import { lazy } from './lazy';
import type { Trouble } from './popup';

interface Props {
  code: string;
  /** Just made by the popup: it is fresh, and its link is on the clipboard. */
  made?: SpaceView;
  /** What was last known of it, shown until the fresh answer comes. */
  known?: SpaceView;
  trouble?: Trouble;
}

const Hosting = lazy(() => import('./hosting').then((module) => module.Hosting));
const CopyMenu = lazy(() => import('./copy-menu').then((module) => module.CopyMenu));

/** One meeting: its link, who may join, whether a call runs, and the end of it. */
export function Meeting({ code, made, known, trouble }: Props) {
  const [view, setView] = useState(known);
  const [mismatch, setMismatch] = useState<string>();
  const order = useOrder(
    {
      readSpace: setView,
      updateSpace: ({ view, mismatches }) => {
        setView(view);
        setMismatch(mismatches[0]?.got ?? '');
      },
    },
    trouble,
  );
  const read = () => order.give('readSpace', { code });
  useEffect(() => {
    if (!made && !trouble) read();
  }, []);

  const space = view?.space;
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
        <CopyButton code={code} done={!!made} />
        <CopyMenu code={code} label={view?.label} />
      </div>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} look={read} />}
      {space && (
        <Access
          key={JSON.stringify(space.config)}
          config={space.config}
          busy={order.busy === 'updateSpace'}
          answer={mismatch}
          apply={(accessType) => {
            setMismatch(undefined);
            order.give('updateSpace', {
              name: space.name ?? '',
              shown: readLeaves(space.config),
              wanted: { accessType },
            });
          }}
        />
      )}
      {view && <Hosting view={view} code={code} setView={setView} />}
      {view && (
        <EndButton
          view={view}
          end={() => order.give('endConference', { code })}
          closeRoom={() => order.give('closeRoom', { code })}
        />
      )}
    </>
  );
}

function Live({ view }: { view?: SpaceView }) {
  if (!view) return null;
  const running = !!view.space.activeConference;
  return (
    <>
      <span class={running ? 'dot on' : 'dot'} />
      {t(running ? 'live' : 'notLive')}
    </>
  );
}

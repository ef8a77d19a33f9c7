import { useState } from 'preact/hooks';
import type { Actions, SpaceView } from '../actions/table';
import { readSettingValues, type SettingKey } from '../meet/settings';
import { planLimits } from '../store/plan-limits';
import { lazy } from '../ui/lazy';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import { Access } from './access';
import type { Draft } from './draft';

interface Props {
  view: SpaceView;
  setView(view: SpaceView): void;
  /** A preset to be shown for review, chosen outside of this popup. */
  presetId?: string;
}

const Changes = lazy(() => import('./changes').then((module) => module.Changes));

/** The settings of a meeting. Who may join is there at once; everything else is loaded once that is on screen. */
export function Settings(props: Props) {
  const { view, setView } = props;
  const [draft, setDraft] = useState<Draft>({ wanted: {} });
  const [showsAll, setShowsAll] = useState(false);
  const limited = useStored(planLimits, {})[view.accountId] ?? [];
  const order = useOrder({ updateSpace: done, undoUpdate: done, readSpace: setView });

  function done({ view }: Actions['updateSpace']['output']) {
    setDraft({ wanted: {} });
    setView(view);
  }
  const now = readSettingValues(view.space.config);
  const set = (key: SettingKey, value: string | undefined) => {
    const { [key]: _, ...others } = draft.wanted;
    setDraft({ wanted: value === undefined || value === now[key] ? others : { ...others, [key]: value } });
  };
  return (
    <>
      {!showsAll && (
        <Access
          config={view.space.config}
          chosen={draft.wanted.accessType ?? now.accessType}
          busy={!!order.busy}
          limited={limited.includes('accessType')}
          choose={(value) => set('accessType', value)}
        />
      )}
      <Changes {...{ ...props, now, draft, setDraft, set, order, limited, showsAll, setShowsAll }} />
    </>
  );
}

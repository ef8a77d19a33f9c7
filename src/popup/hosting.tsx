import type { ComponentType } from 'preact';
import type { SpaceView } from '../actions/table';
import { LOCKED } from '../meet/types';
import { lazy } from '../ui/lazy';
import { useOrder } from '../ui/use-order';
import { Access } from './access';
import { Changes } from './changes';
import { EndButton } from './end-button';
import { Foot } from './foot';
import { Rows } from './rows';
import { useChange } from './use-change';
import { useGuests } from './use-guests';
import { WalksIn } from './walks-in';

export { CopyMenu } from './copy-menu';
export { LockButton } from './lock-button';
export { RunningTime } from './running-time';

/** What a row of a meeting leads to. */
export type Part = 'people' | 'news' | 'guests' | 'settings' | 'presets';

interface Props {
  view: SpaceView;
  code: string;
  setView(view: SpaceView): void;
  /** A preset that was chosen for it outside of the popup, to be reviewed. */
  presetId?: string;
  part?: Part;
  setPart(part: Part | undefined): void;
  /** Who is in, on a page that follows the call, in the place of the row that leads there. */
  People?: ComponentType<{ view: SpaceView }>;
}

const Parts = lazy(() => import('./parts').then((module) => module.Parts));
const ReviewGuests = lazy(() => import('./review-guests').then((module) => module.ReviewGuests));
const ReviewChange = lazy(() => import('./review-change').then((module) => module.ReviewChange));

/** What a host does with a meeting: who may join, what leads on from it, and in the foot the change or the end of it. */
export function Hosting({ view, code, setView, presetId, part, setPart, People }: Props) {
  const order = useOrder({});
  const change = useChange(view, setView, presetId);
  const guests = useGuests(view);
  const Following = view.space.activeConference && People;
  const { now, draft, limited } = change;
  return (
    <>
      <div class="view stack">
        {part ? (
          <>
            <Changes {...{ view, change }} isAlone />
            <Parts {...{ part, view, code, setView, change, guests }} close={() => setPart(undefined)} />
          </>
        ) : (
          <>
            <Access
              config={view.space.config}
              now={now.accessType}
              chosen={draft.wanted.accessType ?? now.accessType}
              busy={!!change.order.busy}
              limited={limited.includes('accessType')}
              choose={(value) => change.set('accessType', value)}
            />
            {now.accessType === LOCKED && <WalksIn space={view.space} />}
            <Changes {...{ view, change }} />
            {Following && <Following view={view} />}
            <Rows view={view} open={setPart} withoutPeople={!!Following} />
          </>
        )}
      </div>
      <Foot>
        {guests.hasDraft ? (
          <ReviewGuests {...{ view, guests }} />
        ) : change.hasDraft ? (
          <ReviewChange {...{ view, change }} />
        ) : (
          <EndButton view={view} end={() => order.give('endConference', { code })} />
        )}
      </Foot>
    </>
  );
}

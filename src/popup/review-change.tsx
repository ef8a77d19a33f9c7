import type { SpaceView } from '../actions/table';
import type { SpaceName } from '../meet/types';
import { removePlanLimit } from '../store/plan-limits';
import { Review } from './review';
import type { ChangeOf } from './use-change';

/** The change of a meeting before it is sent, in the foot. */
export function ReviewChange({ view, change }: { view: SpaceView; change: ChangeOf }) {
  const { now, draft, forget, limited, order } = change;
  return (
    <Review
      {...{ now, limited }}
      wanted={draft.wanted}
      presetName={draft.preset?.name}
      busy={!!order.busy}
      retry={(key) => removePlanLimit(view.accountId, key)}
      apply={(wanted) =>
        order.give('updateSpace', {
          name: view.space.name as SpaceName,
          shown: now,
          wanted,
          ...(draft.preset && { presetId: draft.preset.id }),
        })
      }
      discard={forget}
    />
  );
}

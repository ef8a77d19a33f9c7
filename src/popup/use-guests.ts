import { useState } from 'preact/hooks';
import type { Person, SpaceView } from '../actions/table';
import type { SpaceName } from '../meet/types';
import { useOrder } from '../ui/use-order';

/** What is to be changed of a meeting's people: who comes in, in which role, and who no longer has a place. */
export interface GuestsDraft {
  add: Person[];
  remove: Person[];
}

const nothing: GuestsDraft = { add: [], remove: [] };

/** The change of a meeting's people: chosen in the page, reviewed in its foot, and sent from there. */
export function useGuests(view: SpaceView) {
  const [draft, setDraft] = useState(nothing);
  const order = useOrder({});
  const name = view.space.name as SpaceName;
  async function apply(shown: { moderation?: string }, turnsOn: boolean): Promise<void> {
    setDraft(nothing);
    // First, because without it a co-host is none. Where it fails the foot says so, and people get in all the same.
    if (turnsOn) await order.give('updateSpace', { name, shown, wanted: { moderation: 'ON' } });
    await order.give('updateMembers', { name, ...draft });
  }
  return {
    draft,
    setDraft,
    apply,
    forget: () => setDraft(nothing),
    hasDraft: draft.add.length + draft.remove.length > 0,
    order,
  };
}

/** The change of a meeting's people, for the views that take part in it. */
export type Guests = ReturnType<typeof useGuests>;

import type { Person } from '../actions/person';
import type { SpaceView } from '../actions/table';
import type { MemberRole, SpaceName } from '../meet/types';
import { useOrder } from '../ui/use-order';
import { draftOf, useDraft } from './use-draft';

/** What is to be changed of a meeting's people: who comes in, in which role, and who no longer has a place. */
export interface GuestsDraft {
  add: Person[];
  remove: Person[];
}

const nothing: GuestsDraft = { add: [], remove: [] };

/** The change of a meeting's people: chosen in the page, reviewed in its foot, and sent from there. */
export function useGuests(view: SpaceView) {
  const about = draftOf(view);
  const [draft, setDraft] = useDraft(`${about} people`, nothing);
  // Beside what is read out of it: the page may be left and opened again before it is sent.
  const [text, setText] = useDraft(`${about} text`, '');
  const [role, setRole] = useDraft<MemberRole | undefined>(`${about} role`, undefined);
  const [turnsOn, setTurnsOn] = useDraft(`${about} host management`, true);
  const order = useOrder({});
  const name = view.space.name as SpaceName;
  function forget(): void {
    setDraft(nothing);
    setText('');
    setRole(undefined);
    setTurnsOn(true);
  }
  function apply(shown: { moderation?: string }, isOff: boolean): void {
    forget();
    // Neither is waited for: a popup may close at once, and both go on in the worker. Where the first fails the foot says so,
    // and people get in all the same.
    if (isOff && turnsOn) order.give('updateSpace', { name, shown, wanted: { moderation: 'ON' } });
    order.give('updateMembers', { name, ...draft });
  }
  return {
    draft,
    setDraft,
    /** As it stands in the field for more people, and what they become. */
    text,
    setText,
    role,
    setRole,
    /** Whether host management is turned on with it, where it is off and somebody's role needs it. */
    turnsOn,
    setTurnsOn,
    apply,
    forget,
    hasDraft: draft.add.length + draft.remove.length > 0,
    order,
  };
}

/** The change of a meeting's people, for the views that take part in it. */
export type Guests = ReturnType<typeof useGuests>;

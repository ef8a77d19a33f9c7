import type { Done } from '../actions/entry';
import type { Actions } from '../actions/table';

/** Everything that an action which changes something may answer. */
type Value = Partial<
  Omit<Actions['createSpace']['output'], never> & Actions['endConference']['output'] & Actions['disconnect']['output']
>;

/** What the ledger keeps of the value that an action answered. */
export function doneOf(value: unknown): Done {
  const { view, mismatches, copied, already, closed, next, confirmed } = (value ?? {}) as Value;
  const uri = view?.space.meetingUri;
  const accessType = view?.space.config?.accessType;
  return {
    is: 'done',
    ...(mismatches?.length && { mismatches }),
    ...(copied !== undefined && { copied }),
    ...(uri && { uri }),
    ...(accessType && { accessType }),
    ...(already !== undefined && { already }),
    ...(closed && { closed }),
    ...(next && { next }),
    ...(confirmed !== undefined && { confirmed }),
  };
}

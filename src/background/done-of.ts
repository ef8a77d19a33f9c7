import type { Done } from '../actions/entry';
import type { Actions } from '../actions/table';

/** What an action that changes something may answer. */
type Value = Partial<
  Actions['createSpace']['output'] &
    Actions['endConference']['output'] &
    Actions['updateMembers']['output'] &
    Actions['createRooms']['output'] &
    Actions['disconnect']['output']
>;

/** What the ledger keeps of the value that an action answered: all but the whole view, which is kept as such. */
export function doneOf(value: unknown): Done {
  const { view, code: _, ...facts } = (value ?? {}) as Value;
  const { meetingUri: uri, config } = view?.space ?? {};
  return { is: 'done', ...facts, uri, accessType: config?.accessType };
}

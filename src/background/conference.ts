import { type Actions, actions, type SpaceView } from '../actions';
import { Failed } from '../failure';
import { MeetError } from '../meet/errors';
import { findPending, pending, type Seen } from '../pending';
import { openGoogle } from './google';
import { readSpace, show } from './spaces';

/**
 * Shows the meeting that a pending order would end, read afresh, and ties the order to the call that runs now.
 * Without a call there is nothing to tie: the view then says "already over" and the order cannot be confirmed.
 */
export async function reviewPending({ id }: Actions['reviewPending']['input']): Promise<SpaceView> {
  const waiting = await findPending(id);
  if (!waiting || !('code' in waiting.order.input)) throw new Failed({ kind: 'confirmationGone' });
  const view = await readSpace({ code: waiting.order.input.code });
  const { name, activeConference } = view.space;
  const conferenceRecord = activeConference?.conferenceRecord;
  await pending.update((one) => {
    if (one?.id !== id || !name || !conferenceRecord) return one;
    return { ...one, seen: { name, conferenceRecord, account: view.accountId } };
  });
  return view;
}

/**
 * Ends the call that the person was shown and no other. The API ends whatever runs in the space and takes no record
 * name, so the space is read once more right before; the moment between the two is as short as it can be made.
 */
export async function endConference(
  { code }: Actions['endConference']['input'],
  seen: Seen,
): Promise<Actions['endConference']['output']> {
  const google = await openGoogle(actions.endConference.need, seen.account);
  const space = await google.getSpace(seen.name);
  const running = space.activeConference?.conferenceRecord;
  if (running === undefined) {
    await show(space, google.account);
    return { code, already: true };
  }
  if (running !== seen.conferenceRecord) throw new Failed({ kind: 'conferenceChanged' });
  const already = await google.endActiveConference(seen.name).then(
    () => false,
    (cause) => {
      if (cause instanceof MeetError && cause.kind === 'noConference') return true;
      throw cause;
    },
  );
  const { activeConference: _, ...ended } = space;
  await show(ended, google.account);
  return { code, already };
}

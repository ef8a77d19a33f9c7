import { Failed } from '../actions/failures';
import { type Actions, actions, type SpaceView } from '../actions/table';
import { MeetError } from '../meet/errors';
import { findMismatches } from '../meet/settings';
import { LOCKED } from '../store/meetings';
import { findPendingOrder, pendingOrder, type SeenConference } from '../store/pending-order';
import { writeAccess } from './access';
import { openGoogle } from './google';
import { readSpace, rememberSpace } from './spaces';
import { toFailure } from './to-failure';

/**
 * Shows the meeting that a pending order would end, read afresh, and ties the order to the call that runs now.
 * Without a call there is nothing to confirm, and the page says that the call is over.
 */
export async function reviewPending({ id }: Actions['reviewPending']['input']): Promise<SpaceView> {
  const waiting = await findPendingOrder(id);
  if (!waiting || !actions[waiting.order.action].asksFirst || !('code' in waiting.order.input))
    throw new Failed({ kind: 'confirmationGone' });
  const view = await readSpace({ code: waiting.order.input.code });
  const { name, activeConference } = view.space;
  const conferenceRecord = activeConference?.conferenceRecord;
  await pendingOrder.update((one) => {
    if (one?.id !== id || !conferenceRecord) return one;
    return { ...one, seen: { name, conferenceRecord, account: view.accountId } };
  });
  return view;
}

/** The space of a confirmed order as it is now, with its call only if that is the one which was confirmed. */
async function readSeen(seen: SeenConference) {
  const google = await openGoogle(actions.endConference.scopes, seen.account);
  const space = await google.getSpace(seen.name);
  const running = space.activeConference?.conferenceRecord;
  if (running && running !== seen.conferenceRecord) throw new Failed({ kind: 'conferenceChanged' });
  return { google, space, running };
}

/**
 * Ends the call that the person was shown and no other. The API ends whatever call runs in the space and takes no name
 * of a call, so the space is read once more right before. A call that begins between the two requests cannot be ruled
 * out.
 */
export async function endConference(
  { code }: Actions['endConference']['input'],
  seen: SeenConference,
): Promise<Actions['endConference']['output']> {
  const { google, space, running } = await readSeen(seen);
  const already =
    !running ||
    (await google.endActiveConference(seen.name).then(
      () => false,
      (cause) => {
        if (cause instanceof MeetError && cause.kind === 'noConference') return true;
        throw cause;
      },
    ));
  const { activeConference: _, ...ended } = space;
  await rememberSpace(ended, google.account);
  return { code, already };
}

/**
 * Restricts the meeting, and only once Google shows that it is restricted, ends the call, so that nobody walks back in.
 */
export async function closeRoom(
  { code }: Actions['closeRoom']['input'],
  seen: SeenConference,
): Promise<Actions['closeRoom']['output']> {
  const { google, space } = await readSeen(seen);
  await rememberSpace(space, google.account);
  const after = await writeAccess(google, space, LOCKED);
  if (findMismatches({ accessType: LOCKED }, after.config).length) throw new Failed({ kind: 'notRestricted' });
  try {
    return { ...(await endConference({ code }, seen)), closed: true };
  } catch (cause) {
    throw new Failed({ kind: 'closedNotEnded', because: toFailure(cause, actions.closeRoom.scopes) });
  }
}

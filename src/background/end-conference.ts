import type { SeenConference } from '../actions/entry';
import { Failed } from '../actions/failures';
import { type Actions, actions, type SpaceView } from '../actions/table';
import { MeetError } from '../meet/errors';
import { findMismatches, LOCKED } from '../meet/settings';
import { changeEntry, isWaiting, readOpen } from '../store/ledger';
import { writeAccess } from './access';
import { openGoogleToChange } from './google';
import type { Recording } from './recording';
import { readSpace, rememberSpace } from './spaces';
import { toFailure } from './to-failure';

/**
 * Shows the meeting that a pending order would end, read afresh, and ties the order to the call that runs now.
 * Without a call there is nothing to confirm, and the page says that the call is over.
 */
export async function reviewPending({ id }: Actions['reviewPending']['input']): Promise<SpaceView> {
  const waiting = (await readOpen()).find((one) => one.id === id && isWaiting(one));
  if (!waiting || !actions[waiting.order.action].asksFirst || !('code' in waiting.order.input))
    throw new Failed({ kind: 'confirmationGone' });
  const view = await readSpace({ code: waiting.order.input.code });
  const { name, activeConference } = view.space;
  const conferenceRecord = activeConference?.conferenceRecord;
  if (conferenceRecord) {
    const seen: SeenConference = { name, conferenceRecord, account: view.accountId };
    await changeEntry(id, (one) => (isWaiting(one) ? { ...one, state: { is: 'waiting', for: 'yes', seen } } : one));
  }
  return view;
}

/** The space of a confirmed order as it is now, with its call only if that is the one which was confirmed. */
async function readSeen({ seen, sending }: Recording) {
  if (!seen) throw new Failed({ kind: 'confirmationGone' });
  const google = await openGoogleToChange(actions.endConference.scopes, sending, seen.account);
  const space = await google.getSpace(seen.name);
  const running = space.activeConference?.conferenceRecord;
  if (running && running !== seen.conferenceRecord) throw new Failed({ kind: 'conferenceChanged' });
  return { google, space, running, seen };
}

/**
 * Ends the call that the person was shown and no other. The API ends whatever call runs in the space and takes no name
 * of a call, so the space is read once more right before. A call that begins between the two requests cannot be ruled
 * out.
 */
export async function endConference(
  { code }: Actions['endConference']['input'],
  recording: Recording,
): Promise<Actions['endConference']['output']> {
  const { google, space, running, seen } = await readSeen(recording);
  const already =
    !running ||
    (await google.endActiveConference(seen).then(
      () => false,
      (cause) => {
        if (cause instanceof MeetError && cause.kind === 'noConference') return true;
        throw cause;
      },
    ));
  const { activeConference: _, ...ended } = space;
  await recording.answered({ space: ended, account: google.account });
  return { code, already };
}

/**
 * Restricts the meeting, and only once Google shows that it is restricted, ends the call, so that nobody walks back in.
 */
export async function closeRoom(
  { code }: Actions['closeRoom']['input'],
  recording: Recording,
): Promise<Actions['closeRoom']['output']> {
  const { google, space } = await readSeen(recording);
  await rememberSpace(space, google.account);
  const { after, undo } = await writeAccess(google, space, LOCKED);
  await recording.answered({ space: after, account: google.account, undo });
  if (findMismatches({ accessType: LOCKED }, after.config).length) throw new Failed({ kind: 'notRestricted' });
  try {
    return { ...(await endConference({ code }, recording)), closed: true };
  } catch (cause) {
    throw new Failed({ kind: 'closedNotEnded', because: toFailure(cause, actions.closeRoom.scopes) });
  }
}

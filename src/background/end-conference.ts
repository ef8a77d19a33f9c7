import type { SeenConference } from '../actions/entry';
import { Failed } from '../actions/failures';
import { type Actions, actions, type SpaceView } from '../actions/table';
import { inTime } from '../in-time';
import { isMeetError, type MeetError } from '../meet/errors';
import { findMismatches } from '../meet/settings';
import { LOCKED } from '../meet/types';
import { changeEntry, isWaiting, readOpen } from '../store/ledger';
import { writeAccess } from './access';
import type { Aftermath } from './aftermath';
import { type ChangingGoogle, openGoogleToChange } from './google';
import { lookAfter } from './look-after';
import { askMaker } from './ownership';
import type { Recording } from './recording';
import { readSpace, rememberSpace } from './spaces';
import { toFailure } from './to-failure';

/**
 * Shows the meeting that a waiting order would end, read afresh, and ties the order to the call that runs now.
 * Without a call there is nothing to confirm, and the page says so. Where it is not known whether this extension made
 * the meeting, Google is asked once more, and what stands in the way is told.
 */
export async function reviewPending({ id }: Actions['reviewPending']['input']): Promise<SpaceView> {
  const waiting = (await readOpen()).find((one) => one.id === id && isWaiting(one));
  if (!waiting || !actions[waiting.order.action].asksFirst || !('code' in waiting.order.input))
    throw new Failed({ kind: 'confirmationGone' });
  const read = await readSpace({ code: waiting.order.input.code });
  const view = read.made === undefined ? await askMaker(read) : read;
  const { name, activeConference } = view.space;
  const conferenceRecord = activeConference?.conferenceRecord;
  if (conferenceRecord) {
    const seen: SeenConference = { name, conferenceRecord, account: view.accountId };
    await changeEntry(id, (one) => (isWaiting(one) ? { ...one, state: { is: 'waiting', for: 'yes', seen } } : one));
  }
  return view;
}

/**
 * The space of a confirmed order as it is now, with its call only if that is the one which was confirmed.
 * @throws Failed conferenceChanged, notMade, or notOwner, to whom Google does not show whether a call runs
 */
async function readSeen({ seen, sending }: Recording) {
  if (!seen) throw new Failed({ kind: 'confirmationGone' });
  const google = await openGoogleToChange(actions.endConference.scopes, sending, seen.account);
  const space = await google.getSpace(seen.name).catch(readDenial);
  const running = space.activeConference?.conferenceRecord;
  if (running && running !== seen.conferenceRecord) throw new Failed({ kind: 'conferenceChanged' });
  if (!running && !space.config) throw new Failed({ kind: 'notOwner' });
  return { google, space, running, seen };
}

/**
 * Ends the call that the person was shown and no other. The API ends whatever call runs in the space and takes no name
 * of a call, so the space is read once more right before. A call that begins between the two requests cannot be ruled
 * out, and neither can one that begins before a repeat by Chromium itself: what is seen of it afterwards is told.
 */
export async function endConference(
  { code }: Actions['endConference']['input'],
  recording: Recording,
): Promise<Actions['endConference']['output']> {
  const { google, space, running, seen } = await readSeen(recording);
  const { activeConference: _, ...ended } = space;
  if (!running) {
    await rememberSpace(ended, google.account);
    return { code, already: true };
  }
  const refusal = await orderEnd(google, seen);
  // That Google ended it is kept at once, whatever dies while it is looked what came after.
  if (!refusal) await recording.answered({ space: ended, account: google.account, outcome: { is: 'done' } });
  const looking = lookAfter(google, seen);
  // That Google ended it is known, and is not kept back for long by what is only looked at besides.
  const { isOver, next } = await (refusal ? looking : inTime(lookForMs, looking, (): Aftermath => ({})));
  if (refusal && !isOver) {
    if (isOver !== false) throw refusal;
    throw new Failed({ kind: isMeetError(refusal, 'outcomeUnknown') ? 'notDone' : 'notEnded' });
  }
  if (refusal) await recording.answered({ space: ended, account: google.account });
  return { code, already: !!refusal, ...(next && { next }) };
}

const lookForMs = 3_000;

/**
 * Orders the end, once. Resolves to nothing where Google says that it ended the call, and otherwise to what does not say
 * whether it is over. Google may say that it found none to end: then the call may have ended before, by this very order
 * too if Chromium sent it twice, or may run all the same, because Google answers other obstacles in the same words. Or
 * its answer was lost.
 */
async function orderEnd(google: ChangingGoogle, seen: SeenConference): Promise<MeetError | undefined> {
  try {
    await google.endActiveConference(seen);
    return undefined;
  } catch (cause) {
    if (isMeetError(cause, 'noConference', 'outcomeUnknown')) return cause;
    return readDenial(cause);
  }
}

/** The account was just shown this meeting, so a denial under the permission to end calls is about who made it. */
function readDenial(cause: unknown): never {
  throw isMeetError(cause, 'denied') ? new Failed({ kind: 'notMade' }) : cause;
}

/**
 * Restricts the meeting, and only once Google shows that it is restricted, ends the call, so that nobody walks back in.
 * A meeting whose call Google would not end from here is not restricted either.
 */
export async function closeRoom(
  { code }: Actions['closeRoom']['input'],
  recording: Recording,
): Promise<Actions['closeRoom']['output']> {
  const { google, space, running } = await readSeen(recording);
  const view = await rememberSpace(space, google.account);
  if (running && space.config && !(view.made || (await askMaker(view)).made)) throw new Failed({ kind: 'notMade' });
  const { after, undo } = await writeAccess(google, space, LOCKED);
  await recording.answered({ space: after, account: google.account, undo });
  if (findMismatches({ accessType: LOCKED }, after.config).length) throw new Failed({ kind: 'notRestricted' });
  try {
    return { ...(await endConference({ code }, recording)), closed: true };
  } catch (cause) {
    throw new Failed({ kind: 'closedNotEnded', because: toFailure(cause, actions.closeRoom.scopes) });
  }
}

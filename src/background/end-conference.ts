import { Failed } from '../actions/failures';
import { type Actions, actions, type SpaceView } from '../actions/table';
import { Denied, NoConference } from '../meet/errors';
import { findMismatches } from '../meet/settings';
import { LOCKED } from '../store/meetings';
import { findPendingOrder, pendingOrder, type SeenConference } from '../store/pending-order';
import { writeAccess } from './access';
import { type Aftermath, readAftermath } from './aftermath';
import { type OpenGoogle, openGoogle } from './google';
import { inTime } from './in-time';
import { askMaker, readSpace, rememberSpace } from './spaces';
import { toFailure } from './to-failure';

/**
 * Shows the meeting that a pending order would end, read afresh, and ties the order to the call that runs now.
 * Without a call there is nothing to confirm, and the page says so. Where it is not known whether this extension made
 * the meeting, Google is asked once more, and what stands in the way is told.
 */
export async function reviewPending({ id }: Actions['reviewPending']['input']): Promise<SpaceView> {
  const waiting = await findPendingOrder(id);
  if (!waiting || !actions[waiting.order.action].asksFirst || !('code' in waiting.order.input))
    throw new Failed({ kind: 'confirmationGone' });
  const read = await readSpace({ code: waiting.order.input.code });
  const view = read.made === undefined ? await askMaker(read) : read;
  const { name, activeConference } = view.space;
  const conferenceRecord = activeConference?.conferenceRecord;
  await pendingOrder.update((one) => {
    if (one?.id !== id || !conferenceRecord) return one;
    return { ...one, seen: { name, conferenceRecord, account: view.accountId } };
  });
  return view;
}

/**
 * The space of a confirmed order as it is now, with its call only if that is the one which was confirmed.
 * @throws Failed conferenceChanged, notMade, or notOwner, to whom Google does not show whether a call runs
 */
async function readSeen(seen: SeenConference) {
  const google = await openGoogle(actions.endConference.scopes, seen.account);
  const space = await google.getSpace(seen.name).catch(readDenial);
  const running = space.activeConference?.conferenceRecord;
  if (running && running !== seen.conferenceRecord) throw new Failed({ kind: 'conferenceChanged' });
  if (!running && !space.config) throw new Failed({ kind: 'notOwner' });
  return { google, space, running };
}

/**
 * Ends the call that the person was shown and no other. The API ends whatever call runs in the space and takes no name
 * of a call, so the space is read once more right before. A call that begins between the two requests cannot be ruled
 * out, and neither can one that begins before a repeat by Chromium itself: what is seen of it afterwards is told.
 */
export async function endConference(
  { code }: Actions['endConference']['input'],
  seen: SeenConference,
): Promise<Actions['endConference']['output']> {
  const { google, space, running } = await readSeen(seen);
  const { activeConference: _, ...ended } = space;
  if (!running) {
    await rememberSpace(ended, google.account);
    return { code, already: true };
  }
  const refusal = await orderEnd(google, seen);
  const looking = lookAfter(google, seen);
  // That Google ended it is known, and is not kept back for long by what is only looked at besides.
  const { isOver, next } = await (refusal ? looking : inTime(lookForMs, looking, {}));
  if (refusal && !isOver) throw isOver === false ? new Failed({ kind: 'notEnded' }) : refusal;
  // A call that began since is shown by the next reading. What is known is told, even if it cannot be kept.
  await rememberSpace(ended, google.account).catch(() => undefined);
  return { code, already: !!refusal, ...(next && { next }) };
}

/**
 * Orders the end, once. Resolves to nothing where Google says that it ended the call, and to its refusal where it says
 * that it found none to end: then the call may have ended before, by this very order too if Chromium sent it twice, or
 * may run all the same, because Google answers other obstacles in the same words.
 */
async function orderEnd(google: OpenGoogle, { name }: SeenConference): Promise<NoConference | undefined> {
  try {
    await google.endActiveConference(name);
    return undefined;
  } catch (cause) {
    if (cause instanceof NoConference) return cause;
    return readDenial(cause);
  }
}

/** The account was just shown this meeting, so a denial under the permission to end calls is about who made it. */
function readDenial(cause: unknown): never {
  throw cause instanceof Denied ? new Failed({ kind: 'notMade' }) : cause;
}

const lookForMs = 3_000;
/** More than one call begins in a meeting only while it is ended again and again. */
const recordsAtMost = 10;

/** What Google shows of the call after the order. Never rejects: what cannot be read stays unknown. */
async function lookAfter(google: OpenGoogle, { name, conferenceRecord }: SeenConference): Promise<Aftermath> {
  const query = { filter: `space.name = "${name}"`, pageSize: recordsAtMost };
  const [space, page] = await Promise.allSettled([google.getSpace(name), google.listConferenceRecords(query)]);
  return readAftermath(
    conferenceRecord,
    space.status === 'fulfilled' ? space.value : undefined,
    page.status === 'fulfilled' && Array.isArray(page.value.conferenceRecords) ? page.value.conferenceRecords : [],
  );
}

/**
 * Restricts the meeting, and only once Google shows that it is restricted, ends the call, so that nobody walks back in.
 * A meeting whose call Google would not end from here is not restricted either.
 */
export async function closeRoom(
  { code }: Actions['closeRoom']['input'],
  seen: SeenConference,
): Promise<Actions['closeRoom']['output']> {
  const { google, space, running } = await readSeen(seen);
  const view = await rememberSpace(space, google.account);
  if (running && space.config && !(view.made || (await askMaker(view)).made)) throw new Failed({ kind: 'notMade' });
  const after = await writeAccess(google, space, LOCKED);
  if (findMismatches({ accessType: LOCKED }, after.config).length) throw new Failed({ kind: 'notRestricted' });
  try {
    return { ...(await endConference({ code }, seen)), closed: true };
  } catch (cause) {
    throw new Failed({ kind: 'closedNotEnded', because: toFailure(cause, actions.closeRoom.scopes) });
  }
}

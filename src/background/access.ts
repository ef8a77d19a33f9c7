import type { RecordedOrder } from '../actions/entry';
import { Failed } from '../actions/failures';
import { type Actions, actions } from '../actions/table';
import { findMismatches } from '../meet/settings';
import type { Space } from '../meet/types';
import { LOCKED } from '../meet/types';
import { knownMeeting } from '../store/meetings';
import { type ChangingGoogle, type OpenGoogle, openGoogle, openGoogleToChange } from './google';
import { readShown } from './read-shown';
import type { Recording } from './recording';
import { rememberSpace } from './spaces';
import { type Written, write } from './write';

/**
 * Writes who may join, and nothing else, if it is not so already. Resolves to the space as Google shows it afterwards;
 * a 200 does not mean that Google applied it.
 * @throws Failed notOwner, MeetError
 */
export async function writeAccess(google: ChangingGoogle, space: Space, accessType: string): Promise<Written> {
  // Google shows the settings to the owner alone.
  if (!space.config) throw new Failed({ kind: 'notOwner' });
  return write(google, space, { accessType });
}

/**
 * The order with what the toggle meant when it was pressed: by the time its turn comes the meeting may be locked by
 * another order, and then the same press would unlock it. What was read for that is left in the recording, so that an order
 * whose turn comes at once reads it no second time.
 */
export async function resolveLock(order: RecordedOrder, recording: Recording): Promise<RecordedOrder> {
  if (order.action !== 'toggleLock' || order.input.lock !== undefined) return order;
  const space = await readLock(await openGoogle(actions.toggleLock.scopes), order.input.code);
  recording.read = space;
  return { ...order, input: { ...order.input, lock: space.config?.accessType !== LOCKED } };
}

/** This also remembers who may join, as long as the meeting is not locked: unlocking goes back to that. */
async function readLock(google: OpenGoogle, code: string): Promise<Space> {
  const space = await readShown(google, code);
  await rememberSpace(space, google.account);
  return space;
}

/** Locks a meeting, or lets those join again who could before. */
export async function toggleLock(
  { code, lock }: Actions['toggleLock']['input'],
  recording: Recording,
): Promise<Actions['toggleLock']['output']> {
  const google = await openGoogleToChange(actions.toggleLock.scopes, recording.sending);
  const space = recording.read ?? (await readLock(google, code));
  const accessType = lock ? LOCKED : ((await knownMeeting(space.name))?.openTo ?? 'TRUSTED');
  const { after, undo } = await writeAccess(google, space, accessType);
  const mismatches = findMismatches({ accessType }, after.config);
  return { view: await recording.answered({ space: after, account: google.account, undo }), mismatches };
}

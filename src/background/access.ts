import { Failed } from '../actions/failures';
import { type Actions, actions } from '../actions/table';
import { findMismatches } from '../meet/settings';
import type { Space } from '../meet/types';
import { findMeeting, LOCKED } from '../store/meetings';
import { type OpenGoogle, openGoogle } from './google';
import { readShown } from './read-shown';
import { rememberSpace } from './spaces';
import { write } from './write';

/**
 * Writes who may join, and nothing else, if it is not so already. Resolves to the space as Google shows it afterwards;
 * a 200 does not mean that Google applied it.
 * @throws Failed notOwner, MeetError
 */
export async function writeAccess(google: OpenGoogle, space: Space, accessType: string): Promise<Space> {
  // Google shows the settings to the owner alone.
  if (!space.config) throw new Failed({ kind: 'notOwner' });
  return (await write(google, space, { accessType })).after;
}

/**
 * Locks a meeting, or lets those join again who could before. Without `lock` it does the opposite of what holds now.
 */
export async function toggleLock({
  code,
  lock,
}: Actions['toggleLock']['input']): Promise<Actions['toggleLock']['output']> {
  const google = await openGoogle(actions.toggleLock.scopes);
  const space = await readShown(google, code);
  // This also remembers who may join, as long as the meeting is not locked: unlocking goes back to that.
  await rememberSpace(space, google.account);
  const locks = lock ?? space.config?.accessType !== LOCKED;
  const accessType = locks ? LOCKED : ((await findMeeting(space.name))?.openTo ?? 'TRUSTED');
  const after = await writeAccess(google, space, accessType);
  return { view: await rememberSpace(after, google.account), mismatches: findMismatches({ accessType }, after.config) };
}

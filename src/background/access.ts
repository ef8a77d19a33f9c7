import { Failed } from '../actions/failures';
import { type Actions, actions } from '../actions/table';
import { findMismatches } from '../meet/settings';
import type { Space } from '../meet/types';
import { findMeeting, LOCKED } from '../store/meetings';
import { type OpenGoogle, openGoogle } from './google';
import { rememberSpace } from './spaces';
import { write } from './write';

/**
 * Writes who may join, and nothing else, if it is not so already. Answers the space as Google then shows it, which a 200
 * does not make what was asked.
 * @throws Failed notOwner, MeetError
 */
export async function writeAccess(google: OpenGoogle, space: Space, accessType: string): Promise<Space> {
  // Google shows the settings to the owner alone.
  if (!space.config) throw new Failed({ kind: 'notOwner' });
  return (await write(google, space, { accessType })).after;
}

/** Locks, or goes back to who could join before. Without a wish it does whichever is not so yet. */
export async function toggleLock({
  code,
  lock,
}: Actions['toggleLock']['input']): Promise<Actions['toggleLock']['output']> {
  const google = await openGoogle(actions.toggleLock.scopes);
  const space = await google.getSpace(code);
  // Showing it also writes down who may join as long as it is not locked.
  await rememberSpace(space, google.account);
  const locks = lock ?? space.config?.accessType !== LOCKED;
  const accessType = locks ? LOCKED : ((await findMeeting(space.name))?.openTo ?? 'TRUSTED');
  const after = await writeAccess(google, space, accessType);
  return { view: await rememberSpace(after, google.account), mismatches: findMismatches({ accessType }, after.config) };
}

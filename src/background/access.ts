import { type Actions, actions } from '../actions';
import { Failed } from '../failure';
import type { MeetClient } from '../meet/client';
import { check, diff, mask, readLeaves, sent, toConfig } from '../meet/settings';
import type { Space } from '../meet/types';
import { findMeeting, LOCKED } from '../meetings';
import { keepUndo } from '../undo';
import { openGoogle } from './google';
import { show } from './spaces';

/**
 * Writes who may join, and nothing else, if it is not so already. Answers the space as Google then shows it, which a 200
 * does not make what was asked.
 * @throws Failed notOwner, MeetError
 */
export async function writeAccess(google: MeetClient, space: Space, accessType: string): Promise<Space> {
  // Google shows the settings to the owner alone.
  if (!space.config) throw new Failed({ kind: 'notOwner' });
  const before = readLeaves(space.config);
  const changes = diff(before, { accessType });
  if (!changes.length) return space;
  const after = await google.patchSpace(space.name, toConfig(sent(changes)), mask(changes));
  await keepUndo(space.name, before, readLeaves(after.config), ['accessType']);
  return after;
}

/** Locks, or goes back to who could join before. Without a wish it does whichever is not so yet. */
export async function toggleLock({
  code,
  lock,
}: Actions['toggleLock']['input']): Promise<Actions['toggleLock']['output']> {
  const google = await openGoogle(actions.toggleLock.need);
  const space = await google.getSpace(code);
  // Showing it also writes down who may join as long as it is not locked.
  await show(space, google.account);
  const locks = lock ?? space.config?.accessType !== LOCKED;
  const accessType = locks ? LOCKED : ((await findMeeting(space.name))?.openTo ?? 'TRUSTED');
  const after = await writeAccess(google, space, accessType);
  return { view: await show(after, google.account), mismatches: check({ accessType }, after.config) };
}

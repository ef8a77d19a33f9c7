import { type Call, hasScope } from './call';
import { type Conference, hasBeenIn } from './conferences';
import type { Space } from './spaces';

/** https://developers.google.com/workspace/meet/api/guides/meeting-spaces-overview tells what each may see and do. */
export type Role = 'owner' | 'participant' | 'other';

export function roleIn({ state, user }: Call, space: Space): Role {
  if (space.owner === user) return 'owner';
  return state.conferences.wasIn(space, user) ? 'participant' : 'other';
}

/** Meetings.space.created is about spaces that our own Cloud project made, and about nothing else. */
export const createdCovers = (call: Call, space: Space): boolean => hasScope(call, 'created') && space.madeBy === 'us';

/** Whether `get` answers. Under `created` alone somebody else's space is masked unless one was in it. */
export function mayRead(call: Call, space: Space): boolean {
  const role = roleIn(call, space);
  if (role === 'other' && (space.hidden || call.state.knobs.othersAreMasked)) return false;
  if (hasScope(call, 'settings') || hasScope(call, 'readonly')) return true;
  return createdCovers(call, space) && role !== 'other';
}

/** Only the owner may: with `created` in our own spaces, with `settings` in all of his. */
export const maySet = (call: Call, space: Space): boolean =>
  roleIn(call, space) === 'owner' && (createdCovers(call, space) || hasScope(call, 'settings'));

/** Only the owner may, and only through the project that made the space. */
export const mayEnd = (call: Call, space: Space): boolean =>
  roleIn(call, space) === 'owner' && createdCovers(call, space);

/** Owners and everybody who was in the call may read its record. */
export function mayReadRecord(call: Call, conference: Conference): boolean {
  if (conference.space.owner !== call.user && !hasBeenIn(conference, call.user)) return false;
  return hasScope(call, 'readonly') || createdCovers(call, conference.space);
}

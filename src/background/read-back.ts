import type { Done, Entry, Outcome, Sent, Undo } from '../actions/entry';
import { actions } from '../actions/table';
import { diff, readSettingValues } from '../meet/settings';
import type { Space } from '../meet/types';
import { holds, isTouched, type OpenGoogle, openGoogle } from './google';
import { lookAfter } from './look-after';
import type { Recording } from './recording';
import { wayBack } from './write';

/**
 * What became of a request whose answer is lost, as far as Google shows it. Nothing is sent again. Unknown where it
 * cannot be read: a create, a browser without network, somebody who is signed out by now.
 */
export async function readBack(recording: Recording, sent: Sent): Promise<Outcome> {
  const unknown: Outcome = { is: 'unknown', sent };
  if (!('name' in sent) || sent.method === 'updateMembers') return unknown;
  try {
    if (sent.method === 'endActiveConference')
      return ended(await openGoogle(actions.endConference.scopes, sent.account), sent, recording.entry);
    const google = await openGoogle(actions.readSpace.scopes, sent.account);
    const space = await google.getSpace(sent.name);
    const outcome = judgePatch(space, sent);
    const undo = outcome.is === 'done' && { undo: patchedUndo(space, sent) };
    await recording.answered({ space, account: google.account, ...undo });
    return outcome.is === 'done' ? patched(recording, space, outcome) : outcome;
  } catch {
    return unknown;
  }
}

type SentPatch = Extract<Sent, { method: 'patchSpace' }>;

/** The way back from a change that is known to hold. */
export const patchedUndo = (space: Space, { before, wanted }: SentPatch): Undo =>
  wayBack(before, readSettingValues(space.config), diff(before, wanted));

/** What became of a patch, as far as the space shows it that was read after it. */
export function judgePatch(space: Space, sent: SentPatch): Outcome {
  const { before, wanted } = sent;
  if (holds(wanted, space)) return { is: 'done', readBack: true };
  return isTouched(before, wanted, space) ? { is: 'unknown', sent } : { is: 'failed', failure: { kind: 'notDone' } };
}

function patched({ entry }: Recording, { meetingUri: uri, config }: Space, done: Done): Outcome {
  // The first half of closing a room is done. The second was not sent, and is not sent now: it takes a yes.
  if (entry.order.action === 'closeRoom')
    return { is: 'failed', failure: { kind: 'closedNotEnded', because: { kind: 'interrupted' } } };
  return { ...done, uri, accessType: config?.accessType };
}

type SentEnd = Extract<Sent, { method: 'endActiveConference' }>;

async function ended(google: OpenGoogle, sent: SentEnd, { order }: Entry): Promise<Outcome> {
  const { isOver, next } = await lookAfter(google, sent);
  // The meeting was restricted before: that half is done.
  const closed = order.action === 'closeRoom' && { closed: true };
  if (isOver) return { is: 'done', already: true, readBack: true, ...closed, ...(next && { next }) };
  if (isOver === undefined) return { is: 'unknown', sent };
  const failure = { kind: 'notDone' } as const;
  return { is: 'failed', failure: closed ? { kind: 'closedNotEnded', because: failure } : failure };
}

import type { Account } from '../accounts';
import { type Actions, actions, type SpaceView } from '../actions';
import { Failed } from '../failure';
import {
  check,
  conflicts,
  diff,
  type Leaves,
  mask,
  readLeaves,
  type SettingKey,
  sent,
  toConfig,
} from '../meet/settings';
import type { Space } from '../meet/types';
import { rememberSpace } from '../meetings';
import { dropUndo, keepUndo, undos } from '../undo';
import { keepView } from '../views';
import { copyMeeting } from './copying';
import { openGoogle } from './google';
import { paint } from './icon';

type Act<A extends keyof Actions> = (input: Actions[A]['input']) => Promise<Actions[A]['output']>;

/** A new space with these settings, its link on the clipboard. One request, never repeated: Google cannot delete. */
export const createSpace: Act<'createSpace'> = async ({ leaves }) => {
  const google = await openGoogle(actions.createSpace.need);
  const space = await google.createSpace(leaves && toConfig(sent(diff({}, leaves))));
  const view = await show(space, google.account, true);
  const copied = await copyMeeting(space).then(
    () => true,
    () => false, // The meeting exists whatever becomes of the clipboard, and the screen offers Copy again.
  );
  return { view, copied };
};

export const readSpace: Act<'readSpace'> = async ({ code }) => {
  const google = await openGoogle(actions.readSpace.need);
  const space = await google.getSpace(code);
  const view = await show(space, google.account);
  const record = space.activeConference?.conferenceRecord;
  if (view.made || !space.config || !record) return view;
  // With `created` Google shows the calls of those meetings that this extension made, so that one made on another
  // computer is told from all others. Without that permission, and when Google cannot say, it counts as not made here.
  const ours = await openGoogle(actions.endConference.need, google.account.id)
    .then(({ getConferenceRecord }) => getConferenceRecord(record))
    .then(Boolean, () => false);
  return ours ? show(space, google.account, false, true) : view;
};

/** Read, compare with what the person saw, one PATCH of exactly what differs, compare with what was asked. */
export const updateSpace: Act<'updateSpace'> = async ({ name, shown, wanted }) => {
  const google = await openGoogle(actions.updateSpace.need);
  const now = await google.getSpace(name);
  const view = await show(now, google.account);
  const leaves = readLeaves(now.config);
  const changes = diff(leaves, wanted);
  if (conflicts(shown, leaves, Object.keys(wanted) as SettingKey[]).length)
    throw new Failed({ kind: 'changedMeanwhile' });
  const paths = mask(changes);
  if (!paths.length) return { view, mismatches: [] };
  const answer = await google.patchSpace(now.name, toConfig(sent(changes)), paths);
  // What Google applied, which need not be what was asked: only that can be taken back.
  await keepUndo(now.name, leaves, pick(readLeaves(answer.config), sent(changes)));
  return { view: await show(answer, google.account), mismatches: check(changes, answer.config) };
};

/** Writes the former values back, if the present ones are still those that were written. */
export const undoUpdate: Act<'undoUpdate'> = async ({ name }) => {
  const last = (await undos.get())[name];
  if (!last) throw new Failed({ kind: 'nothingToUndo' });
  const done = await updateSpace({ name, shown: last.after, wanted: last.before });
  await dropUndo(name);
  return done;
};

const pick = (from: Leaves, keys: Leaves): Leaves =>
  Object.fromEntries(Object.entries(from).filter(([key]) => Object.hasOwn(keys, key)));

/** Remembers what Google answered, and answers it as the screens want it. */
export async function show(space: Space, account: Account, made = false, ours = false): Promise<SpaceView> {
  const meeting = await rememberSpace(space, account.email, made, ours);
  paint(space);
  return keepView({
    space,
    account: account.email,
    accountId: account.id,
    made: !!(meeting.madeAtMs ?? meeting.ours),
    readAtMs: meeting.seenAtMs,
    ...(meeting.label && { label: meeting.label }),
  });
}

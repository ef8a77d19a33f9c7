import type { Account } from '../accounts';
import { type Actions, actions, type SpaceView } from '../actions';
import { Failed } from '../failure';
import { check, conflicts, diff, mask, readLeaves, type SettingKey, sent, toConfig } from '../meet/settings';
import type { Space } from '../meet/types';
import { rememberSpace } from '../meetings';
import { keepView } from '../views';
import { copy } from './clipboard';
import { openGoogle } from './google';

type Act<A extends keyof Actions> = (input: Actions[A]['input']) => Promise<Actions[A]['output']>;

/** A new space with these settings, its link on the clipboard. One request, never repeated: Google cannot delete. */
export const createSpace: Act<'createSpace'> = async ({ leaves }) => {
  const google = await openGoogle(actions.createSpace.need);
  const space = await google.createSpace(leaves && toConfig(sent(diff({}, leaves))));
  const view = await show(space, google.account, true);
  const copied = await copy({ text: space.meetingUri ?? '' }).then(
    () => true,
    () => false, // The meeting exists whatever becomes of the clipboard, and the screen offers Copy again.
  );
  return { view, copied };
};

export const readSpace: Act<'readSpace'> = async ({ code }) => {
  const google = await openGoogle(actions.readSpace.need);
  return show(await google.getSpace(code), google.account);
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
  return { view: await show(answer, google.account), mismatches: check(changes, answer.config) };
};

/** Remembers what Google answered, and answers it as the screens want it. */
export async function show(space: Space, account: Account, made = false): Promise<SpaceView> {
  const meeting = await rememberSpace(space, account.email, made);
  return keepView({
    space,
    account: account.email,
    accountId: account.id,
    made: meeting.madeAtMs !== undefined,
    readAtMs: meeting.seenAtMs,
    ...(meeting.label && { label: meeting.label }),
  });
}

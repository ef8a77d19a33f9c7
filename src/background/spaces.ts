import { Failed } from '../actions/failures';
import { type Actions, actions, type Order, type SpaceView, scopesFor } from '../actions/table';
import {
  conflicts,
  diff,
  findMismatches,
  readSettingValues,
  type SettingKey,
  type SettingValues,
  sent,
  toConfig,
} from '../meet/settings';
import type { Space } from '../meet/types';
import { type Account, findAccount } from '../store/accounts';
import { forgetAccount } from '../store/former-accounts';
import { rememberMeeting, rememberPreset } from '../store/meetings';
import { readPolicy, ruledCreation } from '../store/policy';
import { defaultPreset, findPreset } from '../store/presets';
import { keepView } from '../store/space-views';
import { dropUndo, undos } from '../store/undo';
import { copyMeeting } from './copy-meeting';
import { openGoogle } from './google';
import { paint } from './icon';
import { learnPlanLimit, write } from './write';

type Act<A extends keyof Actions> = (input: Actions[A]['input']) => Promise<Actions[A]['output']>;

/**
 * Makes a space with these settings and copies its link. One request, never repeated: Google has no way to delete a
 * space.
 */
export const createSpace: Act<'createSpace'> = async (input) => {
  const { leaves, preset } = await chooseSettings(input);
  if (input.presetId && !preset) throw new Failed({ kind: 'presetGone' });
  const accountId = input.accountId ?? preset?.accountId;
  // Presets are the same on every computer, sign-ins are not: with which account to go on, the person says.
  if (preset && accountId && accountId !== input.accountId && !(await findAccount(accountId)))
    throw new Failed({ kind: 'presetOfOther', accountId, preset: preset.name });
  const google = await openGoogle(scopesFor('createSpace', leaves), accountId);
  const space = await learnPlanLimit(google.account, google.createSpace(toConfig(sent(diff({}, leaves)))));
  const view = await rememberSpace(space, google.account, { made: true });
  if (preset) await rememberPreset(space.name, preset.id);
  const copied = await copyMeeting({ space }).then(
    () => true,
    () => false, // The meeting exists even if it could not be copied, and the page offers Copy again.
  );
  return { view, copied, mismatches: findMismatches(leaves, space.config) };
};

/**
 * The settings of a new meeting: those that were given, else a preset's, else the default preset's, else the
 * organisation's default. What the organisation enforces for every meeting is added to them.
 */
async function chooseSettings({ leaves, presetId, without }: Actions['createSpace']['input']) {
  const id = leaves ? '' : (presetId ?? (await defaultPreset.get()));
  const preset = id ? await findPreset(id) : undefined;
  const policy = await readPolicy();
  const policyDefault = presetId === undefined ? policy.defaultPreset : undefined;
  return {
    leaves: ruledCreation(policy, omit(leaves ?? preset?.leaves ?? policyDefault ?? {}, without)),
    preset,
  };
}

/** Reads a space by its code. While a call runs, this also finds out whether this extension made the meeting. */
export const readSpace: Act<'readSpace'> = async ({ code }) => {
  const google = await openGoogle(actions.readSpace.scopes);
  const space = await google.getSpace(code);
  const view = await rememberSpace(space, google.account);
  const record = space.activeConference?.conferenceRecord;
  if (view.made || !space.config || !record) return view;
  // With `created` Google shows the calls of those meetings that this extension made, so that one made on another
  // computer is told from all others. Without that permission, and when Google cannot say, it counts as not made here.
  const ours = await openGoogle(actions.endConference.scopes, google.account.id)
    .then(({ getConferenceRecord }) => getConferenceRecord(record))
    .then(Boolean, () => false);
  return ours ? rememberSpace(space, google.account, { ours: true }) : view;
};

/** Read, compare with what the person saw, one PATCH of exactly what differs, compare with what was asked. */
export const updateSpace: Act<'updateSpace'> = async ({ name, shown, without, presetId, ...input }) => {
  const wanted = omit(input.wanted, without);
  const google = await openGoogle(actions.updateSpace.scopes);
  const now = await google.getSpace(name);
  const view = await rememberSpace(now, google.account);
  const leaves = readSettingValues(now.config);
  if (conflicts(shown, leaves, Object.keys(wanted) as SettingKey[]).length)
    throw new Failed({ kind: 'changedMeanwhile' });
  // The permission is asked for before anything is remembered: a preset counts as applied only once it was.
  const writer = await openGoogle(scopesFor('updateSpace', sent(diff(leaves, wanted))), google.account.id);
  const { after, changes } = await write(writer, now, wanted);
  if (presetId) await rememberPreset(now.name, presetId);
  return after === now
    ? { view, mismatches: [] }
    : { view: await rememberSpace(after, google.account), mismatches: findMismatches(changes, after.config) };
};

/** Writes the former values back, if the present ones are still those that were written. */
export const undoUpdate: Act<'undoUpdate'> = async ({ name }) => {
  const last = (await undos.get())[name];
  if (!last) throw new Failed({ kind: 'nothingToUndo' });
  const done = await updateSpace({ name, shown: last.after, wanted: last.before });
  await dropUndo(name);
  return done;
};

/** The settings without some of them. */
const omit = (leaves: SettingValues, without: SettingKey[] = []): SettingValues =>
  Object.fromEntries(Object.entries(leaves).filter(([key]) => !without.includes(key as SettingKey)));

/** The settings that an order writes, as far as they are known before Google is asked. */
export const settingsOf = async ({ action, input }: Order): Promise<SettingValues> =>
  action === 'createSpace' ? (await chooseSettings(input)).leaves : action === 'updateSpace' ? input.wanted : {};

/**
 * Remembers what Google answered about a space, shows its state on the icon, and gives it in the form that pages need.
 */
export async function rememberSpace(
  space: Space,
  account: Account,
  whose: { made?: boolean; ours?: boolean } = {},
): Promise<SpaceView> {
  const meeting = await rememberMeeting(space, { account: account.email, ...whose });
  paint(space);
  const view = await keepView({
    space,
    account: account.email,
    accountId: account.id,
    made: !!(meeting.madeAtMs ?? meeting.ours),
    readAtMs: meeting.seenAtMs,
    ...(meeting.label && { label: meeting.label }),
  });
  // It signed out while Google was asked: nothing of it may stay.
  if (!(await findAccount(account.id))) await forgetAccount(account);
  return view;
}

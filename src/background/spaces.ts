import { Failed } from '../actions/failures';
import type { Person } from '../actions/person';
import { scopesFor } from '../actions/scopes-for';
import { type Actions, actions, type Order, type SpaceView } from '../actions/table';
import { inTime } from '../in-time';
import {
  conflicts,
  diff,
  findMismatches,
  readSettingValues,
  type SettingKey,
  type SettingValues,
  sent,
} from '../meet/settings';
import type { Space } from '../meet/types';
import { type Account, findAccount } from '../store/accounts';
import { defaultPreset } from '../store/default-preset';
import { knownMeeting, rememberMeeting, rememberPreset, sighted } from '../store/meetings';
import { isSame } from '../store/people';
import { peopleLists } from '../store/people-lists';
import { readPolicy, ruledCreation } from '../store/policy';
import type { Preset } from '../store/preset';
import { findPreset } from '../store/presets';
import { readUndo } from '../store/told';
import { chooseFormat, copyMeeting } from './copy-meeting';
import { doneOf } from './done-of';
import { openGoogle, openGoogleToChange } from './google';
import { readShown } from './read-shown';
import type { Recording } from './recording';
import { settleUnknown, withOwnChanges } from './settle-unknown';
import { showSpace } from './show-space';
import { type Found, sightingOf } from './sighting';
import { learnPlanLimit, write } from './write';

type Act<A extends keyof Actions> = (input: Actions[A]['input']) => Promise<Actions[A]['output']>;
type Change<A extends keyof Actions> = (
  input: Actions[A]['input'],
  recording: Recording,
) => Promise<Actions[A]['output']>;

/**
 * Makes a space with these settings and copies its link. It is sent once: Google has no way to delete a space. Chromium may
 * send it again, and then a second one may stay behind.
 */
export const createSpace: Change<'createSpace'> = async (input, recording) => {
  const { leaves, preset } = await chooseSettings(input);
  if (input.presetId && !preset) throw new Failed({ kind: 'presetGone' });
  const accountId = input.accountId ?? preset?.accountId;
  // Presets are the same on every computer, sign-ins are not: with which account to go on, the person says.
  if (preset && accountId && accountId !== input.accountId && !(await findAccount(accountId)))
    throw new Failed({ kind: 'presetOfOther', accountId, preset: preset.name });
  const people = input.withoutPeople ? [] : await findPeople(preset);
  const google = await openGoogleToChange(scopesFor('createSpace', leaves), recording.sending, accountId);
  const space = await learnPlanLimit(google.account, google.createSpace(sent(diff({}, leaves))));
  const mismatches = findMismatches(leaves, space.config);
  // From here on the meeting exists, whatever happens: it is kept before anything else is done.
  const view = await recording.answered({
    space,
    account: google.account,
    found: { made: true, isNew: true, ...(preset && { presetId: preset.id }) },
    people: people.filter(({ email }) => !isSame(google.account.email, email)),
    outcome: doneOf({ view: { space }, mismatches }),
  });
  const copying = chooseFormat().then((format) => copyMeeting({ space }, format));
  const copied = await copying.then(
    () => true,
    () => false, // The meeting exists even if it could not be copied, and the page offers Copy again.
  );
  const { missing } = recording;
  return { view, copied, mismatches, ...(missing && { missing }) };
};

/**
 * Who gets a place in a meeting that is made with this preset.
 * @throws Failed listMissing where the list of them is not on this computer
 */
async function findPeople(preset: Preset | undefined): Promise<Person[]> {
  if (!preset?.peopleListId || (await readPolicy()).peopleListsDisabled) return [];
  const list = await peopleLists.at(preset.peopleListId).get();
  if (!list) throw new Failed({ kind: 'listMissing', preset: preset.name });
  return list.people;
}

/**
 * The settings of a new meeting: those that were given, else a preset's, else the default preset's, else the
 * organisation's default. What the organisation enforces for every meeting is added to them.
 */
export async function chooseSettings({ leaves, presetId, without }: Actions['createSpace']['input']) {
  const id = leaves ? '' : (presetId ?? (await defaultPreset.get()));
  const preset = id ? await findPreset(id) : undefined;
  const policy = await readPolicy();
  const policyDefault = presetId === undefined ? policy.defaultPreset : undefined;
  return {
    leaves: ruledCreation(policy, omit(leaves ?? preset?.leaves ?? policyDefault ?? {}, without)),
    preset,
  };
}

const askForMs = 3_000;

/** Reads a space by its code. While a call runs, this also asks whether this extension made the meeting. */
export const readSpace: Act<'readSpace'> = async ({ code }) => {
  const google = await openGoogle(actions.readSpace.scopes);
  const space = await readShown(google, code);
  const view = await rememberSpace(space, google.account);
  // Where Google does not say who made it, or not soon, that stays open: the meeting itself was read, and is shown.
  if (view.made || !space.activeConference) return view;
  const { askMaker } = await import('./later');
  return inTime(
    askForMs,
    askMaker(view).catch(() => view),
    () => view,
  );
};

/** Read, compare with what the person saw, one PATCH of exactly what differs, compare with what was asked. */
export const updateSpace: Change<'updateSpace'> = async ({ name, shown, without, presetId, ...input }, recording) => {
  const wanted = omit(input.wanted, without);
  const google = await openGoogle(actions.updateSpace.scopes);
  const now = await google.getSpace(name);
  const view = await rememberSpace(now, google.account);
  const leaves = readSettingValues(now.config);
  if (conflicts(await withOwnChanges(name, shown, leaves), leaves, Object.keys(wanted) as SettingKey[]).length)
    throw new Failed({ kind: 'changedMeanwhile' });
  const scopes = scopesFor('updateSpace', sent(diff(leaves, wanted)));
  const writer = await openGoogleToChange(scopes, recording.sending, google.account.id);
  const { after, changes, undo } = await write(writer, now, wanted);
  if (after === now) {
    if (presetId) await rememberPreset(name, presetId).catch(() => undefined); // What Google has is as it should be.
    return { view, mismatches: [] };
  }
  const found = presetId ? { presetId } : {};
  const changed = await recording.answered({ space: after, account: google.account, found, undo });
  return { view: changed, mismatches: findMismatches(changes, after.config) };
};

/** Writes the former values back, if the present ones are still those that were written. */
export const undoUpdate: Change<'undoUpdate'> = async ({ name }, recording) => {
  const last = await readUndo(name);
  if (!last) throw new Failed({ kind: 'nothingToUndo' });
  return updateSpace({ name, shown: last.after, wanted: last.before }, recording);
};

/** The settings without some of them. */
const omit = (leaves: SettingValues, without: SettingKey[] = []): SettingValues =>
  Object.fromEntries(Object.entries(leaves).filter(([key]) => !without.includes(key as SettingKey)));

/** The settings that an order writes, as far as they are known before Google is asked. */
export const settingsOf = async ({ action, input }: Order): Promise<SettingValues> =>
  action === 'createSpace' ? (await chooseSettings(input)).leaves : action === 'updateSpace' ? input.wanted : {};

/**
 * Remembers what Google answered about a space, shows its state on the icon, and gives it in the form that pages need.
 * Where there is no room to remember it, it is shown all the same.
 */
export async function rememberSpace(space: Space, account: Account, found: Found = {}): Promise<SpaceView> {
  const sighting = await sightingOf(account, found);
  const meeting = await rememberMeeting(space, sighting).catch(async () =>
    sighted(await knownMeeting(space.name), space, sighting),
  );
  await settleUnknown(space);
  return showSpace(space, account, meeting, found.made);
}

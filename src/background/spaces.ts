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
import { isMadeBy } from '../store/maker';
import { rememberMeeting, rememberPreset } from '../store/meetings';
import { readProject } from '../store/oauth-clients';
import { readPolicy, ruledCreation } from '../store/policy';
import { defaultPreset, findPreset } from '../store/presets';
import { keepView } from '../store/space-views';
import { dropUndo, undos } from '../store/undo';
import { copyMeeting } from './copy-meeting';
import { openGoogle } from './google';
import { paint } from './icon';
import { inTime } from './in-time';
import { askWhetherMade } from './ownership';
import { readShown } from './read-shown';
import { learnPlanLimit, write } from './write';

type Act<A extends keyof Actions> = (input: Actions[A]['input']) => Promise<Actions[A]['output']>;

/**
 * Makes a space with these settings and copies its link. One request, never repeated: Google has no way to delete a
 * space.
 */
export const createSpace: Act<'createSpace'> = async (input) => {
  const { leaves, presetId, accountId } = await chooseSettings(input);
  if (input.presetId && !presetId) throw new Failed({ kind: 'presetGone' });
  const google = await openGoogle(scopesFor('createSpace', leaves), input.accountId ?? accountId);
  const space = await learnPlanLimit(google.account, google.createSpace(toConfig(sent(diff({}, leaves)))));
  const view = await rememberSpace(space, google.account, { made: true, isNew: true });
  if (presetId) await rememberPreset(space.name, presetId);
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
    presetId: preset?.id,
    accountId: preset?.accountId,
  };
}

const askForMs = 3_000;

/** Reads a space by its code. While a call runs, this also asks whether this extension made the meeting. */
export const readSpace: Act<'readSpace'> = async ({ code }) => {
  const google = await openGoogle(actions.readSpace.scopes);
  const space = await readShown(google, code);
  const view = await rememberSpace(space, google.account);
  // Where Google does not say who made it, or not soon, that stays open: the meeting itself was read, and is shown.
  const asking = view.made ? Promise.resolve(view) : askMaker(view).catch(() => view);
  return inTime(askForMs, asking, view);
};

/**
 * Finds out from Google whether this extension made a meeting, which can be done while a call runs, and by the owner
 * alone. Gives the view with the answer; rejects where Google does not say.
 */
export async function askMaker(view: SpaceView): Promise<SpaceView> {
  const { space, accountId } = view;
  const record = space.activeConference?.conferenceRecord;
  if (!space.config || !record) return view;
  const account = await findAccount(accountId);
  if (!account) throw new Failed({ kind: 'signedOut', scopes: [...(actions.endConference.scopes[0] ?? [])] });
  return rememberSpace(space, account, { made: await askWhetherMade(record, account) });
}

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

interface Found {
  /** Whether this account made it through this extension, where that was just found out. */
  made?: boolean;
  /** It was made just now. */
  isNew?: true;
}

/**
 * Remembers what Google answered about a space, shows its state on the icon, and gives it in the form that pages need.
 */
export async function rememberSpace(space: Space, account: Account, found: Found = {}): Promise<SpaceView> {
  const us = { account: account.email, project: await readProject(account.way) };
  const meeting = await rememberMeeting(space, {
    account: account.email,
    isNew: found.isNew,
    ...(found.made && { madeBy: us }),
  });
  const made = isMadeBy(meeting, us) || found.made;
  paint(space);
  return keepView({
    space,
    account: account.email,
    accountId: account.id,
    ...(made !== undefined && { made }),
    readAtMs: meeting.seenAtMs,
    ...(meeting.label && { label: meeting.label }),
  });
}

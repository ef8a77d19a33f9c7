import type { Undo } from '../actions/entry';
import { MeetError } from '../meet/errors';
import {
  type Change,
  concerned,
  diff,
  findSettingOfFeature,
  readSettingValues,
  type SettingKey,
  type SettingValues,
  sent,
} from '../meet/settings';
import type { Space } from '../meet/types';
import type { Account } from '../store/accounts';
import { addPlanLimit } from '../store/plan-limits';
import type { ChangingGoogle } from './google';

/** A space after a write, what was to change, and the way back; none where nothing was sent. */
export interface Written {
  after: Space;
  changes: Change[];
  undo?: Undo;
}

/**
 * Sends one PATCH with exactly the settings that differ from the space as it was just read, and none where nothing
 * differs. Resolves to the space as Google shows it afterwards. A 200 does not mean that Google applied everything:
 * compare the space with `changes`.
 * @throws MeetError
 */
export async function write(google: ChangingGoogle, space: Space, wanted: SettingValues): Promise<Written> {
  const before = readSettingValues(space.config);
  const changes: Change[] = diff(before, wanted);
  const values = sent(changes);
  if (!Object.keys(values).length) return { after: space, changes };
  const after = await learnPlanLimit(google.account, google.patchSpace(space, values));
  return { after, changes, undo: wayBack(before, readSettingValues(after.config), changes) };
}

/** What takes back what Google applied, which may be less than what was asked for. */
export function wayBack(before: SettingValues, after: SettingValues, changes: readonly Change[]): Undo {
  const keys = changes.flatMap(({ key, inactive }) => (inactive || before[key] === after[key] ? [] : [key]));
  const only = (values: SettingValues, of: readonly SettingKey[]): SettingValues =>
    Object.fromEntries(of.filter((key) => values[key]).map((key) => [key, values[key]]));
  // With what they bring along, which is compared too before anything is taken back.
  return { before: only(before, keys), after: only(after, concerned(keys)), keys };
}

/** Waits for a write. If Google refuses a setting to this account's plan, that is remembered. */
export async function learnPlanLimit<T>(account: Account, writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (cause) {
    const setting =
      cause instanceof MeetError &&
      cause.failure.kind === 'featureUnavailable' &&
      findSettingOfFeature(cause.failure.feature);
    if (setting) await addPlanLimit(account.id, setting.key).catch(() => undefined); // Google says it again next time.
    throw cause;
  }
}

import { FeatureUnavailable } from '../meet/errors';
import {
  type Change,
  diff,
  findSettingOfFeature,
  mask,
  readSettingValues,
  type SettingValues,
  sent,
  toConfig,
} from '../meet/settings';
import type { Space } from '../meet/types';
import type { Account } from '../store/accounts';
import { addPlanLimit } from '../store/plan-limits';
import { keepUndo } from '../store/undo';
import type { OpenGoogle } from './google';

/**
 * Sends one PATCH with exactly the settings that differ from the space as it was just read, and none where nothing
 * differs. Resolves to the space as Google shows it afterwards. A 200 does not mean that Google applied everything:
 * compare the space with `changes`.
 * @throws MeetError
 */
export async function write(google: OpenGoogle, space: Space, wanted: SettingValues) {
  const before = readSettingValues(space.config);
  const changes: Change[] = diff(before, wanted);
  const paths = mask(changes);
  if (!paths.length) return { after: space, changes };
  const after = await learnPlanLimit(google.account, google.patchSpace(space.name, toConfig(sent(changes)), paths));
  const keys = changes.filter(({ inactive }) => !inactive).map(({ key }) => key);
  // Undo takes back what Google applied, which may be less than what was asked.
  await keepUndo(space.name, before, readSettingValues(after.config), keys);
  return { after, changes };
}

/** Waits for a write. If Google refuses a setting to this account's plan, that is remembered. */
export async function learnPlanLimit<T>(account: Account, writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (cause) {
    const setting = cause instanceof FeatureUnavailable && findSettingOfFeature(cause.feature);
    if (setting) await addPlanLimit(account.id, setting.key);
    throw cause;
  }
}

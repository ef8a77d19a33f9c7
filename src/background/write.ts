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
 * One PATCH of exactly what differs from the space as it was just read, and none where nothing does. Answers the space
 * as Google then shows it, which a 200 does not make what was asked: hold it against `changes`.
 * @throws MeetError
 */
export async function write(google: OpenGoogle, space: Space, wanted: SettingValues) {
  const before = readSettingValues(space.config);
  const changes: Change[] = diff(before, wanted);
  const paths = mask(changes);
  if (!paths.length) return { after: space, changes };
  const after = await learn(google.account, google.patchSpace(space.name, toConfig(sent(changes)), paths));
  const keys = changes.filter(({ inactive }) => !inactive).map(({ key }) => key);
  // What Google applied, which need not be what was asked: only that can be taken back.
  await keepUndo(space.name, before, readSettingValues(after.config), keys);
  return { after, changes };
}

/** Carries out a write, and remembers what this account's plan was refused. */
export async function learn<T>(account: Account, writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (cause) {
    const setting = cause instanceof FeatureUnavailable && findSettingOfFeature(cause.feature);
    if (setting) await addPlanLimit(account.id, setting.key);
    throw cause;
  }
}

import type { SettingKey } from '../meet/settings';
import { recordOf, textList } from './shape';
import { stored } from './stored';

/**
 * What Google refused to an account's plan (FEATURE_UNAVAILABLE_TO_USER), by account id. Never guessed from an address:
 * a personal account may record and not restrict.
 */
export const planLimits = stored('local', 'limits', {}, recordOf<SettingKey[]>(textList<SettingKey>()));

/** Remembers a refusal, so that the control is off the next time. */
export async function addPlanLimit(accountId: string, key: SettingKey): Promise<void> {
  await planLimits.update((all) => ({ ...all, [accountId]: [...new Set([...(all[accountId] ?? []), key])] }));
}

/** Forgets it, because plans change: the control is on again until Google says otherwise. */
export async function removePlanLimit(accountId: string, key: SettingKey): Promise<void> {
  await planLimits.update((all) => ({ ...all, [accountId]: (all[accountId] ?? []).filter((other) => other !== key) }));
}

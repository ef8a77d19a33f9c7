import { t } from '../i18n';
import { findAccount } from '../store/accounts';
import { findPreset } from '../store/presets';

/**
 * What New meeting uses by itself, if it is a preset that still exists: in words, with the account that it is for, which
 * may be another one than that in use.
 */
export async function findDefaultHint(id: string): Promise<string | undefined> {
  const preset = await findPreset(id);
  const account = preset?.accountId && (await findAccount(preset.accountId));
  if (account) return t('newMeetingPresetAs', preset.name, account.email);
  return preset && t('newMeetingPreset', preset.name);
}

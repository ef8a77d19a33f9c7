import { type MessageKey, t } from '../i18n';
import { type SettingKey, settingOf } from '../meet/settings';

/** What a setting is called. */
export const settingWord = (key: SettingKey): string => t(`setting_${key}`);

/** What a value is called; one that Google added later stands for itself, one that is not there is set by the account. */
export function valueWord(key: SettingKey, value: string | undefined, absent = t('setByAccount')): string {
  if (value === undefined) return absent;
  if (!settingOf(key).values.includes(value)) return t('unknownValue', value);
  return t((key === 'accessType' ? `access_${value}` : `value_${value}`) as MessageKey);
}

/** Several settings in one sentence. */
export const settingWords = (keys: readonly SettingKey[]): string => keys.map(settingWord).join(', ');

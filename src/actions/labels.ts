import { listed, type MessageKey, t } from '../i18n';
import { type SettingKey, settingOf } from '../meet/settings';
import type { Participant } from '../meet/types';
import type { Ended } from './table';

/** Who joins without knocking; a value that this version does not know stands for itself. */
export function accessLabel(value: string | undefined): string {
  return value ? t(`access_${value}` as MessageKey) || value : t('notSet');
}

/** How it went with a call that was to be ended, or a room that was to be closed. */
export function endedLabel({ already, closed }: Ended): MessageKey {
  if (closed) return already ? 'alreadyClosed' : 'closeRoomDone';
  return already ? 'alreadyOver' : 'endConferenceDone';
}

/** What became of another call that began since: a whole sentence, or nothing where there is none. */
export const nextCallLabel = ({ next }: Ended): string => (next ? t(next === 'runs' ? 'nextRuns' : 'nextOver') : '');

/** What a setting is called. */
export const settingLabel = (key: SettingKey): string => t(`setting_${key}`);

/**
 * What a value is called; one that Google added later stands for itself, one that is not there is set by the account.
 */
export function valueLabel(key: SettingKey, value: string | undefined, absent = t('setByAccount')): string {
  if (value === undefined) return absent;
  if (!settingOf(key).values.includes(value)) return t('unknownValue', value);
  return t((key === 'accessType' ? `access_${value}` : `value_${value}`) as MessageKey);
}

/** The name or number that Google shows; empty where it shows none. */
export const shownName = ({ signedinUser, anonymousUser, phoneUser }: Participant): string =>
  (phoneUser ?? anonymousUser ?? signedinUser)?.displayName ?? '';

/** Several settings in one sentence. */
export const settingLabels = (keys: readonly SettingKey[]): string => listed(keys.map(settingLabel));

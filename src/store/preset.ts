import { type SettingValues, settings } from '../meet/settings';

/** Settings under a name, for a new meeting or to be applied to one. What is not in `leaves` stays as it is. */
export interface Preset {
  id: string;
  name: string;
  leaves: SettingValues;
  /** The id of the account that New meeting uses with it; absent: whichever is in use. Not part of an export. */
  accountId?: string;
  /** The id of a list of people, who get a place in a new meeting. The list itself is on the computer that made it. */
  peopleListId?: string;
}

/** Longer names fit neither a menu nor a button. In UTF-16 units, as `maxlength` counts. */
export const longestName = 60;
/** With this many of the largest presets a synced item and all of them together stay well below Chrome's quotas. */
export const mostPresets = 80;

/** A name, or the label of a meeting, as it is kept: one line, trimmed, not too long, without half a surrogate pair. Empty if nothing is left. */
export const cleanName = (name: string): string =>
  name
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longestName)
    .replace(/\p{Cs}/gu, '')
    .trim();

/** Only those settings, with those values, that this version can write. */
export function knownSettings(leaves: SettingValues): SettingValues {
  return Object.fromEntries(
    settings.flatMap(({ key, values }) => (values.includes(leaves[key] ?? '') ? [[key, leaves[key]]] : [])),
  );
}

/** They come with the extension and cannot be changed, only copied. Their names are messages: `preset_team`. */
export const builtInPresets: Record<string, SettingValues> = {
  openHouse: { accessType: 'OPEN', moderation: 'OFF' },
  team: { accessType: 'TRUSTED', moderation: 'OFF' },
  clientCall: { accessType: 'RESTRICTED', moderation: 'ON', chatRestriction: 'NO_RESTRICTION' },
  webinar: {
    accessType: 'OPEN',
    moderation: 'ON',
    chatRestriction: 'HOSTS_ONLY',
    presentRestriction: 'HOSTS_ONLY',
    defaultJoinAsViewerType: 'ON',
  },
  exam: {
    accessType: 'RESTRICTED',
    moderation: 'ON',
    chatRestriction: 'HOSTS_ONLY',
    reactionRestriction: 'HOSTS_ONLY',
    presentRestriction: 'HOSTS_ONLY',
  },
  recordedClass: {
    accessType: 'TRUSTED',
    moderation: 'ON',
    presentRestriction: 'HOSTS_ONLY',
    autoRecordingGeneration: 'ON',
    autoTranscriptionGeneration: 'ON',
  },
};

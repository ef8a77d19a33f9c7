import { type MessageKey, t } from './i18n';
import type { Leaves } from './meet/settings';
import { shelf, stored } from './storage';

/** Settings under a name, for a new meeting or to be applied to one. What is not in `leaves` stays as it is. */
export interface Preset {
  id: string;
  name: string;
  leaves: Leaves;
}

/** One's own preset as it is kept: `at` is its place among the others. */
export interface KeptPreset {
  name: string;
  leaves: Leaves;
  at: number;
}

/** One item each, because Chrome limits synced items one by one: a preset never takes another along. */
export const keptPresets = shelf<KeptPreset>('sync', 'preset:');

/** The preset of New meeting; empty for the account's own settings. */
export const defaultPreset = stored('sync', 'presetDefault', '');

/** They come with the extension and cannot be changed, only copied. Their names are messages: `preset_team`. */
const builtIn: Record<string, Leaves> = {
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

export const isBuiltIn = (id: string): boolean => Object.hasOwn(builtIn, id);

/** One's own in their order, then the built-in ones. What another version left in a shape unknown here is passed over. */
export async function readPresets(): Promise<Preset[]> {
  const own = Object.entries(await keptPresets.all())
    .filter(([, kept]) => typeof kept?.name === 'string' && typeof kept.leaves === 'object')
    .sort(([a, { at }], [b, { at: other }]) => at - other || (a < b ? -1 : 1))
    .map(([id, { name, leaves }]) => ({ id, name, leaves }));
  const ready = Object.entries(builtIn).map(([id, leaves]) => ({ id, name: t(`preset_${id}` as MessageKey), leaves }));
  return [...own, ...ready];
}

/** The preset with this id; undefined where it was deleted, here or on another computer. */
export const findPreset = async (id: string): Promise<Preset | undefined> =>
  (await readPresets()).find((preset) => preset.id === id);

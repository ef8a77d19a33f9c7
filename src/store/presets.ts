import { type MessageKey, t } from '../i18n';
import type { SettingValues } from '../meet/settings';
import { builtIn, type Preset } from './preset';
import { stored, storedMap } from './stored';

/** One's own preset as it is kept: `at` is its place among the others. */
export interface KeptPreset {
  name: string;
  leaves: SettingValues;
  accountId?: string;
  at: number;
}

/** One item each, because Chrome limits synced items one by one: a preset never takes another along. */
export const keptPresets = storedMap<KeptPreset>('sync', 'preset:');

/** The preset of New meeting; empty for the account's own settings. */
export const defaultPreset = stored('sync', 'presetDefault', '');

export const isBuiltIn = (id: string): boolean => Object.hasOwn(builtIn, id);

/** One's own in their order, then the built-in ones. What another version left in a shape unknown here is passed over. */
export async function readPresets(): Promise<Preset[]> {
  const own = Object.entries(await keptPresets.all())
    .filter(([, kept]) => typeof kept?.name === 'string' && typeof kept.leaves === 'object')
    .sort(([a, { at }], [b, { at: other }]) => at - other || (a < b ? -1 : 1))
    .map(([id, { name, leaves, accountId }]) => ({ id, name, leaves, accountId }));
  const ready = Object.entries(builtIn).map(([id, leaves]) => ({ id, name: t(`preset_${id}` as MessageKey), leaves }));
  return [...own, ...ready];
}

/** The preset with this id; undefined where it was deleted, here or on another computer. */
export const findPreset = async (id: string): Promise<Preset | undefined> =>
  (await readPresets()).find((preset) => preset.id === id);

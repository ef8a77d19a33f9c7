import { number, string } from '../actions/checks';
import { type MessageKey, t } from '../i18n';
import type { SettingValues } from '../meet/settings';
import { builtInPresets, cleanName, knownSettings, mostPresets, type Preset } from './preset';
import { fieldsOf, texts } from './shape';
import { putAll, storedMap } from './stored';
import { attempt, type WriteFailure } from './write-failure';

/** A preset of the person's own as it is kept: `at` is its place among the others. */
export interface KeptPreset {
  name: string;
  leaves: SettingValues;
  accountId?: string;
  peopleListId?: string;
  at: number;
}

const keptPreset = fieldsOf<KeptPreset>(
  { name: string, leaves: texts, at: number },
  { accountId: string, peopleListId: string },
);

/**
 * One item each, because Chrome limits synced items one by one: a preset that is too large does no harm to the others.
 */
export const keptPresets = storedMap('sync', 'preset:', keptPreset);

/** Whether the preset with this id came with the extension. */
export const isBuiltIn = (id: string): boolean => Object.hasOwn(builtInPresets, id);

/** The person's own in their order, then the built-in ones. */
export async function readPresets(): Promise<Preset[]> {
  const own = Object.entries(await keptPresets.all())
    .sort(([a, { at }], [b, { at: other }]) => at - other || (a < b ? -1 : 1))
    .map(([id, { name, leaves, accountId, peopleListId }]) => ({ id, name, leaves, accountId, peopleListId }));
  const ready = Object.entries(builtInPresets).map(([id, leaves]) => ({
    id,
    name: t(`preset_${id}` as MessageKey),
    leaves,
  }));
  return [...own, ...ready];
}

/** The preset with this id; undefined where it was deleted, here or on another computer. */
export const findPreset = async (id: string): Promise<Preset | undefined> =>
  (await readPresets()).find((preset) => preset.id === id);

/** Why a preset was not kept; nothing was changed then. */
export type KeepFailure = 'presetsMany' | WriteFailure;

/** An id that nobody else has, short enough for a menu. */
export const newPresetId = (): string => crypto.randomUUID().slice(0, 8);

/**
 * Keeps these presets, all of them or none: those that are known change and stay in their place, new ones go to the
 * end.
 * @returns why not, or undefined once they are kept
 */
export function keepPresets(presets: readonly Preset[]): Promise<KeepFailure | undefined> {
  return writePresets((all) => {
    let last = Math.max(0, ...Object.values(all).map(({ at }) => at));
    return Object.fromEntries(
      presets.map(({ id, name, leaves, accountId, peopleListId }) => [
        id,
        {
          name: cleanName(name),
          leaves: knownSettings(leaves),
          ...(accountId && { accountId }),
          ...(peopleListId && { peopleListId }),
          at: all[id]?.at ?? ++last,
        },
      ]),
    );
  });
}

/** Puts the person's own presets into this order. */
export function orderPresets(ids: readonly string[]): Promise<KeepFailure | undefined> {
  return writePresets((all) =>
    Object.fromEntries(ids.flatMap((id, at) => (all[id] ? [[id, { ...all[id], at }]] : []))),
  );
}

/** Deletes one, and answers what brings it back to its place, or why it is still there. */
export async function removePreset(id: string): Promise<KeepFailure | (() => Promise<KeepFailure | undefined>)> {
  const { [id]: kept } = await keptPresets.all();
  const failure = await attempt(keptPresets.at(id).clear());
  return failure ?? (async () => kept && writePresets(() => ({ [id]: kept })));
}

type KeptPresets = Record<string, KeptPreset>;

async function writePresets(change: (all: KeptPresets) => KeptPresets): Promise<KeepFailure | undefined> {
  return navigator.locks.request('presets', async () => {
    const all = await keptPresets.all();
    const changed = change(all);
    if (Object.keys({ ...all, ...changed }).length > mostPresets) return 'presetsMany';
    return attempt(putAll(keptPresets, changed));
  });
}

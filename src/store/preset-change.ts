import { cleanName, knownSettings, mostPresets, type Preset } from './preset';
import { type KeptPreset, keptPresets } from './presets';

/** Why a preset was not kept; nothing was changed then. */
export type KeepFailure = 'presetsMany' | 'presetsFull' | 'presetsBusy';

/** An id that nobody else has, short enough for a menu. */
export const newPresetId = (): string => crypto.randomUUID().slice(0, 8);

/**
 * Keeps these presets of one's own, all of them or none: known ones change in their place, new ones go to the end.
 * @returns why not, or undefined once they are kept
 */
export function keepPresets(presets: readonly Preset[]): Promise<KeepFailure | undefined> {
  return write((all) => {
    let last = Math.max(0, ...Object.values(all).map(({ at }) => at));
    return Object.fromEntries(
      presets.map(({ id, name, leaves, accountId }) => [
        id,
        {
          name: cleanName(name),
          leaves: knownSettings(leaves),
          ...(accountId && { accountId }),
          at: all[id]?.at ?? ++last,
        },
      ]),
    );
  });
}

/** Puts one's own presets into this order. */
export function orderPresets(ids: readonly string[]): Promise<KeepFailure | undefined> {
  return write((all) => Object.fromEntries(ids.flatMap((id, at) => (all[id] ? [[id, { ...all[id], at }]] : []))));
}

/** Deletes one, and answers what brings it back to its place, or why it is still there. */
export async function removePreset(id: string): Promise<KeepFailure | (() => Promise<KeepFailure | undefined>)> {
  const { [id]: kept } = await keptPresets.all();
  const failure = await attempt(keptPresets.remove(id));
  return failure ?? (async () => kept && write(() => ({ [id]: kept })));
}

type All = Record<string, KeptPreset>;

async function write(change: (all: All) => All): Promise<KeepFailure | undefined> {
  return navigator.locks.request('presets', async () => {
    const all = await keptPresets.all();
    const changed = change(all);
    if (Object.keys({ ...all, ...changed }).length > mostPresets) return 'presetsMany';
    return attempt(keptPresets.put(changed));
  });
}

async function attempt(writing: Promise<void>): Promise<KeepFailure | undefined> {
  try {
    await writing;
    return undefined;
  } catch (cause) {
    // Chrome has no codes for this, only the names of its limits: https://developer.chrome.com/docs/extensions/reference/api/storage#property-sync
    return String(cause).includes('MAX_WRITE_OPERATIONS') ? 'presetsBusy' : 'presetsFull';
  }
}

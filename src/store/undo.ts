import { object } from 'valibot';
import type { SettingKey, SettingValues } from '../meet/settings';
import type { SpaceName } from '../meet/types';
import { recordOf, textList, texts } from './shape';
import { stored } from './stored';

/** The last change of a space. */
export interface Undo {
  /** The values before. A setting whose value Google did not say is not in here, and cannot be put back. */
  before: SettingValues;
  /** The values after. */
  after: SettingValues;
  /** Everything that the change touched. */
  keys: SettingKey[];
}

const undo = object({ before: texts, after: texts, keys: textList<SettingKey>() });

/** By space name. It is kept until the browser is closed, longer than popup and worker live. */
export const undos = stored<Record<SpaceName, Undo>>('session', 'undos', {}, recordOf<Undo>(undo));

/** Remembers how to go back from a change of these settings, in place of any earlier one. */
export async function keepUndo(
  name: SpaceName,
  before: SettingValues,
  after: SettingValues,
  wanted: SettingKey[],
): Promise<void> {
  const keys = wanted.filter((key) => before[key] !== after[key]);
  if (!keys.some((key) => before[key])) return dropUndo(name);
  const only = (leaves: SettingValues): SettingValues =>
    Object.fromEntries(keys.filter((key) => leaves[key]).map((key) => [key, leaves[key]]));
  await undos.update((all) => ({ ...all, [name]: { before: only(before), after: only(after), keys } }));
}

/** Forgets it, because it was used, or because something else was written since. */
export async function dropUndo(name: SpaceName): Promise<void> {
  await undos.update(({ [name]: _, ...others }) => others);
}

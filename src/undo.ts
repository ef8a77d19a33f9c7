import type { Leaves, SettingKey } from './meet/settings';
import type { SpaceName } from './meet/types';
import { stored } from './storage';

/** The last change of a space: the leaves it wrote, and what stood there before. */
export interface Undo {
  before: Leaves;
  after: Leaves;
}

/** By space name, until the browser is closed: it outlives the popup and the worker. */
export const undos = stored<Record<SpaceName, Undo>>('session', 'undos', {});

/** Remembers how to go back. What was not known before cannot be written back and is left out. */
export async function keepUndo(name: SpaceName, before: Leaves, after: Leaves): Promise<void> {
  const keys = (Object.keys(after) as SettingKey[]).filter((key) => before[key] !== undefined);
  const only = (leaves: Leaves): Leaves => Object.fromEntries(keys.map((key) => [key, leaves[key]]));
  await undos.update((all) => ({ ...all, [name]: { before: only(before), after: only(after) } }));
}

/** Forgets it: it was taken, or something else was written since. */
export async function dropUndo(name: SpaceName): Promise<void> {
  await undos.update(({ [name]: _, ...others }) => others);
}

import { type ConfigJson, leaves, writeLeaf } from './config';
import { badRequest } from './errors';
import { outputOnly, toCamel, type WrittenLeaves } from './space-body';

/** The leaf paths below `config` that a PATCH writes; `replace` also takes away what the body does not name. */
export interface Mask {
  paths: string[];
  replace: boolean;
}

/**
 * Reads `updateMask`. Omitted or empty: the settings that the body carries. `*`: everything.
 * Else leaf paths in camel or snake case, separated by commas; a parent path (`config.artifactConfig`) or an unknown one is a 400
 * (measured by others; Meet's exact wording is unknown). Output-only paths are ignored, as in a body.
 */
export function readMask(text: string | null, written: WrittenLeaves): Mask {
  const given = (text ?? '').replace(/^""$/, '').split(',').filter(Boolean).map(toCamel);
  if (given.length === 0) {
    const paths = [...written].filter(([, value]) => value !== undefined).map(([path]) => path);
    return { paths, replace: false };
  }
  if (given.includes('*')) return { paths: leaves.map(({ path }) => path), replace: true };
  const paths: string[] = [];
  for (const path of given) {
    if (outputOnly.some((field) => path === field || path.startsWith(`${field}.`))) continue;
    const leaf = leaves.find((known) => `config.${known.path}` === path);
    if (!leaf) {
      const description = `The field mask contains an invalid path: ${path}.`;
      throw badRequest([{ field: 'update_mask', description }]);
    }
    paths.push(leaf.path);
  }
  return { paths, replace: false };
}

/** The config after a write. A path of the mask without a value in the body falls back to its default. */
export function applyMask(config: ConfigJson, mask: Mask, written: WrittenLeaves): ConfigJson {
  const next = mask.replace ? {} : structuredClone(config);
  for (const path of mask.paths) writeLeaf(next, path, written.get(path));
  return next;
}

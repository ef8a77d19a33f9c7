import { type ConfigJson, type Leaf, leaves } from './config';
import { badRequest } from './errors';

/** The settings of a request's body: leaf path → value, `undefined` where the body says null or the unspecified value. */
export type WrittenLeaves = Map<string, string | undefined>;

export const toSnake = (text: string): string => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const toCamel = (text: string): string => text.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Given by the server; in a body they are ignored (https://google.aip.dev/203). */
export const outputOnly = [
  'name',
  'meetingUri',
  'meetingCode',
  'activeConference',
  'phoneAccess',
  'gatewaySipAccess',
] as const;

/** The names that may follow a branch of `config`: `''` is `config` itself. */
function childrenOf(branch: string): Set<string> {
  const prefix = branch === '' ? '' : `${branch}.`;
  const below = leaves.filter(({ path }) => path.startsWith(prefix)).map(({ path }) => path.slice(prefix.length));
  return new Set(below.map((path) => path.split('.')[0] ?? path));
}

interface Violation {
  field: string;
  description: string;
}

/** Reads a Space from JSON text as Google's transcoding does: names in both casings, enums by name or number, unknown names and values refused with 400. */
export function readSpaceBody(text: string): WrittenLeaves {
  const written: WrittenLeaves = new Map();
  const violations: Violation[] = [];
  const root = readMessage(text);
  for (const [name, value] of Object.entries(root)) {
    const field = toCamel(name);
    if (field === 'config') readBranch(value, '', written, violations);
    else if (!outputOnly.some((known) => known === field)) violations.push(unknownName(name, 'space'));
  }
  if (violations.length > 0) throw badRequest(violations);
  return written;
}

/** Refuses every field of a body that can have none. */
export function readEmptyBody(text: string): void {
  const violations = Object.keys(readMessage(text)).map((name) => unknownName(name));
  if (violations.length > 0) throw badRequest(violations);
}

/** A body as a JSON object. Nothing at all is an empty one, and so is the empty string that @google-apps/meet sends over REST for one. */
export function readMessage(text: string): object {
  if (['', '""'].includes(text.trim())) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badRequest([{ field: '', description: `Invalid JSON payload received. ${why}` }]);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw badRequest([
    { field: '', description: 'Invalid JSON payload received. Unknown name "": Root element must be a message.' },
  ]);
}

function readBranch(value: unknown, branch: string, written: WrittenLeaves, violations: Violation[]): void {
  if (value === null || value === undefined) return;
  const at = ['space', 'config', ...branch.split('.')].filter(Boolean).map(toSnake).join('.');
  if (typeof value !== 'object' || Array.isArray(value)) {
    violations.push(invalidValue(at, messageOf(branch), value));
    return;
  }
  const children = childrenOf(branch);
  for (const [name, child] of Object.entries(value as ConfigJson)) {
    const field = toCamel(name);
    const path = branch === '' ? field : `${branch}.${field}`;
    const leaf = leaves.find((known) => known.path === path);
    if (!children.has(field)) violations.push(unknownName(name, at));
    else if (leaf) readEnum(child, leaf, `${at}.${toSnake(field)}`, written, violations);
    else readBranch(child, path, written, violations);
  }
}

function readEnum(value: unknown, leaf: Leaf, at: string, written: WrittenLeaves, violations: Violation[]): void {
  if (value === null) {
    written.set(leaf.path, undefined);
    return;
  }
  const name = typeof value === 'number' ? leaf.values[value] : leaf.values.find((known) => known === value);
  const mayBeUnspecified = leaf.path !== 'moderation';
  const isUnspecified = name === leaf.values[0];
  if (name === undefined || (isUnspecified && !mayBeUnspecified)) violations.push(invalidValue(at, leaf.type, value));
  else written.set(leaf.path, isUnspecified ? undefined : name);
}

const messageOf = (branch: string) => {
  const parts = branch.split('.').filter(Boolean);
  return ['SpaceConfig', ...parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1))].join('.');
};

/** At the root Google names no place. */
const unknownName = (name: string, at = ''): Violation => ({
  field: at,
  description: `Invalid JSON payload received. Unknown name "${name}"${at && ` at '${at}'`}: Cannot find field.`,
});

const invalidValue = (field: string, type: string, value: unknown): Violation => ({
  field,
  description: `Invalid value at '${field}' (type.googleapis.com/google.apps.meet.v2.${type}), ${JSON.stringify(value)}`,
});

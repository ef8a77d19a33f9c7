import type { MessageKey } from '../i18n';
import { type SettingKey, type SettingValues, settings } from '../meet/settings';
import { cleanName, longestName, mostPresets, type Preset } from '../store/preset';
import { type Field, type Json, NotJson, parseWithLines } from './json-lines';

/** Larger than any file of presets can be; a larger one is not even read. */
export const largestFileBytes = 262_144;
const format = 'meet-spaces-presets';
const version = 1;

/** What is wrong with a file and on which line: a sentence, and what fills it. */
export interface FileMistake {
  line: number;
  why: Extract<MessageKey, `import_${string}`>;
  what: string;
}

/** One's own presets as a file: indented, so that a person can read it and a line says where a mistake is. */
export function writePresetFile(presets: readonly Preset[]): string {
  const list = presets.map(({ id, name, leaves }) => ({ id, name, settings: leaves }));
  return `${JSON.stringify({ format, version, presets: list }, null, 2)}\n`;
}

/** Reads such a file strictly: whatever is not exactly what an export writes is a mistake. */
export function readPresetFile(text: string): Preset[] | FileMistake {
  try {
    return readFile(parseWithLines(text));
  } catch (cause) {
    if (cause instanceof NotJson) return { line: cause.line, why: 'import_notJson', what: '' };
    if (cause instanceof Mistake) return cause.mistake;
    throw cause;
  }
}

class Mistake extends Error {
  readonly mistake: FileMistake;
  constructor({ line }: { line: number }, why: FileMistake['why'], what = '') {
    super(why);
    this.mistake = { line, why, what: what.slice(0, longestName) };
  }
}

function readFile(file: Json): Preset[] {
  if (!('fields' in file)) throw new Mistake(file, 'import_notOurs');
  // Checked first: a file of another kind or version has other rules.
  const kind = file.fields.find(({ name }) => name === 'format')?.is;
  if (!kind || textOf(kind) !== format) throw new Mistake(kind ?? file, 'import_notOurs');
  const number = file.fields.find(({ name }) => name === 'version')?.is;
  if (!number || !('value' in number) || number.value !== version) throw new Mistake(number ?? file, 'import_version');
  const { presets } = fieldsOf(file, ['format', 'version', 'presets']);
  if (!presets || !('items' in presets.is)) throw new Mistake(presets ?? file, 'import_missing', 'presets');
  const { items } = presets.is;
  if (items.length > mostPresets) throw new Mistake(items[mostPresets] as Json, 'import_many');
  const ids = new Set<string>();
  return items.map((item) => readOne(item, ids));
}

function readOne(item: Json, ids: Set<string>): Preset {
  const fields = fieldsOf(item, ['id', 'name', 'settings']);
  for (const name of ['id', 'name', 'settings'] as const)
    if (!fields[name]) throw new Mistake(item, 'import_missing', name);
  const { id: idField, name: nameField, settings: list } = fields as Record<'id' | 'name' | 'settings', Field>;
  const id = textOf(idField.is) ?? '';
  if (!/^[\da-f]{8}$/.test(id)) throw new Mistake(idField, 'import_id', id);
  if (ids.has(id)) throw new Mistake(idField, 'import_twice', id);
  ids.add(id);
  const name = textOf(nameField.is) ?? '';
  if (!name || name !== cleanName(name)) throw new Mistake(nameField, 'import_name');
  return { id, name, leaves: readSettings(list.is) };
}

function readSettings(list: Json): SettingValues {
  const fields = fieldsOf(
    list,
    settings.map(({ key }) => key),
  );
  const leaves: SettingValues = {};
  for (const { key, values } of settings) {
    const field = fields[key];
    if (!field) continue;
    const value = textOf(field.is) ?? '';
    if (!values.includes(value)) throw new Mistake(field, 'import_value', `${key}: ${value}`);
    leaves[key satisfies SettingKey] = value;
  }
  return leaves;
}

/** The fields of an object by name: only these, and each but once. */
function fieldsOf<Name extends string>(json: Json, names: readonly Name[]): Partial<Record<Name, Field>> {
  if (!('fields' in json)) throw new Mistake(json, 'import_shape');
  const found: Partial<Record<Name, Field>> = {};
  for (const field of json.fields) {
    const name = names.find((one) => one === field.name);
    if (!name) throw new Mistake(field, 'import_unknown', field.name);
    if (found[name]) throw new Mistake(field, 'import_twice', name);
    found[name] = field;
  }
  return found;
}

const textOf = (json: Json): string | undefined =>
  'value' in json && typeof json.value === 'string' ? json.value : undefined;

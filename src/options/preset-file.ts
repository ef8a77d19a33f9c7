import type { Person } from '../actions/person';
import type { MessageKey } from '../i18n';
import { type SettingKey, type SettingValues, settings } from '../meet/settings';
import type { PeopleList } from '../store/people-lists';
import { cleanName, longestName, mostPresets, type Preset } from '../store/preset';
import { readAddresses } from '../ui/read-addresses';
import { type Field, type Json, NotJson, parseWithLines } from './json-lines';

/** Larger than any file of presets can be, with some ten thousand people; a larger one is not even read. */
export const largestFileBytes = 2_000_000;
const format = 'roomkeeper-presets';
const version = 1;

/** What is wrong with a file and on which line: a sentence, and what fills it. */
export interface FileMistake {
  line: number;
  why: Extract<MessageKey, `import_${string}`>;
  what: string;
}

/** What such a file holds. Of a file without people there are no lists. */
export interface PresetFile {
  presets: Preset[];
  lists: Record<string, PeopleList>;
}

/**
 * One's own presets as a file: indented, so that a person can read it and a line says where a mistake is. With lists of
 * people it has addresses in it, and only then it names which preset is for which of them.
 */
export function writePresetFile(presets: readonly Preset[], lists?: Record<string, PeopleList>): string {
  const all = presets.map(({ id, name, leaves, peopleListId }) => ({
    id,
    name,
    settings: leaves,
    ...(peopleListId && lists?.[peopleListId] && { people: peopleListId }),
  }));
  const people = lists && {
    people: Object.entries(lists).map(([id, { name, people }]) => ({
      id,
      name,
      people: people.map(({ email, role }) => ({ email, ...(role && { role }) })),
    })),
  };
  return `${JSON.stringify({ format, version, presets: all, ...people }, null, 2)}\n`;
}

/** Reads such a file strictly: whatever is not exactly what an export writes is a mistake. */
export function readPresetFile(text: string): PresetFile | FileMistake {
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

function readFile(file: Json): PresetFile {
  if (!('fields' in file)) throw new Mistake(file, 'import_notOurs');
  // Checked first: a file of another kind or version has other rules.
  const kind = file.fields.find(({ name }) => name === 'format')?.is;
  if (!kind || textOf(kind) !== format) throw new Mistake(kind ?? file, 'import_notOurs');
  const number = file.fields.find(({ name }) => name === 'version')?.is;
  if (!number || !('value' in number) || number.value !== version) throw new Mistake(number ?? file, 'import_version');
  const { presets, people } = fieldsOf(file, ['format', 'version', 'presets', 'people']);
  if (!presets || !('items' in presets.is)) throw new Mistake(presets ?? file, 'import_missing', 'presets');
  const { items } = presets.is;
  if (items.length > mostPresets) throw new Mistake(items[mostPresets] as Json, 'import_many');
  const lists = people ? readLists(people) : {};
  const ids = new Set<string>();
  return { presets: items.map((item) => readOne(item, ids, lists)), lists };
}

function readLists({ is }: Field): Record<string, PeopleList> {
  if (!('items' in is)) throw new Mistake(is, 'import_shape');
  const lists: Record<string, PeopleList> = {};
  for (const item of is.items) {
    const { id, name, people } = fieldsOf(item, ['id', 'name', 'people']);
    if (!id || !name || !people || !('items' in people.is)) throw new Mistake(item, 'import_missing', 'people');
    const key = readId(id, new Set(Object.keys(lists)));
    lists[key] = { name: readName(name), people: people.is.items.map(readPerson) };
  }
  return lists;
}

function readPerson(item: Json): Person {
  const { email, role } = fieldsOf(item, ['email', 'role']);
  const address = email && textOf(email.is);
  const [found] = readAddresses(address ?? '').found;
  if (!address || found !== address) throw new Mistake(email ?? item, 'import_person', address);
  if (!role) return { email: address };
  if (textOf(role.is) !== 'COHOST') throw new Mistake(role, 'import_person', textOf(role.is));
  return { email: address, role: 'COHOST' };
}

function readOne(item: Json, ids: Set<string>, lists: Record<string, PeopleList>): Preset {
  const fields = fieldsOf(item, ['id', 'name', 'settings', 'people']);
  for (const name of ['id', 'name', 'settings'] as const)
    if (!fields[name]) throw new Mistake(item, 'import_missing', name);
  const { id: idField, name: nameField, settings: list } = fields as Record<'id' | 'name' | 'settings', Field>;
  const id = readId(idField, ids);
  ids.add(id);
  const listId = fields.people && textOf(fields.people.is);
  if (fields.people && !Object.hasOwn(lists, listId ?? '')) throw new Mistake(fields.people, 'import_id', listId);
  return { id, name: readName(nameField), leaves: readSettings(list.is), ...(listId && { peopleListId: listId }) };
}

function readId(field: Field, known: Set<string>): string {
  const id = textOf(field.is) ?? '';
  if (!/^[\da-f]{8}$/.test(id)) throw new Mistake(field, 'import_id', id);
  if (known.has(id)) throw new Mistake(field, 'import_twice', id);
  return id;
}

function readName(field: Field): string {
  const name = textOf(field.is) ?? '';
  if (!name || name !== cleanName(name)) throw new Mistake(field, 'import_name');
  return name;
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

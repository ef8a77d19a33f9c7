import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settings } from '../../../src/meet/settings';
import { largestFileBytes, readPresetFile, writePresetFile } from '../../../src/options/preset-file';
import { cleanName, longestName, mostPresets, type Preset } from '../../../src/store/preset';
import { readAddresses } from '../../../src/ui/read-addresses';

const anyLeaves = fc.record(Object.fromEntries(settings.map(({ key, values }) => [key, fc.constantFrom(...values)])), {
  requiredKeys: [],
});
const anyId = fc.stringMatching(/^[0-9a-f]{8}$/);
const anyName = fc.string({ minLength: 1, unit: 'binary', maxLength: 100 }).map(cleanName).filter(Boolean);
const anyPreset: fc.Arbitrary<Preset> = fc.record({ id: anyId, name: anyName, leaves: anyLeaves });
const anyPresets = fc.uniqueArray(anyPreset, { selector: ({ id }) => id, maxLength: mostPresets });

test('presets survive export and import', () => {
  fc.assert(
    fc.property(anyPresets, (presets) => {
      expect(readPresetFile(writePresetFile(presets))).toEqual({ presets, lists: {} });
    }),
  );
});

const lists = {
  '0000000a': {
    name: 'Class 9b',
    people: [{ email: 'ann@school.example' }, { email: 'ben@school.example', role: 'COHOST' as const }],
  },
};
const withPeople: Preset = { id: '0123abcd', name: 'Mine', leaves: {}, peopleListId: '0000000a' };

describe('lists of people', () => {
  test('are in a file only where they were asked for, and then the preset names its own', () => {
    expect(writePresetFile([withPeople])).not.toMatch(/@|0000000a/);
    expect(readPresetFile(writePresetFile([withPeople], lists))).toEqual({ presets: [withPeople], lists });
  });

  test('survive export and import with the addresses that people paste', () => {
    const person = fc.record({ email: fc.emailAddress() });
    fc.assert(
      fc.property(fc.uniqueArray(person, { selector: ({ email }) => email.toLowerCase(), maxLength: 20 }), (people) => {
        const all = {
          '0000000a': { name: 'Class', people: people.filter(({ email }) => readAddresses(email).found[0] === email) },
        };
        expect(readPresetFile(writePresetFile([], all))).toEqual({ presets: [], lists: all });
      }),
    );
  });

  test.each([
    ['an address that is none', '"email": "ann"', 'import_person'],
    ['two in one', '"email": "ann@x.de, ben@x.de"', 'import_person'],
    ['a role that is none', '"email": "ann@x.de", "role": "BOSS"', 'import_person'],
    ['something else of a person', '"email": "ann@x.de", "phone": "1"', 'import_unknown'],
  ])('are refused with %s', (_, person, why) => {
    const file = writePresetFile([withPeople], lists).replace('"email": "ann@school.example"', person);
    expect(readPresetFile(file)).toMatchObject({ why });
  });

  test('are refused where a preset names one that is not there', () => {
    const file = writePresetFile([withPeople], lists).replace('"people": "0000000a"', '"people": "0000000b"');
    expect(readPresetFile(file)).toMatchObject({ why: 'import_id', what: '0000000b' });
  });
});

test('any presets there may be fit into synced storage, and their file is not too large to be read', () => {
  const full = Object.fromEntries(
    settings.map(({ key, values }) => [key, [...values].sort((a, b) => b.length - a.length)[0]]),
  );
  // Chrome counts the key and the JSON text in bytes; a sign such as < takes the most of them, as \u003C.
  const sizeOf = (preset: Preset) =>
    `preset:${preset.id}${JSON.stringify({ name: preset.name, leaves: preset.leaves, at: Date.now() })}`.length +
    preset.name.length * 5;
  const largest = { id: 'ffffffff', name: '<'.repeat(longestName), leaves: full };
  expect(sizeOf(largest)).toBeLessThan(8_192);
  expect(sizeOf(largest) * mostPresets).toBeLessThan(102_400);
  fc.assert(fc.property(anyPreset, (preset) => sizeOf(preset) <= sizeOf(largest)));
  const file = writePresetFile(Array.from({ length: mostPresets }, () => largest));
  expect(file.length).toBeLessThan(largestFileBytes);
});

/** A file with one preset, and with some of its lines replaced. */
function fileWith(replaced: Record<number, string>): string {
  const file = writePresetFile([{ id: '0123abcd', name: 'Mine', leaves: { accessType: 'OPEN', moderation: 'ON' } }]);
  return file
    .split('\n')
    .map((line, index) => replaced[index + 1] ?? line)
    .join('\n');
}

describe('a file with a mistake is refused with the line of it', () => {
  test.each([
    [1, '[', 'import_notJson', 2],
    [2, '"format": "other",', 'import_notOurs'],
    [3, '"version": 2,', 'import_version'],
    [3, '"version": "1",', 'import_version'],
    [3, '"version": 1, "more": 1,', 'import_unknown'],
    [4, '"presets": [3,', 'import_shape'],
    [6, '"id": "__proto__",', 'import_id'],
    [6, '"__proto__": {"polluted": true},', 'import_unknown'],
    [6, '"constructor": {"prototype": {}},', 'import_unknown'],
    [7, '"name": "",', 'import_name'],
    [7, '"name": " Mine",', 'import_name'],
    [7, `"name": "${'x'.repeat(61)}",`, 'import_name'],
    [7, '"name": "a\\u0000b",', 'import_name'],
    [7, '"name": 3,', 'import_name'],
    [7, '"name": "Mine", "name": "Yours",', 'import_twice'],
    [9, '"accessType": "EVERYBODY",', 'import_value'],
    [9, '"accessType": {"toString": 1},', 'import_value'],
    [9, '"accessType": "ACCESS_TYPE_UNSPECIFIED",', 'import_value'],
    [9, '"colour": "RED",', 'import_unknown'],
    [9, '"__proto__": {"accessType": "OPEN"},', 'import_unknown'],
    [10, '"accessType": "OPEN"', 'import_twice'],
  ] as const)('line %i: %s', (line, text, why, at: number = line) => {
    expect(readPresetFile(fileWith({ [line]: text }))).toMatchObject({ line: at, why });
    expect({}).not.toHaveProperty('polluted');
  });

  test('the same id twice', () => {
    const one = { id: '0123abcd', name: 'Mine', leaves: {} };
    expect(readPresetFile(writePresetFile([one, one]))).toMatchObject({ line: 11, why: 'import_twice' });
  });

  test('too many', () => {
    const many = Array.from({ length: mostPresets + 1 }, (_, at) => ({
      id: at.toString(16).padStart(8, '0'),
      name: 'Mine',
      leaves: {},
    }));
    expect(readPresetFile(writePresetFile(many))).toMatchObject({ why: 'import_many' });
  });

  test('anything else at all', () => {
    const isRefused = (text: string) => 'line' in readPresetFile(text);
    fc.assert(fc.property(fc.string(), isRefused));
    fc.assert(fc.property(fc.jsonValue(), (value) => isRefused(JSON.stringify(value))));
  });
});

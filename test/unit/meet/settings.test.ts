import { describe, expect, test } from 'vitest';
import {
  diff,
  findSettingOfFeature,
  mask,
  readSettingValues,
  type SettingKey,
  type SettingValues,
  settingOf,
  settings,
  toConfig,
} from '../../../src/meet/settings';
import type { SpaceConfig } from '../../../src/meet/types';
import { enumFields, leaves } from './facts';

/** Written a second way than the code under test does it, from the path in the facts. */
function nest(path: string, value: unknown): SpaceConfig {
  const [, ...steps] = path.split('.');
  return steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as SpaceConfig;
}

const official = (key: SettingKey, schema: string): string[] =>
  enumFields[`${schema}.${key}` as keyof typeof enumFields];

test('the table has the eleven leaves of the facts and no more', () => {
  expect(settings.map(({ key }) => key)).toEqual(leaves.map(([key]) => key));
  expect(settings).toHaveLength(11);
});

test('groups, in the order of a form', () => {
  const groups = Object.fromEntries(settings.map(({ key, group }) => [key, group]));
  expect(groups).toEqual({
    accessType: 'access',
    moderation: 'moderation',
    chatRestriction: 'moderation',
    reactionRestriction: 'moderation',
    presentRestriction: 'moderation',
    defaultJoinAsViewerType: 'moderation',
    autoRecordingGeneration: 'artifacts',
    autoTranscriptionGeneration: 'artifacts',
    autoSmartNotesGeneration: 'artifacts',
    attendanceReportGenerationType: 'artifacts',
    entryPointAccess: 'advanced',
  });
});

describe.each(leaves)('%s', (key, path, schema, feature, needs) => {
  const [zero, ...values] = official(key, schema);
  const setting = settingOf(key);
  // With moderation on, so that restrictions are not held back.
  const context: SettingValues = key === 'moderation' ? {} : { moderation: 'ON' };

  test('stands in the table as in the facts', () => {
    expect(setting).toMatchObject({
      key,
      path,
      feature,
      needsModeration: needs === 'moderation',
      needsSettingsScope: needs === 'scope',
    });
    expect([...setting.values].sort()).toEqual([...values].sort());
    expect(findSettingOfFeature(feature)).toBe(setting);
  });

  test('absent: not read, not written, not in a diff or a mask', () => {
    expect(readSettingValues({})).toEqual({});
    expect(toConfig({})).toEqual({});
    expect(toConfig({ [key]: undefined })).toEqual({});
    expect(diff({ ...context, [key]: values[0] }, {})).toEqual([]);
    expect(mask([])).toEqual([]);
  });

  test.each([...values, 'OF_TOMORROW'])('%s', (value) => {
    expect(readSettingValues(nest(path, value))).toEqual({ [key]: value });
    expect(toConfig({ [key]: value })).toEqual(nest(path, value));
    expect(readSettingValues(toConfig({ [key]: value }))).toEqual({ [key]: value });
    for (const from of [undefined, ...values, 'OF_TOMORROW', 'OF_THE_DAY_AFTER']) {
      const changes = diff({ ...context, [key]: from }, { [key]: value });
      const sentChanges = changes.filter((change) => !change.implied);
      expect(sentChanges).toEqual(from === value ? [] : [{ key, from, to: value }]);
      expect(mask(changes)).toEqual(from === value ? [] : [path]);
    }
  });

  test.each([zero, 1, null, true, [], {}, [values[0]]])('%j says nothing', (value) => {
    expect(readSettingValues(nest(path, value))).toEqual({});
  });
});

test.each([
  undefined,
  {},
  { artifactConfig: {} },
  { artifactConfig: 'x', moderationRestrictions: null },
  { artifactConfig: { recordingConfig: [] } },
] as (SpaceConfig | undefined)[])('a config of %j has no leaves', (config) => {
  expect(readSettingValues(config)).toEqual({});
});

test('all eleven together, there and back', () => {
  const all = Object.fromEntries(settings.map(({ key, values }) => [key, values.at(-1)])) as SettingValues;
  const config: SpaceConfig = {
    accessType: 'RESTRICTED',
    entryPointAccess: 'CREATOR_APP_ONLY',
    moderation: 'ON',
    moderationRestrictions: {
      chatRestriction: 'HOSTS_ONLY',
      reactionRestriction: 'HOSTS_ONLY',
      presentRestriction: 'HOSTS_ONLY',
      defaultJoinAsViewerType: 'ON',
    },
    attendanceReportGenerationType: 'GENERATE_REPORT',
    artifactConfig: {
      recordingConfig: { autoRecordingGeneration: 'ON' },
      transcriptionConfig: { autoTranscriptionGeneration: 'ON' },
      smartNotesConfig: { autoSmartNotesGeneration: 'ON' },
    },
  };
  expect(toConfig(all)).toEqual(config);
  expect(readSettingValues(config)).toEqual(all);
  expect(mask(diff({}, all))).toEqual(leaves.map(([, path]) => path));
});

test('keys that are no settings write nothing', () => {
  const hostile = JSON.parse('{"__proto__": "x", "constructor": "x", "path": "x", "accessType": "OPEN"}');
  expect(JSON.stringify(toConfig(hostile))).toBe('{"accessType":"OPEN"}');
  expect(findSettingOfFeature('updateEverything')).toBeUndefined();
  expect(findSettingOfFeature(undefined)).toBeUndefined();
});

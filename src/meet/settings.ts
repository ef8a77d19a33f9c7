import {
  accessTypes,
  attendanceReportGenerationTypes,
  autoGenerationTypes,
  defaultJoinAsViewerTypes,
  entryPointAccesses,
  moderations,
  restrictionTypes,
  type SpaceConfig,
  unspecifiedValues,
} from './types';

const restrictions = 'moderationRestrictions';
const artifacts = 'artifactConfig';

/** Key as the API spells the leaf; its parents below `config`; its values in the order a form shows them; its group. */
const rows = [
  ['accessType', [], accessTypes, 'access'],
  ['moderation', [], moderations, 'moderation'],
  ['chatRestriction', [restrictions], restrictionTypes, 'moderation'],
  ['reactionRestriction', [restrictions], restrictionTypes, 'moderation'],
  ['presentRestriction', [restrictions], restrictionTypes, 'moderation'],
  ['defaultJoinAsViewerType', [restrictions], defaultJoinAsViewerTypes, 'moderation'],
  ['autoRecordingGeneration', [artifacts, 'recordingConfig'], autoGenerationTypes, 'artifacts'],
  ['autoTranscriptionGeneration', [artifacts, 'transcriptionConfig'], autoGenerationTypes, 'artifacts'],
  ['autoSmartNotesGeneration', [artifacts, 'smartNotesConfig'], autoGenerationTypes, 'artifacts'],
  ['attendanceReportGenerationType', [], attendanceReportGenerationTypes, 'artifacts'],
  ['entryPointAccess', [], entryPointAccesses, 'advanced'],
] as const;

export type SettingKey = (typeof rows)[number][0];
export type SettingGroup = (typeof rows)[number][3];
/** Settings by key: only those that are known. Values Google adds later survive. */
export type Leaves = Partial<Record<SettingKey, string>>;

export interface Setting {
  key: SettingKey;
  /** From the space downwards, such as `config.artifactConfig.recordingConfig.autoRecordingGeneration`. */
  path: string;
  /** The names on the way from the space to the leaf, the leaf included. */
  steps: readonly string[];
  values: readonly string[];
  group: SettingGroup;
  /** In effect only while moderation is ON; Google resets it when moderation is OFF. */
  needsModeration: boolean;
  /** Needs the scope meetings.space.settings, on create too: https://developers.google.com/workspace/meet/api/guides/meeting-spaces-configuration */
  needsSettingsScope: boolean;
  /** How ErrorInfo metadata.feature_name calls it; measured for some by others, the rest follows the same pattern. */
  feature: string;
}

/** The eleven leaf settings of a space: the one table that drives form, labels, diff and mask. */
export const settings: readonly Setting[] = rows.map(([key, parents, values, group]) => {
  const steps = ['config', ...parents, key];
  return {
    key,
    path: steps.join('.'),
    steps,
    values,
    group,
    needsModeration: steps.includes(restrictions),
    needsSettingsScope: steps.includes(artifacts),
    feature: `update${key[0]?.toUpperCase()}${key.slice(1)}`,
  };
});

export const settingOf = (key: SettingKey) => settings.find((setting) => setting.key === key) as Setting;

/** Which control a refused feature belongs to; undefined for one that Google added. */
export const findSettingOfFeature = (feature: string | undefined) => settings.find((s) => s.feature === feature);

export const isUnspecified = (value: unknown) => (unspecifiedValues as readonly unknown[]).includes(value);

type Tree = { [name: string]: unknown };
export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a config says: only what is there. An unspecified value says nothing, an unknown one survives. */
export function readLeaves(config?: SpaceConfig): Leaves {
  const leaves: Leaves = {};
  for (const { key, steps } of settings) {
    let value: unknown = { config };
    for (const step of steps) value = isTree(value) ? value[step] : undefined;
    if (typeof value === 'string' && !isUnspecified(value)) leaves[key] = value;
  }
  return leaves;
}

/** The nested config that carries exactly these leaves. */
export function toConfig(leaves: Leaves): SpaceConfig {
  const space: Tree = { config: {} };
  for (const { key, steps } of settings) {
    if (leaves[key] === undefined) continue;
    let tree = space;
    for (const step of steps.slice(0, -1)) {
      tree[step] ??= {};
      tree = tree[step] as Tree;
    }
    tree[key] = leaves[key];
  }
  return space.config as SpaceConfig;
}

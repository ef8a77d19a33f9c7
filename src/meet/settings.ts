import { isObject } from './json';
import {
  accessTypes,
  attendanceReportGenerationTypes,
  autoGenerationTypes,
  defaultJoinAsViewerTypes,
  entryPointAccesses,
  isUnspecified,
  moderations,
  restrictionTypes,
  type SpaceConfig,
} from './types';

const restrictions = 'moderationRestrictions';
const artifacts = 'artifactConfig';

/**
 * Key as the API spells the leaf; its parents below `config`; its values in the order a form shows them, of a
 * restriction first the one that holds while moderation is off; its group.
 */
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

/** A setting by the API's name of its leaf field. */
export type SettingKey = (typeof rows)[number][0];
/** The part of a form in which a setting stands. */
export type SettingGroup = (typeof rows)[number][3];
/** Settings by key: only those that are known. Values Google adds later survive. */
export type SettingValues = Partial<Record<SettingKey, string>>;

/** What is to be known of one setting, wherever it is read, written or shown. */
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

/** The row of the table for a setting. */
export const settingOf = (key: SettingKey) => settings.find((setting) => setting.key === key) as Setting;

/** Which control a refused feature belongs to; undefined for one that Google added. */
export const findSettingOfFeature = (feature: string | undefined) => settings.find((s) => s.feature === feature);

type Tree = { [name: string]: unknown };

/** What a config says: only what is there. An unspecified value says nothing, an unknown one survives. */
export function readSettingValues(config?: SpaceConfig): SettingValues {
  const leaves: SettingValues = {};
  for (const { key, steps } of settings) {
    let value: unknown = { config };
    for (const step of steps) value = isObject(value) ? value[step] : undefined;
    if (typeof value === 'string' && !isUnspecified(value)) leaves[key] = value;
  }
  return leaves;
}

/** The nested config that carries exactly these leaves. */
export function toConfig(leaves: SettingValues): SpaceConfig {
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

/** One setting that is to be different. `from` is absent when the present value is not known. */
export interface Change {
  key: SettingKey;
  from?: string;
  to: string;
  /** Not sent: Google does it by itself when moderation goes off. */
  implied?: true;
  /** Wanted and not sent: a restriction means nothing while moderation is off. */
  inactive?: true;
}

/**
 * What has to change so that every wanted leaf holds, in the order of the table. Without a wanted or known moderation
 * restrictions are sent, because the account's policy may have it on; `findMismatches` tells what became of them.
 */
export function diff(now: SettingValues, wanted: SettingValues): Change[] {
  const off = (wanted.moderation ?? now.moderation) === 'OFF';
  const goesOff = off && now.moderation !== 'OFF';
  return settings.flatMap(({ key, needsModeration, values: [free = ''] }): Change[] => {
    const from = now[key];
    const to = wanted[key];
    if (needsModeration && goesOff && from !== undefined && from !== free)
      return [{ key, from, to: free, implied: true }];
    if (to === undefined || to === from) return [];
    return [{ key, from, to, ...(needsModeration && off && { inactive: true }) }];
  });
}

/** The leaves that a request carries for these changes: neither the implied nor the inactive ones. */
export function sent(changes: readonly Change[]): SettingValues {
  return Object.fromEntries(changes.filter((c) => !c.implied && !c.inactive).map(({ key, to }) => [key, to]));
}

/** The leaf paths of exactly what differs; empty means that nothing is to be sent. */
export function mask(changes: readonly Change[]): string[] {
  const leaves = sent(changes);
  return settings.filter(({ key }) => leaves[key] !== undefined).map(({ path }) => path);
}

/** A setting that does not hold although it was asked for; `got` is absent when the answer does not say. */
export interface Mismatch {
  key: SettingKey;
  wanted: string;
  got?: string;
}

/**
 * What Google did not apply: 200 does not prove that a setting stuck. Bare values stand for a new space. An answer
 * without a config (it goes to the owner only) confirms nothing.
 */
export function findMismatches(wanted: SettingValues | Change[], answer?: SpaceConfig): Mismatch[] {
  const asked = sent(Array.isArray(wanted) ? wanted : diff({}, wanted));
  const applied = readSettingValues(answer);
  return settings.flatMap(({ key }) => {
    const value = asked[key];
    return value === undefined || value === applied[key] ? [] : [{ key, wanted: value, got: applied[key] }];
  });
}

/**
 * These settings, and those on which a change of them bears: a restriction hangs on moderation and moderation on its
 * restrictions, so each brings the other along.
 */
export function concerned(keys: readonly SettingKey[]): SettingKey[] {
  const restricts = keys.some((key) => settingOf(key).needsModeration);
  const concerns = ({ key, needsModeration }: Setting) =>
    keys.includes(key) || (key === 'moderation' && restricts) || (needsModeration && keys.includes('moderation'));
  return settings.filter(concerns).map(({ key }) => key);
}

/** Which of these settings, or of what they bring along, somebody else changed since they were shown. */
export const conflicts = (shown: SettingValues, now: SettingValues, keys: readonly SettingKey[]): SettingKey[] =>
  concerned(keys).filter((key) => shown[key] !== now[key]);

/** What applying the preset again would change; empty while the space matches it. */
export function drift(preset: SettingValues, now: SettingValues): Change[] {
  return diff(now, preset).filter((change) => !change.implied && !change.inactive);
}

/** Fields, and values of known fields, that Google added since: to be shown, never to be written. */
export function unknownFields(config?: SpaceConfig): { path: string; value: unknown }[] {
  const walk = (tree: object, above: string): { path: string; value: unknown }[] =>
    Object.entries(tree).flatMap(([name, value]) => {
      const path = `${above}.${name}`;
      if (isObject(value) && settings.some((setting) => setting.path.startsWith(`${path}.`))) return walk(value, path);
      const known = settings.find((setting) => setting.path === path);
      const says =
        value !== null &&
        value !== undefined &&
        !(known && (known.values.includes(value as string) || isUnspecified(value)));
      return says ? [{ path, value }] : [];
    });
  return config ? walk(config, 'config') : [];
}

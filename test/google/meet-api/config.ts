/** One leaf setting of a space: where it lies in `config`, its enum and the feature Google names when it refuses it. */
export interface Leaf {
  /** Path below `config`, as the REST API spells it. */
  path: string;
  /** The enum's name in the package google.apps.meet.v2. */
  type: string;
  /** The values in the order of their numbers, the unspecified one first. */
  values: readonly string[];
}

/** `config` as JSON. Values that the table does not know are kept: Google may add fields and values at any time. */
export interface ConfigJson {
  [field: string]: string | ConfigJson | undefined;
}

const restriction = {
  type: 'SpaceConfig.ModerationRestrictions.RestrictionType',
  values: ['RESTRICTION_TYPE_UNSPECIFIED', 'HOSTS_ONLY', 'NO_RESTRICTION'],
};
const generation = {
  type: 'SpaceConfig.ArtifactConfig.AutoGenerationType',
  values: ['AUTO_GENERATION_TYPE_UNSPECIFIED', 'ON', 'OFF'],
};

/** The eleven settings: https://developers.google.com/workspace/meet/api/reference/rest/v2/spaces#SpaceConfig */
export const leaves: readonly Leaf[] = [
  {
    path: 'accessType',
    type: 'SpaceConfig.AccessType',
    values: ['ACCESS_TYPE_UNSPECIFIED', 'OPEN', 'TRUSTED', 'RESTRICTED'],
  },
  {
    path: 'entryPointAccess',
    type: 'SpaceConfig.EntryPointAccess',
    values: ['ENTRY_POINT_ACCESS_UNSPECIFIED', 'ALL', 'CREATOR_APP_ONLY'],
  },
  { path: 'moderation', type: 'SpaceConfig.Moderation', values: ['MODERATION_UNSPECIFIED', 'OFF', 'ON'] },
  { path: 'moderationRestrictions.chatRestriction', ...restriction },
  { path: 'moderationRestrictions.reactionRestriction', ...restriction },
  { path: 'moderationRestrictions.presentRestriction', ...restriction },
  {
    path: 'moderationRestrictions.defaultJoinAsViewerType',
    type: 'SpaceConfig.ModerationRestrictions.DefaultJoinAsViewerType',
    values: ['DEFAULT_JOIN_AS_VIEWER_TYPE_UNSPECIFIED', 'ON', 'OFF'],
  },
  {
    path: 'attendanceReportGenerationType',
    type: 'SpaceConfig.AttendanceReportGenerationType',
    values: ['ATTENDANCE_REPORT_GENERATION_TYPE_UNSPECIFIED', 'GENERATE_REPORT', 'DO_NOT_GENERATE'],
  },
  { path: 'artifactConfig.recordingConfig.autoRecordingGeneration', ...generation },
  { path: 'artifactConfig.transcriptionConfig.autoTranscriptionGeneration', ...generation },
  { path: 'artifactConfig.smartNotesConfig.autoSmartNotesGeneration', ...generation },
];

/** `updateAccessType`, `updateAutoRecordingGeneration`, …: the feature of a leaf in Google's refusal. */
export function featureOf(path: string): string {
  const last = path.slice(path.lastIndexOf('.') + 1);
  return `update${last.charAt(0).toUpperCase()}${last.slice(1)}`;
}

/** The number of an enum value in Google's protos, for callers that ask for numbers. */
export function enumNumber(path: string, value: string): number | undefined {
  const index = leaves.find((leaf) => leaf.path === path)?.values.indexOf(value) ?? -1;
  return index < 0 ? undefined : index;
}

/** What a leaf holds, or undefined. */
export function readLeaf(config: ConfigJson, path: string): string | undefined {
  let at: string | ConfigJson | undefined = config;
  for (const step of path.split('.')) at = typeof at === 'object' ? at[step] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** Sets a leaf in place; `undefined` takes it away, and the branches that it leaves bare. */
export function writeLeaf(config: ConfigJson, path: string, value: string | undefined): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    if (value === undefined) delete config[first];
    else config[first] = value;
    return;
  }
  const existing = config[first];
  const branch = typeof existing === 'object' ? existing : {};
  writeLeaf(branch, rest.join('.'), value);
  if (Object.keys(branch).length === 0) delete config[first];
  else config[first] = branch;
}

/** `top` laid over `base`, branch by branch; neither is changed. */
export function overlay(base: ConfigJson, top: ConfigJson): ConfigJson {
  const merged = structuredClone(base);
  for (const [field, value] of Object.entries(top)) {
    const under = merged[field];
    merged[field] = typeof value === 'object' && typeof under === 'object' ? overlay(under, value) : value;
  }
  return merged;
}

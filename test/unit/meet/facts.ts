/** What the discovery document (revision 20260915) says, written down by hand: the types are held against it. */
export const schemaFields = {
  Space: ['name', 'meetingUri', 'meetingCode', 'config', 'activeConference', 'phoneAccess', 'gatewaySipAccess'],
  SpaceConfig: [
    'accessType',
    'entryPointAccess',
    'moderation',
    'moderationRestrictions',
    'attendanceReportGenerationType',
    'artifactConfig',
  ],
  ModerationRestrictions: ['chatRestriction', 'reactionRestriction', 'presentRestriction', 'defaultJoinAsViewerType'],
  ArtifactConfig: ['recordingConfig', 'transcriptionConfig', 'smartNotesConfig'],
  RecordingConfig: ['autoRecordingGeneration'],
  TranscriptionConfig: ['autoTranscriptionGeneration'],
  SmartNotesConfig: ['autoSmartNotesGeneration'],
  ActiveConference: ['conferenceRecord'],
  PhoneAccess: ['phoneNumber', 'pin', 'languageCode', 'regionCode'],
  GatewaySipAccess: ['uri', 'sipAccessCode'],
  ConferenceRecord: ['name', 'startTime', 'endTime', 'expireTime', 'space'],
  Participant: ['name', 'earliestStartTime', 'latestEndTime', 'signedinUser', 'anonymousUser', 'phoneUser'],
  SignedinUser: ['user', 'displayName'],
  AnonymousUser: ['displayName'],
  PhoneUser: ['displayName'],
  ParticipantSession: ['name', 'startTime', 'endTime'],
  Recording: ['name', 'state', 'startTime', 'endTime', 'driveDestination'],
  Transcript: ['name', 'state', 'startTime', 'endTime', 'docsDestination'],
  SmartNote: ['name', 'state', 'startTime', 'endTime', 'docsDestination'],
  DriveDestination: ['file', 'exportUri'],
  DocsDestination: ['document', 'exportUri'],
} as const;

const restriction = ['RESTRICTION_TYPE_UNSPECIFIED', 'HOSTS_ONLY', 'NO_RESTRICTION'];
const auto = ['AUTO_GENERATION_TYPE_UNSPECIFIED', 'ON', 'OFF'];
const state = ['STATE_UNSPECIFIED', 'STARTED', 'ENDED', 'FILE_GENERATED'];

/** Every enum field, with its zero value first. */
export const enumFields = {
  'SpaceConfig.accessType': ['ACCESS_TYPE_UNSPECIFIED', 'OPEN', 'TRUSTED', 'RESTRICTED'],
  'SpaceConfig.entryPointAccess': ['ENTRY_POINT_ACCESS_UNSPECIFIED', 'ALL', 'CREATOR_APP_ONLY'],
  'SpaceConfig.moderation': ['MODERATION_UNSPECIFIED', 'OFF', 'ON'],
  'SpaceConfig.attendanceReportGenerationType': [
    'ATTENDANCE_REPORT_GENERATION_TYPE_UNSPECIFIED',
    'GENERATE_REPORT',
    'DO_NOT_GENERATE',
  ],
  'ModerationRestrictions.chatRestriction': restriction,
  'ModerationRestrictions.reactionRestriction': restriction,
  'ModerationRestrictions.presentRestriction': restriction,
  'ModerationRestrictions.defaultJoinAsViewerType': ['DEFAULT_JOIN_AS_VIEWER_TYPE_UNSPECIFIED', 'ON', 'OFF'],
  'RecordingConfig.autoRecordingGeneration': auto,
  'TranscriptionConfig.autoTranscriptionGeneration': auto,
  'SmartNotesConfig.autoSmartNotesGeneration': auto,
  'Recording.state': state,
  'Transcript.state': state,
  'SmartNote.state': state,
};

/** The eleven leaves below `config`: path, its schema, the feature name in a refusal, what it needs. */
export const leaves = [
  ['accessType', 'config.accessType', 'SpaceConfig', 'updateAccessType', ''],
  ['moderation', 'config.moderation', 'SpaceConfig', 'updateModeration', ''],
  [
    'chatRestriction',
    'config.moderationRestrictions.chatRestriction',
    'ModerationRestrictions',
    'updateChatRestriction',
    'moderation',
  ],
  [
    'reactionRestriction',
    'config.moderationRestrictions.reactionRestriction',
    'ModerationRestrictions',
    'updateReactionRestriction',
    'moderation',
  ],
  [
    'presentRestriction',
    'config.moderationRestrictions.presentRestriction',
    'ModerationRestrictions',
    'updatePresentRestriction',
    'moderation',
  ],
  [
    'defaultJoinAsViewerType',
    'config.moderationRestrictions.defaultJoinAsViewerType',
    'ModerationRestrictions',
    'updateDefaultJoinAsViewerType',
    'moderation',
  ],
  [
    'autoRecordingGeneration',
    'config.artifactConfig.recordingConfig.autoRecordingGeneration',
    'RecordingConfig',
    'updateAutoRecordingGeneration',
    'scope',
  ],
  [
    'autoTranscriptionGeneration',
    'config.artifactConfig.transcriptionConfig.autoTranscriptionGeneration',
    'TranscriptionConfig',
    'updateAutoTranscriptionGeneration',
    'scope',
  ],
  [
    'autoSmartNotesGeneration',
    'config.artifactConfig.smartNotesConfig.autoSmartNotesGeneration',
    'SmartNotesConfig',
    'updateAutoSmartNotesGeneration',
    'scope',
  ],
  [
    'attendanceReportGenerationType',
    'config.attendanceReportGenerationType',
    'SpaceConfig',
    'updateAttendanceReportGenerationType',
    '',
  ],
  ['entryPointAccess', 'config.entryPointAccess', 'SpaceConfig', 'updateEntryPointAccess', ''],
] as const;

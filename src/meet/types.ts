/**
 * What the Meet REST API v2 sends and takes, as its discovery document (revision 20260915) spells it:
 * https://meet.googleapis.com/$discovery/rest?version=v2
 *
 * Answers are passed through as parsed: a field or a value that Google adds later survives untouched.
 * Google leaves out what has its default value, so nearly everything is optional.
 */

/** A value known today, or one that Google may add: reading code must have an answer for both. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** Known values of AccessType. */
export const accessTypes = ['OPEN', 'TRUSTED', 'RESTRICTED'] as const;
/** The access type of a locked meeting: everybody but invited people knocks. */
export const LOCKED = 'RESTRICTED';
/** Known values of EntryPointAccess. */
export const entryPointAccesses = ['ALL', 'CREATOR_APP_ONLY'] as const;
/** Known values of Moderation. */
export const moderations = ['OFF', 'ON'] as const;
/** Known values of RestrictionType. */
export const restrictionTypes = ['NO_RESTRICTION', 'HOSTS_ONLY'] as const;
/** Known values of DefaultJoinAsViewerType. */
export const defaultJoinAsViewerTypes = ['OFF', 'ON'] as const;
/** Known values of AttendanceReportGenerationType. */
export const attendanceReportGenerationTypes = ['DO_NOT_GENERATE', 'GENERATE_REPORT'] as const;
/** Known values of AutoGenerationType. */
export const autoGenerationTypes = ['OFF', 'ON'] as const;
/** Known values of ArtifactState. */
export const artifactStates = ['STARTED', 'ENDED', 'FILE_GENERATED'] as const;

/** The zero value of any enum. Google does not return it and refuses some; here it counts as "not there". */
export const isUnspecified = (value: unknown): boolean => typeof value === 'string' && value.endsWith('_UNSPECIFIED');

/**
 * Who joins without knocking. OPEN: anyone with the link; TRUSTED: organisation, invited, dial-in; RESTRICTED: invited.
 */
export type AccessType = Open<(typeof accessTypes)[number]>;
/** With CREATOR_APP_ONLY, ordinary Meet links stop working: only entry points of the creating project lead in. */
export type EntryPointAccess = Open<(typeof entryPointAccesses)[number]>;
/** Whether the host manages the meeting: without it the restrictions mean nothing. */
export type Moderation = Open<(typeof moderations)[number]>;
/** Who may use a feature while moderation is on. */
export type RestrictionType = Open<(typeof restrictionTypes)[number]>;
/** Whether people join as viewers, who can neither speak nor present. */
export type DefaultJoinAsViewerType = Open<(typeof defaultJoinAsViewerTypes)[number]>;
/** Whether the host gets a list of who took part. */
export type AttendanceReportGenerationType = Open<(typeof attendanceReportGenerationTypes)[number]>;
/** Whether something is made by itself as soon as the call starts. */
export type AutoGenerationType = Open<(typeof autoGenerationTypes)[number]>;
/** How far a recording, a transcript or notes have got. */
export type ArtifactState = Open<(typeof artifactStates)[number]>;

/** `spaces/{id}`: the id is made by the server, case sensitive and permanent. The key under which a space is kept. */
export type SpaceName = `spaces/${string}`;
/** `conferenceRecords/{id}`: one call held in a space. Deleted 30 days after the call ended. */
export type ConferenceRecordName = `conferenceRecords/${string}`;
/** `conferenceRecords/{id}/participants/{id}`: somebody in one call. */
export type ParticipantName = `${ConferenceRecordName}/participants/${string}`;
/** `conferenceRecords/{id}/transcripts/{id}`: what was said in one call. */
export type TranscriptName = `${ConferenceRecordName}/transcripts/${string}`;
/** An RFC 3339 time stamp. */
export type Timestamp = string;

/** What only hosts may do while moderation is on. */
export interface ModerationRestrictions {
  chatRestriction?: RestrictionType;
  reactionRestriction?: RestrictionType;
  presentRestriction?: RestrictionType;
  defaultJoinAsViewerType?: DefaultJoinAsViewerType;
}

/** Whether calls are recorded by themselves. */
export interface RecordingConfig {
  autoRecordingGeneration?: AutoGenerationType;
}

/** Whether calls are transcribed by themselves. */
export interface TranscriptionConfig {
  autoTranscriptionGeneration?: AutoGenerationType;
}

/** Whether notes are taken by themselves. */
export interface SmartNotesConfig {
  autoSmartNotesGeneration?: AutoGenerationType;
}

/** What is made of a call by itself. */
export interface ArtifactConfig {
  recordingConfig?: RecordingConfig;
  transcriptionConfig?: TranscriptionConfig;
  smartNotesConfig?: SmartNotesConfig;
}

/** All settings of a space. */
export interface SpaceConfig {
  accessType?: AccessType;
  entryPointAccess?: EntryPointAccess;
  moderation?: Moderation;
  /** In effect while `moderation` is ON; Google resets them when it is OFF. */
  moderationRestrictions?: ModerationRestrictions;
  attendanceReportGenerationType?: AttendanceReportGenerationType;
  artifactConfig?: ArtifactConfig;
}

/** The call that is running in a space. */
export interface ActiveConference {
  conferenceRecord?: ConferenceRecordName;
}

/** A number to dial in by. */
export interface PhoneAccess {
  /** E.164, with the leading +. */
  phoneNumber?: string;
  /** Decimal digits; the length varies. */
  pin?: string;
  /** BCP 47, such as `es-419`. */
  languageCode?: string;
  /** ISO 3166, such as `SE`. */
  regionCode?: string;
}

/** An address by which meeting rooms join. */
export interface GatewaySipAccess {
  /** `sip:USER_ID@GATEWAY_ADDRESS` or `sips:…`. */
  uri?: string;
  /** Digits, for devices on which a code is typed. */
  sipAccessCode?: string;
}

/** A meeting room. The client vouches for `name`: an answer without it is a bad answer. */
export interface Space {
  name: SpaceName;
  meetingUri?: string;
  /** Can be detached and given to another space; it names this one today only. */
  meetingCode?: string;
  /** Sent to the owner alone: absent means "not yours to see". */
  config?: SpaceConfig;
  /** There while a call is running, for its owner and its participants. */
  activeConference?: ActiveConference;
  phoneAccess?: PhoneAccess[];
  gatewaySipAccess?: GatewaySipAccess[];
}

/** `spaces/{space}/members/{member}`. */
export type MemberName = `${SpaceName}/members/${string}`;

/**
 * Somebody who may walk into a space without knocking, and with the role helps to host it while moderation is ON.
 * https://developers.google.com/workspace/meet/api/guides/meeting-space-members
 */
export interface Member {
  name: MemberName;
  /** Google leaves it out only where the person has no address that it shows. */
  email?: string;
  /** Absent for a guest, as everything that has its default. */
  role?: MemberRole;
}

/** What a member is besides being let in. */
export type MemberRole = 'COHOST';

/** One call that was or is held in a space. */
export interface ConferenceRecord {
  name?: ConferenceRecordName;
  space?: SpaceName;
  startTime?: Timestamp;
  /** Absent while the call is running. */
  endTime?: Timestamp;
  expireTime?: Timestamp;
}

/** Somebody in a call with a Google account. */
export interface SignedinUser {
  /** `users/{id}`. */
  user?: string;
  displayName?: string;
}

/** Somebody in a call without a Google account. */
export interface AnonymousUser {
  displayName?: string;
}

/** Somebody in a call by phone. */
export interface PhoneUser {
  /** The number, partly blanked out by Google. */
  displayName?: string;
}

/** Exactly one of the three kinds of user is set. */
export interface Participant {
  name?: string;
  earliestStartTime?: Timestamp;
  /** Absent while the person is in the call. */
  latestEndTime?: Timestamp;
  signedinUser?: SignedinUser;
  anonymousUser?: AnonymousUser;
  phoneUser?: PhoneUser;
}

/** One stay of a participant in a call: people leave and come back. */
export interface ParticipantSession {
  name?: string;
  startTime?: Timestamp;
  endTime?: Timestamp;
}

interface Artifact {
  name?: string;
  state?: ArtifactState;
  startTime?: Timestamp;
  endTime?: Timestamp;
}

/** Where in Google Drive a file is. */
export interface DriveDestination {
  /** The Drive file id. */
  file?: string;
  exportUri?: string;
}

/** Which document in Google Docs it is. */
export interface DocsDestination {
  /** The Docs document id. */
  document?: string;
  exportUri?: string;
}

/** A video of a call. */
export interface Recording extends Artifact {
  driveDestination?: DriveDestination;
}

/** What was said in a call. */
export interface Transcript extends Artifact {
  docsDestination?: DocsDestination;
}

/** Notes that Google took of a call. */
export interface SmartNote extends Artifact {
  docsDestination?: DocsDestination;
}

/** One page of a list. `nextPageToken` is absent on the last one. */
interface Page {
  nextPageToken?: string;
}

/** One page of calls, the newest first. */
export interface ConferenceRecordPage extends Page {
  conferenceRecords?: ConferenceRecord[];
}

/** One page of people in a call. */
export interface ParticipantPage extends Page {
  participants?: Participant[];
  /** Sent only when asked for by `fields`. */
  totalSize?: number;
}

/** One page of the stays of one participant, the latest first. */
export interface ParticipantSessionPage extends Page {
  participantSessions?: ParticipantSession[];
}

/** Something that somebody said in a call, of at most 10,000 words. */
export interface TranscriptEntry {
  name?: string;
  participant?: ParticipantName;
  text?: string;
  languageCode?: string;
  startTime?: Timestamp;
  endTime?: Timestamp;
}

/** One page of what was said, the earliest first. */
export interface TranscriptEntryPage extends Page {
  transcriptEntries?: TranscriptEntry[];
}

/** One page of recordings. */
export interface RecordingPage extends Page {
  recordings?: Recording[];
}

/** One page of transcripts. */
export interface TranscriptPage extends Page {
  transcripts?: Transcript[];
}

/** One page of notes. */
export interface SmartNotePage extends Page {
  smartNotes?: SmartNote[];
}

/** What a list can be asked: how much of it, which part and which fields. */
export interface ListQuery {
  pageSize?: number;
  pageToken?: string;
  /** Such as `latest_end_time IS NULL`: snake case, strings in double quotes. */
  filter?: string;
  /** Which fields to send, such as `totalSize`. */
  fields?: string;
}

import { codeOfUrl, isMeetingCode, meetingUri } from './code';
import { isCode, partPath, resource, writable } from './names';
import { type ApiRequest, asker, type MeetOptions, sender, type TokenSource } from './request';
import { readSettingValues, settings, toConfig } from './settings';
import type {
  ConferenceRecord,
  ConferenceRecordName,
  ConferenceRecordPage,
  ListQuery,
  ParticipantName,
  ParticipantPage,
  ParticipantSessionPage,
  RecordingPage,
  SmartNotePage,
  Space,
  SpaceConfig,
  SpaceName,
  TranscriptEntryPage,
  TranscriptName,
  TranscriptPage,
} from './types';

export type { MeetOptions, TokenSource } from './request';

/**
 * The Meet REST API v2. Every call rejects with a MeetError, or with what the token source threw: nothing was sent then. A
 * name or a mask that no correct caller hands over is a TypeError.
 */
export interface MeetClient {
  createSpace(config?: SpaceConfig): Promise<Space>;
  /** By `spaces/{id}` or by meeting code; the only call that takes a code. */
  getSpace(nameOrCode: string): Promise<Space>;
  /** Sends the masked leaves of `config` and nothing else. `mask` has leaf paths, each with a value in `config`. */
  patchSpace(name: SpaceName, config: SpaceConfig, mask: readonly string[]): Promise<Space>;
  /**
   * Ends the call for everybody. Only for spaces that this app made: all others are `denied`. Resolves on Google's own
   * empty answer alone; any other is an `outcomeUnknown`.
   */
  endActiveConference(name: SpaceName): Promise<void>;
  getConferenceRecord(record: ConferenceRecordName): Promise<ConferenceRecord>;
  listConferenceRecords(query?: ListQuery): Promise<ConferenceRecordPage>;
  listParticipants(record: ConferenceRecordName, query?: ListQuery): Promise<ParticipantPage>;
  listParticipantSessions(participant: ParticipantName, query?: ListQuery): Promise<ParticipantSessionPage>;
  listRecordings(record: ConferenceRecordName, query?: ListQuery): Promise<RecordingPage>;
  listTranscripts(record: ConferenceRecordName, query?: ListQuery): Promise<TranscriptPage>;
  listTranscriptEntries(transcript: TranscriptName, query?: ListQuery): Promise<TranscriptEntryPage>;
  listSmartNotes(record: ConferenceRecordName, query?: ListQuery): Promise<SmartNotePage>;
}

/** A client is a value made with its token source and, for tests, its origin. */
export function meetClient(tokenSource: TokenSource, options: MeetOptions = {}): MeetClient {
  const send = sender(tokenSource, options);
  const get = <T>(path: string, query?: ListQuery) => send({ method: 'GET', path, query: { ...query } }) as Promise<T>;
  const list =
    (of: string) =>
    <T>(record: string, query?: ListQuery) =>
      get<T>(`${resource('conferenceRecords', record)}/${of}`, query);

  const ask = asker(send);

  /** Every later write goes to the name in the answer, so one without a name, or with another space's, is of no use. */
  const space = async (request: ApiRequest, name?: string) =>
    linked(
      await ask<Space>(request, (given) =>
        name === undefined ? /^spaces\/[^/]+$/.test(given.name) : given.name === name,
      ),
    );

  return {
    createSpace: async (config) =>
      space({ method: 'POST', path: '/v2/spaces', body: config && Object.keys(config).length ? { config } : {} }),
    getSpace: async (given) => {
      const name = isMeetingCode(given) ? `spaces/${given}` : given;
      return space({ method: 'GET', path: resource('spaces', name) }, isCode(name) ? undefined : name);
    },
    patchSpace: async (name, config, mask) => {
      const wanted = readSettingValues(config);
      const masked = settings.filter(({ path, key }) => mask.includes(path) && wanted[key] !== undefined);
      if (!masked.length || masked.length !== new Set(mask).size) throw new TypeError(`No mask: ${mask}`);
      const body = { config: toConfig(Object.fromEntries(masked.map(({ key }) => [key, wanted[key]]))) };
      const updateMask = masked.map(({ path }) => path).join();
      return space({ method: 'PATCH', path: writable(name), query: { updateMask }, body }, name);
    },
    endActiveConference: async (name) => {
      const path = `${writable(name)}:endActiveConference`;
      await ask({ method: 'POST', path, body: {} }, (given) => Object.keys(given).length === 0);
    },
    getConferenceRecord: async (record) => {
      const path = resource('conferenceRecords', record);
      return ask<ConferenceRecord>({ method: 'GET', path }, ({ name }) => name === record);
    },
    listConferenceRecords: async (query) => get('/v2/conferenceRecords', query),
    listParticipants: async (record, query) => list('participants')(record, query),
    listParticipantSessions: async (participant, query) =>
      get(`${partPath('participants', participant)}/participantSessions`, query),
    listRecordings: async (record, query) => list('recordings')(record, query),
    listTranscripts: async (record, query) => list('transcripts')(record, query),
    listTranscriptEntries: async (transcript, query) => get(`${partPath('transcripts', transcript)}/entries`, query),
    listSmartNotes: async (record, query) => list('smartNotes')(record, query),
  };
}

/** Google sends a code and a link. Where one of them is missing, it follows from the other. */
function linked(space: Space): Space {
  const reading = codeOfUrl(space.meetingUri);
  const code = space.meetingCode ?? (reading.ok ? reading.code : undefined);
  if (!code || !isMeetingCode(code)) return space;
  return { meetingUri: meetingUri(code), ...space, meetingCode: code };
}

import { codeOfUrl, isMeetingCode, meetingUri } from './code';
import { BadAnswer, type MeetRequest, OutcomeUnknown } from './errors';
import { type MeetOptions, sender, type TokenSource } from './request';
import { readSettingValues, settings, toConfig } from './settings';
import type {
  ConferenceRecord,
  ConferenceRecordName,
  ConferenceRecordPage,
  ListQuery,
  ParticipantPage,
  RecordingPage,
  SmartNotePage,
  Space,
  SpaceConfig,
  SpaceName,
  TranscriptPage,
} from './types';

export type { MeetOptions, TokenSource } from './request';

/**
 * The Meet REST API v2. Every call rejects with a MeetError, with what the token source threw (nothing was sent then),
 * or, for reads, with the reason of the aborted signal. A name or a mask that no correct caller hands over is a
 * TypeError.
 */
export interface MeetClient {
  createSpace(config?: SpaceConfig): Promise<Space>;
  /** By `spaces/{id}` or by meeting code; the only call that takes a code. */
  getSpace(nameOrCode: string): Promise<Space>;
  /** Sends the masked leaves of `config` and nothing else. `mask` has leaf paths, each with a value in `config`. */
  patchSpace(name: SpaceName, config: SpaceConfig, mask: readonly string[]): Promise<Space>;
  /** Ends the call for everybody. Only for spaces that this app made: all others are Denied. */
  endActiveConference(name: SpaceName): Promise<void>;
  getConferenceRecord(record: ConferenceRecordName): Promise<ConferenceRecord>;
  listConferenceRecords(query?: ListQuery): Promise<ConferenceRecordPage>;
  listParticipants(record: ConferenceRecordName, query?: ListQuery): Promise<ParticipantPage>;
  listRecordings(record: ConferenceRecordName, query?: ListQuery): Promise<RecordingPage>;
  listTranscripts(record: ConferenceRecordName, query?: ListQuery): Promise<TranscriptPage>;
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

  async function space(method: MeetRequest['method'], path: string, body?: object, updateMask?: string) {
    const answer = (await send({ method, path, body, query: { updateMask } })) as Space;
    if (/^spaces\/[^/]+$/.test(answer.name)) return linked(answer);
    // Every later write goes to this name, so an answer without one is of no use.
    throw new (method === 'GET' ? BadAnswer : OutcomeUnknown)({
      request: { method, path },
      answer: { httpStatus: 200 },
    });
  }

  return {
    createSpace: async (config) => space('POST', '/v2/spaces', config && Object.keys(config).length ? { config } : {}),
    getSpace: async (name) => space('GET', resource('spaces', isMeetingCode(name) ? `spaces/${name}` : name)),
    patchSpace: async (name, config, mask) => {
      const wanted = readSettingValues(config);
      const masked = settings.filter(({ path, key }) => mask.includes(path) && wanted[key] !== undefined);
      if (!masked.length || masked.length !== new Set(mask).size)
        throw new TypeError(`A patch needs leaf paths, each with its value; this mask is "${mask}".`);
      const body = { config: toConfig(Object.fromEntries(masked.map(({ key }) => [key, wanted[key]]))) };
      return space('PATCH', writable(name), body, masked.map(({ path }) => path).join());
    },
    endActiveConference: async (name) => {
      await send({ method: 'POST', path: `${writable(name)}:endActiveConference`, body: {} });
    },
    getConferenceRecord: async (record) => get(resource('conferenceRecords', record)),
    listConferenceRecords: async (query) => get('/v2/conferenceRecords', query),
    listParticipants: async (record, query) => list('participants')(record, query),
    listRecordings: async (record, query) => list('recordings')(record, query),
    listTranscripts: async (record, query) => list('transcripts')(record, query),
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

/**
 * `/v2/{collection}/{id}`. The slash stays literal, because Google answers %2F with 404; the id cannot leave its
 * segment.
 */
function resource(collection: string, name: string): string {
  const [start, id = '', ...rest] = String(name).split('/');
  if (start !== collection || rest.length || !/^(?!\.*$)[^\s?#]+$/.test(id))
    throw new TypeError(`"${name}" is not ${collection}/{id}.`);
  return `/v2/${collection}/${encodeURIComponent(id)}`;
}

/** Writes by meeting code are answered with a 403 that reads like a missing permission, so they are never sent. */
function writable(name: SpaceName): string {
  if (/^spaces\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/i.test(name))
    throw new TypeError(`"${name}" is a meeting code, not a name.`);
  return resource('spaces', name);
}

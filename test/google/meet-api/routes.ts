import type { Call } from './call';
import * as members from './member-methods';
import type { Bucket } from './quota';
import * as records from './record-methods';
import * as spaces from './space-methods';

type Scope = 'created' | 'settings' | 'readonly';

/** One method of the API: what it answers to, what it asks for, and what does it. */
export interface Route {
  verb: string;
  /** Path below the version, `*` for one segment. */
  path: string;
  /** The short name in the log and for faults. */
  call: string;
  /** Service and method in Google's protos. */
  rpc: string;
  /** Any one of them is enough. */
  scopes: readonly Scope[];
  bucket: Bucket;
  /** Query parameters besides the standard ones. */
  query?: readonly string[];
  run: (call: Call) => object;
}

const readers: readonly Scope[] = ['created', 'readonly'];
const paged = ['pageSize', 'pageToken'];
const filtered = ['filter', ...paged];

const space = (given: Omit<Route, 'rpc' | 'bucket'> & { method: string; bucket?: Bucket }): Route => ({
  bucket: given.verb === 'GET' ? 'read' : 'write',
  ...given,
  rpc: `SpacesService.${given.method}`,
});

const record = (path: string, call: string, method: string, run: Route['run'], query?: readonly string[]): Route => ({
  verb: 'GET',
  path: `conferenceRecords${path}`,
  call,
  rpc: `ConferenceRecordsService.${method}`,
  scopes: readers,
  bucket: 'read',
  query,
  run,
});

/** Every method of the Meet API v2: https://developers.google.com/workspace/meet/api/reference/rest/v2 */
export const routes: readonly Route[] = [
  space({
    verb: 'POST',
    path: 'spaces',
    call: 'create',
    method: 'CreateSpace',
    scopes: ['created'],
    bucket: 'create',
    run: spaces.createSpace,
  }),
  space({
    verb: 'GET',
    path: 'spaces/*',
    call: 'get',
    method: 'GetSpace',
    scopes: ['created', 'readonly', 'settings'],
    run: spaces.getSpace,
  }),
  space({
    verb: 'PATCH',
    path: 'spaces/*',
    call: 'patch',
    method: 'UpdateSpace',
    scopes: ['created', 'settings'],
    query: ['updateMask'],
    run: spaces.patchSpace,
  }),
  space({
    verb: 'POST',
    path: 'spaces/*:endActiveConference',
    call: 'end',
    method: 'EndActiveConference',
    scopes: ['created'],
    run: spaces.endActiveConference,
  }),
  space({
    verb: 'POST',
    path: 'spaces/*/members',
    call: 'members.create',
    method: 'CreateMember',
    scopes: ['created'],
    run: members.createMember,
  }),
  space({
    verb: 'GET',
    path: 'spaces/*/members',
    call: 'members.list',
    method: 'ListMembers',
    scopes: readers,
    query: paged,
    run: members.listMembers,
  }),
  space({
    verb: 'GET',
    path: 'spaces/*/members/*',
    call: 'members.get',
    method: 'GetMember',
    scopes: readers,
    run: members.getMember,
  }),
  space({
    verb: 'PATCH',
    path: 'spaces/*/members/*',
    call: 'members.patch',
    method: 'UpdateMember',
    scopes: ['created'],
    query: ['updateMask'],
    run: members.patchMember,
  }),
  space({
    verb: 'DELETE',
    path: 'spaces/*/members/*',
    call: 'members.delete',
    method: 'DeleteMember',
    scopes: ['created'],
    run: members.deleteMember,
  }),
  space({
    verb: 'POST',
    path: 'spaces/*/members:batchUpdate',
    call: 'members.batchUpdate',
    method: 'BatchUpdateMembers',
    scopes: ['created'],
    run: members.batchUpdateMembers,
  }),
  record('', 'conferenceRecords.list', 'ListConferenceRecords', records.listRecords, filtered),
  record('/*', 'conferenceRecords.get', 'GetConferenceRecord', records.getRecord),
  record('/*/participants', 'participants.list', 'ListParticipants', records.listParticipants, filtered),
  record('/*/participants/*', 'participants.get', 'GetParticipant', records.getParticipant),
  record(
    '/*/participants/*/participantSessions',
    'participantSessions.list',
    'ListParticipantSessions',
    records.listSessions,
    filtered,
  ),
  record(
    '/*/participants/*/participantSessions/*',
    'participantSessions.get',
    'GetParticipantSession',
    records.getSession,
  ),
  record('/*/recordings', 'recordings.list', 'ListRecordings', records.listArtifacts('recordings'), paged),
  record('/*/recordings/*', 'recordings.get', 'GetRecording', records.getArtifact('recordings')),
  record('/*/transcripts', 'transcripts.list', 'ListTranscripts', records.listArtifacts('transcripts'), paged),
  record('/*/transcripts/*', 'transcripts.get', 'GetTranscript', records.getArtifact('transcripts')),
  record('/*/transcripts/*/entries', 'entries.list', 'ListTranscriptEntries', records.listEntries, paged),
  record('/*/transcripts/*/entries/*', 'entries.get', 'GetTranscriptEntry', records.getEntry),
  record('/*/smartNotes', 'smartNotes.list', 'ListSmartNotes', records.listArtifacts('smartNotes'), paged),
  record('/*/smartNotes/*', 'smartNotes.get', 'GetSmartNote', records.getArtifact('smartNotes')),
];

const matcher = (path: string) => new RegExp(`^${path.replaceAll('*', '([^/:]+)')}$`);
const compiled = routes.map((route) => ({ route, pattern: matcher(route.path) }));

/** Finds the method behind a request. v2beta answers for spaces only. A percent-encoded slash in an id is a miss, as at Google. */
export function findRoute(verb: string, path: string): { route: Route; version: string; ids: string[] } | undefined {
  const [, version = '', rest = ''] = /^\/(v2|v2beta)\/(.+)$/.exec(path) ?? [];
  if (version === 'v2beta' && !rest.startsWith('spaces')) return undefined;
  for (const { route, pattern } of compiled) {
    const ids = route.verb === verb && pattern.exec(rest)?.slice(1);
    if (ids && !ids.some((id) => /%2f/i.test(id))) return { route, version, ids: ids.map(decode) };
  }
  return undefined;
}

/** Decodes a segment; one that is not valid percent-encoding stays as it is and will match nothing. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

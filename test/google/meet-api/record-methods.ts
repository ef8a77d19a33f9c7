import { timestamp } from '../clock';
import { mayReadRecord } from './access';
import type { Call } from './call';
import type { Artifact, ArtifactKind, Conference, Participant } from './conferences';
import { plainError } from './errors';
import { type Fields, readFilter } from './filter';
import { page } from './paging';
import { joinedAt, leftAt, showArtifact, showParticipant, showRecord, showSession } from './records';

/** A record that the caller may read, or 404. */
function conferenceOf(call: Call): Conference {
  const conference = call.state.conferences.find(`conferenceRecords/${call.ids[0]}`);
  if (!conference || !mayReadRecord(call, conference)) throw plainError(404);
  return conference;
}

function byId<T extends { name: string }>(items: readonly T[], id: string | undefined): T {
  const found = items.find(({ name }) => name.endsWith(`/${id}`));
  if (!found) throw plainError(404);
  return found;
}

function list<T>(
  call: Call,
  items: readonly T[],
  given: {
    field: string;
    size: { usual: number; max: number };
    show: (item: T) => object;
    fields?: (item: T) => Fields;
  },
): object {
  const known = {
    conferenceRecords: recordFields,
    participants: participantFields,
    participantSessions: sessionFields,
  };
  const matches = readFilter(call.query.get('filter'), known[given.field as keyof typeof known] ?? []);
  const { items: shown, next } = page(
    items.filter((item) => matches(given.fields?.(item) ?? {})),
    call.query,
    given.size,
  );
  return { ...(shown.length > 0 && { [given.field]: shown.map(given.show) }), ...next };
}

const recordFields = ['space.name', 'space.meeting_code', 'start_time', 'end_time'];
const participantFields = ['earliest_start_time', 'latest_end_time'];
const sessionFields = ['start_time', 'end_time'];

export const getRecord = (call: Call): object => showRecord(conferenceOf(call));

/** The newest first. */
export function listRecords(call: Call): object {
  const seen = call.state.conferences.list().filter((conference) => mayReadRecord(call, conference));
  return list(call, seen, {
    field: 'conferenceRecords',
    size: { usual: 25, max: 100 },
    show: showRecord,
    fields: ({ space, startTime, endTime }) => ({
      'space.name': space.name,
      'space.meeting_code': space.meetingCode,
      start_time: startTime,
      end_time: endTime,
    }),
  });
}

const participantOf = (call: Call): Participant => byId(conferenceOf(call).participants, call.ids[1]);

export const getParticipant = (call: Call): object => showParticipant(participantOf(call));

/** The latest to join first. `totalSize` is shown only to who asks for it through `fields`. */
export function listParticipants(call: Call): object {
  const participants = [...conferenceOf(call).participants].sort((a, b) => joinedAt(b) - joinedAt(a));
  const answer = list(call, participants, {
    field: 'participants',
    size: { usual: 100, max: 250 },
    show: showParticipant,
    fields: (participant) => ({ earliest_start_time: joinedAt(participant), latest_end_time: leftAt(participant) }),
  });
  return call.query.get('fields')?.match(/total_?size/i) ? { ...answer, totalSize: participants.length } : answer;
}

export const getSession = (call: Call): object => showSession(byId(participantOf(call).sessions, call.ids[2]));

export function listSessions(call: Call): object {
  const sessions = [...participantOf(call).sessions].sort((a, b) => b.startTime - a.startTime);
  return list(call, sessions, {
    field: 'participantSessions',
    size: { usual: 100, max: 250 },
    show: showSession,
    fields: ({ startTime, endTime }) => ({ start_time: startTime, end_time: endTime }),
  });
}

const artifactSize = { usual: 10, max: 100 };

export const getArtifact =
  (kind: ArtifactKind) =>
  (call: Call): object =>
    showArtifact(kind, byId(conferenceOf(call).artifacts[kind], call.ids[1]));

export const listArtifacts =
  (kind: ArtifactKind) =>
  (call: Call): object =>
    list(call, conferenceOf(call).artifacts[kind], {
      field: kind,
      size: artifactSize,
      show: (artifact: Artifact) => showArtifact(kind, artifact),
    });

/** What was said: one entry for each participant, once the transcript has begun. */
function entriesOf(call: Call): { name: string }[] {
  const conference = conferenceOf(call);
  const transcript = byId(conference.artifacts.transcripts, call.ids[1]);
  return conference.participants.map((participant, index) => ({
    name: `${transcript.name}/entries/e${index}`,
    participant: participant.name,
    text: 'Hello.',
    languageCode: 'en-US',
    startTime: timestamp(joinedAt(participant)),
    endTime: timestamp(joinedAt(participant) + 1000),
  }));
}

export const getEntry = (call: Call): object => byId(entriesOf(call), call.ids[2]);

export const listEntries = (call: Call): object =>
  list(call, entriesOf(call), { field: 'transcriptEntries', size: artifactSize, show: (entry) => entry });

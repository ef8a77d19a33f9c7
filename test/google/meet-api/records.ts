import { timestamp } from '../clock';
import {
  type Artifact,
  type ArtifactKind,
  type Conference,
  keptForMs,
  type Participant,
  type Session,
} from './conferences';

const until = (field: string, ms: number | undefined) => (ms === undefined ? {} : { [field]: timestamp(ms) });

/** A conference record as the API shows it; `endTime` and `expireTime` are absent while it runs. */
export const showRecord = ({ name, startTime, endTime, space }: Conference): object => ({
  name,
  startTime: timestamp(startTime),
  ...until('endTime', endTime),
  ...until('expireTime', endTime === undefined ? undefined : endTime + keptForMs),
  space: space.name,
});

export const joinedAt = ({ sessions }: Participant): number => Math.min(...sessions.map(({ startTime }) => startTime));

/** When somebody left for good, or undefined while he is in the call. */
export const leftAt = ({ sessions }: Participant): number | undefined =>
  sessions.some(({ endTime }) => endTime === undefined)
    ? undefined
    : Math.max(...sessions.map(({ endTime }) => endTime ?? 0));

/** Telephone numbers are shown with their last digits hidden. */
function identity({ who }: Participant): object {
  if ('user' in who) return { signedinUser: { user: `users/${who.user.id}`, displayName: who.user.name } };
  if ('stranger' in who) return { signedinUser: { user: `users/${who.id}`, displayName: who.stranger } };
  if ('anonymous' in who) return { anonymousUser: { displayName: who.anonymous } };
  return { phoneUser: { displayName: who.phone.replace(/\d(?=\d{0,3}$)/g, '*') } };
}

export const showParticipant = (participant: Participant): object => ({
  name: participant.name,
  earliestStartTime: timestamp(joinedAt(participant)),
  ...until('latestEndTime', leftAt(participant)),
  ...identity(participant),
});

export const showSession = ({ name, startTime, endTime }: Session): object => ({
  name,
  startTime: timestamp(startTime),
  ...until('endTime', endTime),
});

/** The file and its link are there once the state says so. */
export function showArtifact(kind: ArtifactKind, { name, state, startTime, endTime, file }: Artifact): object {
  const destination =
    kind === 'recordings'
      ? { driveDestination: { file, exportUri: `https://drive.google.com/file/d/${file}/view` } }
      : { docsDestination: { document: file, exportUri: `https://docs.google.com/document/d/${file}/view` } };
  return {
    name,
    state,
    startTime: timestamp(startTime),
    ...until('endTime', endTime),
    ...(state === 'FILE_GENERATED' && destination),
  };
}

import { type Actions, actions, type ConferencePart, type ConferenceParts } from '../actions/table';
import { READONLY } from '../meet/scopes';
import type { ParticipantName, TranscriptName } from '../meet/types';
import { readByItself } from './break';
import { openGoogle } from './google';

/**
 * Reads one thing about a call. With the scope `created` Google shows only calls of meetings that this extension made.
 * Without a record the client refuses the name, and nothing is sent.
 */
export async function readConference({
  part,
  record = 'conferenceRecords/',
  query,
  foreign,
}: Actions['readConference']['input']): Promise<ConferenceParts[ConferencePart]> {
  const google = await openGoogle(foreign ? [[READONLY]] : actions.readConference.scopes);
  return readByItself(record, async () => {
    if (part === 'listConferenceRecords') return google[part](query);
    if (part === 'getConferenceRecord') return google[part](record);
    return google[part](record as ParticipantName & TranscriptName, query);
  });
}

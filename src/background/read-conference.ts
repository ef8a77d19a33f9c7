import { type Actions, actions, type ConferencePart, type ConferenceParts } from '../actions/table';
import { READONLY } from '../meet/scopes';
import { type OpenGoogle, openGoogle } from './google';

type Input = Actions['readConference']['input'];
type Reader<P extends ConferencePart> = (google: OpenGoogle, input: Input) => Promise<ConferenceParts[P]>;

/** Without a record the client refuses the name, and nothing is sent. */
const recordOf = ({ record = 'conferenceRecords/' }: Input) => record;

/** What a page may ask to be read. It names a row of this table, never a function of the client. */
const readers: { [P in ConferencePart]: Reader<P> } = {
  getConferenceRecord: (google, input) => google.getConferenceRecord(recordOf(input)),
  listConferenceRecords: (google, { query }) => google.listConferenceRecords(query),
  listParticipants: (google, input) => google.listParticipants(recordOf(input), input.query),
  listRecordings: (google, input) => google.listRecordings(recordOf(input), input.query),
  listTranscripts: (google, input) => google.listTranscripts(recordOf(input), input.query),
  listSmartNotes: (google, input) => google.listSmartNotes(recordOf(input), input.query),
};

/**
 * Reads one thing about a call. With the scope `created` Google shows only calls of meetings that this extension made.
 */
export async function readConference(input: Input): Promise<ConferenceParts[ConferencePart]> {
  const { part, foreign } = input;
  if (!Object.hasOwn(readers, part)) throw new TypeError(`No part of a call: ${part}`);
  const google = await openGoogle(foreign ? [[READONLY]] : actions.readConference.scopes);
  return readers[part](google, input);
}

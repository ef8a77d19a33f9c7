import type { SeenConference } from '../actions/entry';
import { type Aftermath, readAftermath } from './aftermath';
import type { OpenGoogle } from './google';

/** More than one call begins in a meeting only while it is ended again and again. */
const recordsAtMost = 10;

/** What Google shows of the call after the order. Never rejects: what cannot be read stays unknown. */
export async function lookAfter(
  google: OpenGoogle,
  { name, conferenceRecord }: Pick<SeenConference, 'name' | 'conferenceRecord'>,
): Promise<Aftermath> {
  const query = { filter: `space.name = "${name}"`, pageSize: recordsAtMost };
  const [space, page] = await Promise.all([
    google.getSpace(name).catch(nothing),
    google.listConferenceRecords(query).catch(nothing),
  ]);
  const records = page?.conferenceRecords;
  return readAftermath(conferenceRecord, space, Array.isArray(records) ? records : undefined);
}

const nothing = () => undefined;

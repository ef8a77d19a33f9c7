import type { Incoming } from '../exchange';
import type { Conferences } from './conferences';
import type { Spaces } from './spaces';

/** Whether a request names this meeting (given by name or code) or one of its conference records, in its path or its parameters. */
export function isAbout({ path, query }: Incoming, key: string, spaces: Spaces, conferences: Conferences): boolean {
  const space = spaces.all.find(({ name, meetingCode }) => name === key || meetingCode === key.toLowerCase());
  const records = conferences.list().filter((conference) => conference.space === space);
  const names = space ? [space.name, space.meetingCode, ...records.map(({ name }) => name)] : [key];
  const places = [path, ...query.values()];
  return names.some((name) => places.some((place) => place.includes(name)));
}

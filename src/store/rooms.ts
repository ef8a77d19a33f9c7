import { arrayOf, type Check, number, object, oneOf, optional, string } from '../actions/checks';
import type { Failure } from '../actions/failures';
import { isPerson, type Person } from '../actions/person';
import type { RoomCount } from '../actions/table';
import type { Mismatch, SettingValues } from '../meet/settings';
import type { SpaceName } from '../meet/types';
import { failureSchema } from './order-schema';
import { fieldsOf, moment, texts } from './shape';
import { storedMap } from './stored';

/** One meeting of a list, and how far it is. */
export interface RoomRow {
  label: string;
  /** Who gets a place in it. They are left out once they were asked for: what became of each is with the meeting's people. */
  people?: Person[];
  is: 'queued' | 'sent' | 'made' | 'failed' | 'unknown';
  sentAtMs?: number;
  failure?: Failure;
  name?: SpaceName;
  uri?: string;
  /** What Google did not apply although it said yes. */
  mismatches?: Mismatch[];
  /** Of its people so many have no place in it. */
  peopleMissing?: number;
}

/** Meetings that are made one after the other, by the id of their list. */
export interface RoomList {
  askedAtMs: number;
  /** The account that makes them, as long as any is left. */
  accountId?: string;
  leaves: SettingValues;
  presetId?: string;
  /** The order by which it goes on, by its id in the ledger. */
  orderId?: string;
  /** The person asked it to stop after the one under way: when that was. */
  stopsAtMs?: number;
  rows: RoomRow[];
}

const row = object({
  label: string,
  people: optional(arrayOf(isPerson)),
  is: oneOf('queued', 'sent', 'made', 'failed', 'unknown'),
  sentAtMs: optional(number),
  failure: optional(failureSchema),
  name: optional(string),
  uri: optional(string),
  mismatches: optional(arrayOf(object({ key: string, wanted: string }))),
  peopleMissing: optional(number),
}) as Check<unknown> as Check<RoomRow>;

/** All lists, by an id that the page gives each. */
export const roomLists = storedMap(
  'local',
  'rooms:',
  fieldsOf<RoomList>(
    { askedAtMs: moment, leaves: texts, rows: arrayOf(row) },
    { accountId: string, presetId: string, orderId: string, stopsAtMs: moment },
  ),
);

/** Whether there is still something to be done with it. */
export const isLeft = ({ is, people }: RoomRow): boolean =>
  is === 'queued' || is === 'sent' || (is === 'made' && !!people?.length);

/** How it went with a list. */
export function countRooms({ rows }: RoomList): RoomCount {
  const count = (is: RoomRow['is']) => rows.filter((row) => row.is === is).length;
  const missing = rows.reduce((all, { peopleMissing = 0 }) => all + peopleMissing, 0);
  return { done: count('made'), failed: count('failed'), unknown: count('unknown'), left: count('queued'), missing };
}

/** What Google did not apply to any of them, each once. */
export function findAllMismatches({ rows }: RoomList): Mismatch[] {
  const all = rows.flatMap(({ mismatches = [] }) => mismatches);
  return [...new Map(all.map((one) => [`${one.key} ${one.got}`, one])).values()];
}

/** Google's quota of new meetings by the minute and user: https://developers.google.com/workspace/meet/api/guides/limits */
export const createsAMinute = 10;
/** The same of other changes, people included. */
export const writesAMinute = 100;

/** How many minutes the rest of a list takes at least, whole ones: Google counts new meetings and other changes apart. */
export function minutesLeft(rows: readonly RoomRow[]): number {
  const creates = rows.filter(({ is }) => is === 'queued').length;
  const writes = rows.reduce((all, row) => all + (isLeft(row) ? (row.people?.length ?? 0) : 0), 0);
  return Math.ceil(Math.max(creates / createsAMinute, writes / writesAMinute));
}

import { type DBSchema, deleteDB, openDB } from 'idb';
import { arrayOf, boolean, type Check, number, object, oneOf, optional, string, valuesOf } from '../actions/checks';
import { Failed } from '../actions/failures';
import type { ConferenceRecordName, SpaceName } from '../meet/types';
import { findAccount } from './accounts';
import { readPolicy } from './policy';
import { moment } from './shape';

/**
 * Calls that the person chose to keep, because Google forgets who was in after 30 days. They lie in IndexedDB: however many
 * there are, the orders have the room of storage.local for themselves. A call belongs to the account that read it, and goes
 * with its sign-out.
 */

/** From one moment to another one, in milliseconds since 1970. */
export interface Interval {
  fromMs: number;
  toMs: number;
}

/** How somebody is in a call: with an account, with a name that was typed, or by phone. */
export type PersonKind = 'account' | 'anonymous' | 'phone';

/** Somebody who was in a call, and when. */
export interface Attendance {
  /** `users/{id}`, which is the same in every call; without an account the name of the participant in this one. */
  key: string;
  kind: PersonKind;
  /** As Google shows it, and empty where it does not. Of a phone number a part. */
  name: string;
  /** From the first to the last, none touching another, all within the call. */
  stays: Interval[];
  /** The greatest number of devices at one time. */
  devices: number;
  /** Whether somebody is in at this moment, in a call that runs. */
  isIn: boolean;
  /** Whether breaks are known. If not, there is one stay from the first time in until the last. */
  isWhole: boolean;
}

/** The list that a call was compared with. */
export interface NameList {
  /** As it was pasted, a name on each line. */
  text: string;
  /** From how many minutes on somebody is late, or left early. */
  minutes: number;
  /** Who had to be there from when until when, where that is not the call itself. */
  due: Partial<Interval>;
  /** What was chosen by hand: the keys of people in the call, by the id of the line. */
  chosen: Record<string, string[]>;
}

/** One call as it is kept. */
export interface KeptCall {
  accountId: string;
  space: SpaceName;
  record: ConferenceRecordName;
  fromMs: number;
  toMs: number;
  keptAtMs: number;
  people: Attendance[];
  list?: NameList;
}

const interval = object({ fromMs: moment, toMs: moment });
const attendance = object({
  key: string,
  kind: oneOf('account', 'anonymous', 'phone'),
  name: string,
  stays: arrayOf(interval),
  devices: number,
  isIn: boolean,
  isWhole: boolean,
});
const due = object({ fromMs: optional(moment), toMs: optional(moment) });
const list = object({ text: string, minutes: number, due, chosen: valuesOf(arrayOf(string)) });

/** Whether something is a call as this version keeps it. */
export const isKeptCall = object({
  accountId: string,
  space: string,
  record: string,
  fromMs: moment,
  toMs: moment,
  keptAtMs: moment,
  people: arrayOf(attendance),
  list: optional(list),
}) as Check<unknown> as Check<KeptCall>;

/** By account, space and record, so that what cannot be read any more can be erased as well. */
type Key = [accountId: string, space: string, record: string];

interface Calls extends DBSchema {
  calls: { key: Key; value: KeptCall };
}

/** The name of the database, in IndexedDB. */
export const keptCallsName = 'keptCalls';
/** Counts up where an older version could not read what is written now. */
const version = 1;

/**
 * Opens it for one piece of work and closes it again, so that nobody has to wait who erases it. Under a lock: an account
 * cannot sign out between being asked for and what is kept for it.
 */
const withCalls = <T>(work: (calls: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> =>
  navigator.locks.request(keptCallsName, async () => {
    const calls = await open();
    try {
      return await work(calls);
    } finally {
      calls.close();
    }
  }) as Promise<T>;

/** The same for what only reads or erases: where nothing was ever kept, that is not changed by looking. */
async function withKept<T>(absent: T, work: Parameters<typeof withCalls<T>>[0]): Promise<T> {
  const all = await indexedDB.databases();
  return all.some(({ name }) => name === keptCallsName) ? withCalls(work) : absent;
}

const open = () => openDB<Calls>(keptCallsName, version, { upgrade: (calls) => void calls.createObjectStore('calls') });

/** All that begins with these parts of a key. */
const beginning = (...parts: string[]) => IDBKeyRange.bound(parts, [...parts, []]);

/**
 * Keeps a call, in place of what was kept of it before. Rejects with a DOMException where the browser has no room.
 * @throws Failed blockedByPolicy, or signedOut where the account is not signed in any more
 */
export async function keepCall(call: KeptCall): Promise<void> {
  const { accountId, space, record } = call;
  await withCalls(async (calls) => {
    if ((await readPolicy()).keptCallsDisabled) throw new Failed({ kind: 'blockedByPolicy', what: 'keeping' });
    if (!(await findAccount(accountId))) throw new Failed({ kind: 'signedOut', scopes: [], accountId });
    await calls.put('calls', call, [accountId, space, record]);
  });
}

/** What is kept of the calls of a meeting, for the account that read them, and how many of them cannot be read. */
export async function readKeptCalls(
  accountId: string,
  space: SpaceName,
): Promise<{ calls: KeptCall[]; unreadable: number }> {
  if ((await readPolicy()).keptCallsDisabled) {
    // What was kept before the organisation forbade it goes as well.
    await eraseKeptCalls();
    return { calls: [], unreadable: 0 };
  }
  const all: unknown[] = await withKept([], (calls) => calls.getAll('calls', beginning(accountId, space)));
  const readable = all.filter((one): one is KeptCall => isKeptCall(one));
  return { calls: readable, unreadable: all.length - readable.length };
}

/** How many calls are kept by an account. */
export const countKeptCalls = (accountId: string): Promise<number> =>
  withKept(0, (calls) => calls.count('calls', beginning(accountId)));

/** Erases one call. */
export const eraseKeptCall = ({ accountId, space, record }: KeptCall): Promise<void> =>
  withKept(undefined, (calls) => calls.delete('calls', [accountId, space, record]));

/** Erases all of one account, such as when it signs out. */
export const eraseKeptCallsOf = (accountId: string): Promise<void> =>
  withKept(undefined, (calls) => calls.delete('calls', beginning(accountId)));

/** Erases the calls of a meeting that one account read: it is shown no others, and is asked about no others. */
export const eraseOwnKeptCalls = (accountId: string, space: string): Promise<void> =>
  withKept(undefined, (calls) => calls.delete('calls', beginning(accountId, space)));

/** Erases all calls of a meeting, whoever read them: this browser is to know nothing of it any more. */
export const eraseKeptCallsOfMeeting = (space: string): Promise<void> =>
  withKept(undefined, async (calls) => {
    const { store, done } = calls.transaction('calls', 'readwrite');
    for (const key of await store.getAllKeys()) if (key[1] === space) await store.delete(key);
    await done;
  });

/** Erases everything that is kept of calls, whatever version wrote it. */
export const eraseKeptCalls = (): Promise<void> =>
  navigator.locks.request(keptCallsName, () => deleteDB(keptCallsName));

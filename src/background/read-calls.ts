import { type Actions, actions } from '../actions/table';
import { isMeetError } from '../meet/errors';
import { CREATED, READONLY } from '../meet/scopes';
import type { ConferenceRecord, ConferenceRecordName, Participant, ParticipantPage, SpaceName } from '../meet/types';
import { type Account, findAccount } from '../store/accounts';
import { findMeeting } from '../store/meetings';
import { type RunningCall, type RunningCalls, runningCalls } from '../store/running-calls';
import { readByItself } from './break';
import { type OpenGoogle, openGoogle } from './google';
import { showCount } from './people-count';
import { dueParts, nextInMs, type Part, type Readings } from './reading-plan';
import { rememberSpace } from './spaces';

/** A page is taken to look at its meeting for as long after it last said so. */
const looksForMs = 90_000;
/** Google's largest pages, and so many of them: a list without an end is not read for ever. */
const callsAPage = 100;
const peopleAPage = 250;
const pagesAtMost = 4;
/** Calls of meetings that this browser does not know are read one by one, not all in one minute. */
const unknownAtMost = 3;

/**
 * Reads what is due of the running calls, and keeps it for every page that follows them. Any number of pages may ask: what
 * one of them got counts for all. Answers in how many milliseconds it is worth to ask again.
 * @throws Failed signedOut or scopeMissing; MeetError, rateLimited with how long the break is
 */
export async function readCalls({
  chosen,
  fresh,
}: Actions['readCalls']['input']): Promise<Actions['readCalls']['output']> {
  // One at a time: the next one finds what this one read.
  return navigator.locks.request('calls', async () => {
    const google = await openForCalls();
    const kept = await runningCalls.get();
    const nowMs = Date.now();
    let calls: RunningCalls = looked(
      kept?.accountId === google.account.id ? kept : none(google.account),
      chosen,
      nowMs,
    );
    if (fresh) calls = stirred(calls, chosen, nowMs);
    const due = dueParts(readingsOf(calls, chosen), nowMs);
    try {
      for (const part of due) calls = await readers[part](google, calls, chosen);
    } finally {
      await keep(calls);
    }
    return { nextMs: nextInMs(readingsOf(calls, chosen), Date.now(), Math.random()) };
  });
}

/**
 * Reads which calls run, and who is in these meetings, as far as it was not read a moment ago, into the same place.
 * @throws Failed signedOut or scopeMissing; MeetError
 */
export async function readCallsOf(spaces: readonly SpaceName[]): Promise<RunningCalls> {
  return navigator.locks.request('calls', async () => {
    const google = await openForCalls();
    const kept = await runningCalls.get();
    let calls = kept?.accountId === google.account.id ? kept : none(google.account);
    try {
      if (isOld(calls.readAtMs)) calls = await readers.calls(google, calls);
      for (const space of spaces)
        if (isOld(calls.calls.find((one) => one.space === space)?.peopleAtMs ?? 0))
          calls = await readers.people(google, calls, space);
    } finally {
      await keep(calls);
    }
    return calls;
  });
}

/** The alarm that looks goes off every 30 s. */
const isOld = (atMs: number): boolean => Math.abs(Date.now() - atMs) > 25_000;

/** Also what was read before something failed. Where there is no room, the pages show what they had. */
async function keep(calls: RunningCalls): Promise<void> {
  await runningCalls.set(calls).catch(() => undefined);
  // Signed out while Google was asked: of that account nothing stays.
  if (!(await findAccount(calls.accountId))) return runningCalls.clear();
  await showCount(calls);
}

/** With `created` Google shows the calls of meetings made with this extension, with `readonly` all that one may see. */
async function openForCalls(): Promise<OpenGoogle> {
  const account = await findAccount();
  return openGoogle([account?.scopes.includes(READONLY) ? [READONLY] : [CREATED]]);
}

const none = ({ id }: Account): RunningCalls => ({
  accountId: id,
  readAtMs: 0,
  lastAtMs: 0,
  changedAtMs: Date.now(),
  calls: [],
  watched: {},
});

/** With this meeting as one that is looked at, and without those that no page spoke of for long. */
function looked(calls: RunningCalls, chosen: SpaceName | undefined, nowMs: number): RunningCalls {
  const watched = Object.entries(calls.watched).filter(([, atMs]) => Math.abs(nowMs - atMs) < looksForMs);
  const isNew = chosen && !watched.some(([name]) => name === chosen);
  return {
    ...calls,
    watched: { ...Object.fromEntries(watched), ...(chosen && { [chosen]: nowMs }) },
    ...(isNew && { changedAtMs: nowMs }),
  };
}

/** After an order of ours everything is read at once. */
const stirred = (calls: RunningCalls, chosen: SpaceName | undefined, nowMs: number): RunningCalls => ({
  ...withCall(calls, chosen, { peopleAtMs: 0, settingsAtMs: 0 }),
  readAtMs: 0,
  changedAtMs: nowMs,
});

function readingsOf({ calls, readAtMs, lastAtMs, changedAtMs, watched }: RunningCalls, chosen?: SpaceName): Readings {
  const call = calls.find(({ space }) => space === chosen);
  return {
    atMs: { calls: readAtMs, people: call?.peopleAtMs ?? 0, settings: call?.settingsAtMs ?? 0 },
    lastAtMs,
    changedAtMs,
    looking: call ? Object.keys(watched).length : 0,
  };
}

type Reader = (google: OpenGoogle, calls: RunningCalls, chosen?: SpaceName) => Promise<RunningCalls>;

const readers: Record<Part, Reader> = {
  calls: async (google, before) => {
    const found = await readRunning(google);
    const calls: RunningCall[] = [];
    let unknown = 0;
    for (const { name: record, space, startTime } of found) {
      if (!record || !space || !startTime) continue;
      const known = before.calls.find((one) => one.record === record);
      let code = known?.code ?? (await findMeeting(space))?.code;
      if (!code && unknown++ < unknownAtMost) code = await findCode(google, space);
      calls.push({ ...known, record, space, startTime, ...(code && { code }) });
    }
    const isSame = sameTexts(
      calls.map(({ record, code }) => `${record} ${code}`),
      before.calls.map(({ record, code }) => `${record} ${code}`),
    );
    return read({ ...before, calls, readAtMs: Date.now() }, isSame);
  },
  people: async (google, before, chosen) => {
    const call = before.calls.find(({ space }) => space === chosen);
    if (!call) return before;
    const people = await readPresent(google, call.record);
    const isSame = sameTexts(
      people.map(({ name = '' }) => name),
      call.people?.map(({ name = '' }) => name),
    );
    return read(withCall(before, chosen, { people, peopleAtMs: Date.now() }), isSame);
  },
  settings: async (_google, before, chosen) => {
    const call = before.calls.find(({ space }) => space === chosen);
    if (!call) return before;
    const google = await openGoogle(actions.readSpace.scopes, before.accountId);
    const space = await readByItself(call.space, () => google.getSpace(call.space));
    // Every page that shows the meeting follows it from there.
    await rememberSpace(space, google.account);
    return read(withCall(before, chosen, { settingsAtMs: Date.now() }), true);
  },
};

const read = (calls: RunningCalls, isSame: boolean): RunningCalls => {
  const lastAtMs = Date.now();
  return { ...calls, lastAtMs, ...(!isSame && { changedAtMs: lastAtMs }) };
};

const withCall = (calls: RunningCalls, chosen: SpaceName | undefined, news: Partial<RunningCall>): RunningCalls => ({
  ...calls,
  calls: calls.calls.map((one) => (one.space === chosen ? { ...one, ...news } : one)),
});

const sameTexts = (a: readonly string[], b: readonly string[] = []): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n');

/** All calls without an end. One that begins or ends between two pages is there once, or with the next reading. */
async function readRunning(google: OpenGoogle): Promise<ConferenceRecord[]> {
  const found = new Map<string | undefined, ConferenceRecord>();
  let pageToken: string | undefined;
  for (let page = 0; page < pagesAtMost; page++) {
    const query = { filter: 'end_time IS NULL', pageSize: callsAPage, ...(pageToken && { pageToken }) };
    const answer = await readByItself('/v2/conferenceRecords', () => google.listConferenceRecords(query));
    for (const one of answer.conferenceRecords ?? []) found.set(one.name, one);
    pageToken = answer.nextPageToken;
    if (!pageToken) break;
  }
  return [...found.values()];
}

/** Everybody in the call now, each once. Of a call that is gone meanwhile, nobody. */
async function readPresent(google: OpenGoogle, record: ConferenceRecordName): Promise<Participant[]> {
  const found = new Map<string | undefined, Participant>();
  let pageToken: string | undefined;
  for (let page = 0; page < pagesAtMost; page++) {
    const query = { filter: 'latest_end_time IS NULL', pageSize: peopleAPage, ...(pageToken && { pageToken }) };
    const answer: ParticipantPage = await readByItself(record, () => google.listParticipants(record, query)).catch(
      (cause) => {
        if (isMeetError(cause, 'notFound')) return {};
        throw cause;
      },
    );
    for (const one of answer.participants ?? []) found.set(one.name, one);
    pageToken = answer.nextPageToken;
    if (!pageToken) break;
  }
  return [...found.values()];
}

/** The code of a meeting that this browser does not know yet: it was made on another computer, or by somebody else. */
async function findCode(google: OpenGoogle, name: SpaceName): Promise<string | undefined> {
  try {
    // It is not among the recent ones for that: nobody opened it.
    return (await readByItself(name, () => google.getSpace(name))).meetingCode;
  } catch (cause) {
    if (isMeetError(cause, 'denied', 'notFound')) return undefined;
    throw cause;
  }
}

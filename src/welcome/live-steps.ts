import type { Failure, Result } from '../actions/failures';
import { call } from '../actions/messaging';
import type { Actions, SignInMethod, SpaceView } from '../actions/table';
import { browser } from '../browser';
import { CREATED } from '../meet/scopes';
import { findMismatches, readSettingValues, type SettingValues } from '../meet/settings';
import type { ConferenceRecordName, ParticipantPage } from '../meet/types';

/** One line of the report: what was tried, and what Google made of it. No token, address, name, code or id is in it. */
export interface Line {
  step: string;
  ok: boolean;
  /** How it failed, and what Google's answer says of it, without its text. */
  failure?: string;
  answer?: { httpStatus: number; status?: string; reason?: string };
  /** What was looked at in the answer. */
  seen?: Record<string, boolean | number | string>;
}

/** Writes a line, and gives what came out of the step. */
export type Write = <T>(step: string, result: Result<T>, seen?: (value: T) => Line['seen']) => T | undefined;

const link = /^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/;
const code = /^[a-z]{3}-[a-z]{4}-[a-z]{3}$/;

/** What the report says of a result. */
export function lineOf<T>(step: string, result: Result<T>, seen?: (value: T) => Line['seen']): Line {
  if (result.ok) return { step, ok: true, ...(seen && { seen: seen(result.value) }) };
  const { kind } = result.failure;
  const answer = answerOf(result.failure);
  return { step, ok: false, failure: kind, ...(answer && { answer }) };
}

function answerOf(failure: Failure): Line['answer'] {
  if (!('answer' in failure) || !failure.answer) return undefined;
  const { httpStatus, status, reason } = failure.answer;
  return { httpStatus, ...(status && { status }), ...(reason && { reason }) };
}

/** Signs in both ways, as far as this browser has them; the one in use comes last, so that it stays. */
export async function tryBothWays(inUse: SignInMethod, write: Write): Promise<void> {
  const other = inUse === 'web' ? 'browser' : 'web';
  for (const way of [other, inUse] as const) write(`sign in, ${way}`, await call('signIn', { way, scopes: [CREATED] }));
}

/** Makes a meeting, which cannot be deleted at Google. Undefined where that failed. */
export async function tryToMake(write: Write): Promise<SpaceView | undefined> {
  const made = await call('createSpace', { presetId: '' });
  return write('create', made, ({ view: { space }, mismatches }) => ({
    link: link.test(space.meetingUri ?? ''),
    code: code.test(space.meetingCode ?? ''),
    settings: Object.keys(readSettingValues(space.config)).join(' '),
    notKept: mismatches.length,
  }))?.view;
}

/** Changes who may join, reads it back by the code, and puts it back. */
export async function tryToChange({ space }: SpaceView, write: Write): Promise<void> {
  const shown = readSettingValues(space.config);
  const wanted: SettingValues = { accessType: shown.accessType === 'RESTRICTED' ? 'OPEN' : 'RESTRICTED' };
  const changed = await call('updateSpace', { name: space.name, shown, wanted });
  write('patch', changed, ({ mismatches }) => ({ notKept: mismatches.length }));
  write('get by code', await readBack(space), ({ space: { config } }) => ({
    asPatched: findMismatches(wanted, config).length === 0,
  }));
  const undone = await call('undoUpdate', { name: space.name });
  write('patch back', undone, ({ mismatches }) => ({ notKept: mismatches.length }));
  write('members.list', await call('readMembers', { name: space.name }), (members) => ({ members: members.length }));
}

/** Reads who is in, then orders the end, which asks first: in the popup that opens. */
export async function tryToEnd({ space }: SpaceView, write: Write): Promise<void> {
  const running = await readBack(space);
  const record = running.ok ? running.value.space.activeConference?.conferenceRecord : undefined;
  write('get while a call runs', running, () => ({ activeConference: !!record }));
  if (!record) return;
  const people = await call('readConference', { part: 'listParticipants', record: record as ConferenceRecordName });
  write('participants.list', people as Result<ParticipantPage>, ({ participants = [] }) => ({
    people: participants.length,
    accounts: participants.filter((one) => 'signedinUser' in one).length,
  }));
  const ended: Result<Actions['endConference']['output']> = await call('endConference', {
    code: space.meetingCode ?? '',
  });
  // That is the question, and no failure: what comes of the yes is read afterwards.
  const asks = !ended.ok && ended.failure.kind === 'askFirst';
  if (asks) await browser.action.openPopup();
  write<unknown>('end asks first', asks ? { ok: true, value: undefined } : ended);
}

/** Whether the call is over by now. */
export async function readEnd({ space }: SpaceView, write: Write): Promise<void> {
  write('get after the end', await readBack(space), ({ space: { activeConference } }) => ({
    activeConference: !!activeConference,
  }));
}

const readBack = ({ meetingCode = '' }: SpaceView['space']) => call('readSpace', { code: meetingCode });

import type { MessageKey } from '../i18n';
import { isMeetingCode, type MeetingCode, meetingUri } from '../meet/code';
import { isMaker, labels, type Meeting, meetings, readMeetings, recentLength, recents } from './meetings';
import { cleanName } from './preset';
import { change } from './stored';

/** Larger than any list of so many meetings; a larger file is not even read. */
export const largestListBytes = 10_000_000;
/** More than anybody meets in, and less than Chrome has room for. */
const mostMeetings = 10_000;
/** How far another computer's clock may be ahead. */
const dayMs = 86_400_000;
const format = 'roomkeeper';
const version = 1;

/** What is wrong with a file, a sentence, and what fills it: the number of the meeting in the file, and the field. */
export type ListMistake = [why: Extract<MessageKey, `list_${string}`>, ...what: (string | number)[]];
/** What is in such a file. */
export type ListReading = { meetings: Meeting[] } | { mistake: ListMistake };

/** The list as a file: JSON, for `importMeetings` of this or another browser. */
export async function exportMeetings(): Promise<string> {
  return `${JSON.stringify({ format, version, meetings: [...(await readMeetings()).values()] }, null, 2)}\n`;
}

/**
 * Adds the meetings of such a file to the list, all or none. Of a meeting that is known already, each field stays as it
 * was seen last, and what only one of the two has is kept. Resolves to what was in the file. Rejects where Chrome has no
 * room for them, and then nothing is changed.
 */
export async function importMeetings(text: string, nowMs = Date.now()): Promise<ListReading> {
  const reading = readMeetingsFile(text, nowMs);
  if ('mistake' in reading) return reading;
  const given = reading.meetings;
  const known = await readMeetings();
  const seenAtMs = new Map([...known.values(), ...given].map((one) => [one.name, one.seenAtMs]));
  await change([recents, labels, ...given.map(({ name }) => meetings.at(name))], ([names, texts, ...before]) => {
    const merged = given.map((one, at) => merge(before[at], one));
    for (const one of merged) seenAtMs.set(one.name, one.seenAtMs);
    const latest = [...new Set([...names, ...merged.map(({ name }) => name)])].sort(
      (a, b) => (seenAtMs.get(b) ?? 0) - (seenAtMs.get(a) ?? 0),
    );
    const named = merged.flatMap(({ name, label }) => (label ? [[name, label]] : []));
    return [latest.slice(0, recentLength), { ...texts, ...Object.fromEntries(named) }, ...merged];
  });
  return reading;
}

function merge(ours: Meeting | undefined, given: Meeting): Meeting {
  return ours && ours.seenAtMs >= given.seenAtMs ? { ...given, ...ours } : { ...ours, ...given };
}

/** Reads the text of such a file: its meetings, or the first thing that is wrong with it. */
export function readMeetingsFile(text: string, nowMs: number): ListReading {
  const file = parse(text);
  if (file?.format !== format) return wrong('list_notOurs');
  if (file.version !== version) return wrong('list_version');
  if (!Array.isArray(file.meetings)) return wrong('list_shape');
  if (file.meetings.length > mostMeetings) return wrong('list_many', mostMeetings);
  const names = new Set<string>();
  for (const [at, one] of file.meetings.entries()) {
    const field = findWrongField(one, nowMs);
    if (field) return wrong(field.endsWith('AtMs') ? 'list_time' : 'list_field', at + 1, field);
    if (names.has(one.name)) return wrong('list_twice', at + 1, one.name);
    names.add(one.name);
  }
  return { meetings: file.meetings.map(readMeeting) };
}

const wrong = (...mistake: ListMistake): ListReading => ({ mistake });

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined; // Not JSON, and so no file of ours.
  }
}

/** What a field of the file has to be. What is not named here is not taken. */
const fields: Record<string, { needed?: true; is(value: unknown, nowMs: number): boolean }> = {
  name: { needed: true, is: (one) => isText(one, 128) && /^spaces\/[\w-]+$/.test(one) },
  code: { needed: true, is: (one) => typeof one === 'string' && isMeetingCode(one) },
  account: { needed: true, is: (one) => isText(one, 320) && !/\p{Cc}/u.test(one) },
  seenAtMs: { needed: true, is: isTime },
  madeAtMs: { is: isTime },
  calledAtMs: { is: isTime },
  // Only a claim, as all of the file: Google refuses what is not true of it.
  madeBy: { is: isMaker },
  label: { is: (one) => typeof one === 'string' },
  formerCodes: {
    is: (one) => Array.isArray(one) && one.every((code) => typeof code === 'string' && isMeetingCode(code)),
  },
  presetId: { is: (one) => isText(one, 64) },
};

const isText = (one: unknown, longest: number): one is string => typeof one === 'string' && one.length <= longest;

function isTime(one: unknown, nowMs: number): boolean {
  return typeof one === 'number' && one >= 0 && one <= nowMs + dayMs;
}

function findWrongField(given: unknown, nowMs: number): string | undefined {
  const one = (given ?? {}) as Record<string, unknown>;
  return Object.keys(fields).find((name) => {
    const { needed, is } = fields[name] as (typeof fields)[string];
    return Object.hasOwn(one, name) ? !is(one[name], nowMs) : needed;
  });
}

/**
 * The link is made from the code, because a file may say anything. Who could join before (`openTo`) is not taken: Unlock
 * would open the meeting as wide as a file says.
 */
function readMeeting(given: Meeting & { code: MeetingCode }): Meeting {
  const { name, code, account, seenAtMs, madeAtMs, calledAtMs, madeBy, formerCodes, presetId } = given;
  const label = cleanName(given.label ?? '');
  return {
    name,
    code,
    uri: meetingUri(code),
    account: whoever(account),
    seenAtMs,
    ...(madeAtMs !== undefined && { madeAtMs }),
    ...(calledAtMs !== undefined && { calledAtMs }),
    // Not left out: without a maker, whoever saw a meeting last passes for the one who made it.
    ...(madeBy && { madeBy: { ...madeBy, account: whoever(madeBy.account) } }),
    ...(label && { label }),
    ...(formerCodes && { formerCodes }),
    ...(presetId && { presetId }),
  };
}

/** The number of an account that signed out means another one in another browser: here it is nobody's. */
const whoever = (account: string): string => (account.startsWith('#') ? '' : account);

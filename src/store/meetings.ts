import { arrayOf, object, optional, string } from '../actions/checks';
import type { Space } from '../meet/types';
import { LOCKED } from '../meet/types';
import { type Maker, makerOf } from './maker';
import { fieldsOf, listOf, moment, recordOf } from './shape';
import { change, readTogether, stored, storedMap } from './stored';

/**
 * What this browser remembers of a space. Google can neither list nor delete spaces, so this is the only list there is.
 */
export interface Meeting {
  /** spaces/{id}: the key, because a meeting code can pass to another space. */
  name: string;
  code: string;
  uri: string;
  /** The address of the account that saw it last. */
  account: string;
  /** Set when this extension made it in this browser. */
  madeAtMs?: number;
  /** Set when it is known who made it with this extension, on whatever computer. */
  madeBy?: Maker;
  /** The codes it had before, the latest first. */
  formerCodes?: string[];
  /** Who could join when it was last seen unlocked: Unlock goes back to that. */
  openTo?: string;
  seenAtMs: number;
  /** Set when a call was seen to run in it: Google says so with the meeting, and lists no former calls without asking. */
  calledAtMs?: number;
  label?: string;
  /** The preset it was made with, or that was applied last. */
  presetId?: string;
}

/** How many meetings the popup shows. */
export const recentLength = 8;

/** Names of the spaces made or opened last, newest first: all that the popup needs for its first paint. */
export const recents = stored('local', 'recents', [], listOf<string>(string));

/** An account and a project, as they are kept. */
export const isMaker = object({ account: string, project: optional(string) });

const meeting = fieldsOf<Meeting>(
  { name: string, code: string, uri: string, account: string, seenAtMs: moment },
  {
    madeAtMs: moment,
    madeBy: isMaker,
    formerCodes: arrayOf(string),
    openTo: string,
    calledAtMs: moment,
    label: string,
    presetId: string,
  },
);

/** By space name, one item each: with thousands in one item, all would be written for a change of one. */
export const meetings = storedMap('local', 'meeting:', meeting);

/** What is remembered of the space with this name. */
export const findMeeting = (name: string): Promise<Meeting | undefined> => meetings.at(name).get();
/** The same for what goes on without it: undefined too where Chrome cannot read it. */
export const knownMeeting = (name: string): Promise<Meeting | undefined> => findMeeting(name).catch(() => undefined);

/** Everything this browser remembers of spaces, by name. */
export const readMeetings = async (): Promise<Map<string, Meeting>> => new Map(Object.entries(await meetings.all()));

/** Calls back with all of them after every change of any. */
export function followMeetings(listener: (all: Map<string, Meeting>) => void, signal: AbortSignal): void {
  meetings.follow(() => readMeetings().then(listener), signal);
}

/** Names of the spaces that the person pinned. */
export const pins = stored('local', 'pins', [], listOf<string>(string));
/** The labels that were given, by space name: small, however long the list of meetings is. */
export const labels = stored('local', 'labels', {}, recordOf<string>(string));

/** The names of as many of these as there are in a list of recent ones, each once. */
export const shortened = (names: readonly string[]): string[] => [...new Set(names)].slice(0, recentLength);

/** Without a code nothing can be done with one. */
export const usable = (found: readonly (Meeting | undefined)[]): Meeting[] =>
  found.filter((one) => !!one?.code) as Meeting[];

/** What is known of these spaces, of as many as there are in a list of recent ones. */
export const findRecents = async (names: readonly string[]): Promise<Meeting[]> =>
  usable(await readTogether(shortened(names).map(meetings.at)));

/** The pinned meetings, then those made or opened last, newest first; without a code nothing can be done with one. */
export async function readRecents(): Promise<Meeting[]> {
  const [pinned, last] = await readTogether([pins, recents]);
  return findRecents([...pinned, ...last]);
}

/** To whom Google showed a space, and what else is known of it. */
export interface Sighting {
  /** The address of the account that Google showed it to. */
  account: string;
  /** Who made it, where that was just found out. */
  madeBy?: Maker;
  /** Set when this extension made it just now. */
  isNew?: true;
  /** The preset that its settings come from. */
  presetId?: string;
}

/** A meeting as it is remembered once Google showed its space to this account. */
export function sighted(
  before: Meeting | undefined,
  { name, meetingCode, meetingUri, config, activeConference }: Space,
  { account, madeBy, isNew, presetId }: Sighting,
): Meeting {
  const openTo = config?.accessType;
  const now = Date.now();
  // Kept with every sighting, because an older record names its maker only as the account that saw it last.
  const maker = madeBy ?? (before && makerOf(before));
  return {
    ...before,
    name,
    code: meetingCode ?? before?.code ?? '',
    uri: meetingUri ?? before?.uri ?? '',
    account,
    seenAtMs: now,
    ...(activeConference && { calledAtMs: now }),
    ...(openTo && openTo !== LOCKED && { openTo }),
    ...(before &&
      meetingCode &&
      before.code !== meetingCode && { formerCodes: [before.code, ...(before.formerCodes ?? [])] }),
    ...(isNew && { madeAtMs: now }),
    ...(maker && { madeBy: maker }),
    ...(presetId && { presetId }),
  };
}

/** With this one made or opened last. */
export const withRecent = (names: string[], name: string): string[] =>
  [name, ...names.filter((other) => other !== name)].slice(0, recentLength);

/** Remembers a space as Google just showed it. */
export async function rememberMeeting(space: Space, sighting: Sighting): Promise<Meeting> {
  const { name } = space;
  const [kept] = await change([meetings.at(name), recents] as const, ([before, names]) => [
    sighted(before, space, sighting),
    withRecent(names, name),
  ]);
  return kept as Meeting;
}

/** Remembers which preset the settings of this space come from. */
export async function rememberPreset(name: string, presetId: string): Promise<void> {
  await meetings.at(name).update((one) => one && { ...one, presetId });
}

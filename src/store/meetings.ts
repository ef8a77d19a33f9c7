import type { Space } from '../meet/types';
import { type Maker, makerOf } from './maker';
import { pendingOrder } from './pending-order';
import { spaceViews } from './space-views';
import { stored, storedMap } from './stored';
import { undos } from './undo';

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
  label?: string;
  /** The preset it was made with, or that was applied last. */
  presetId?: string;
}

/** The access type of a locked meeting: everybody but invited people knocks. */
export const LOCKED = 'RESTRICTED';

/** How many meetings the popup shows. */
export const recentLength = 8;

/** Names of the spaces made or opened last, newest first: all that the popup needs for its first paint. */
export const recents = stored<string[]>('local', 'recents', []);

/** By space name, one item each: with thousands in one item, all would be written for a change of one. */
export const meetings = storedMap<Meeting>('local', 'meeting:');

/** What is remembered of the space with this name. */
export const findMeeting = (name: string): Promise<Meeting | undefined> => meetings.at(name).get();

/** Everything this browser remembers of spaces, by name. */
export const readMeetings = async (): Promise<Map<string, Meeting>> => new Map(Object.entries(await meetings.all()));

/** Calls back with all of them after every change of any. */
export function followMeetings(listener: (all: Map<string, Meeting>) => void, signal: AbortSignal): void {
  meetings.follow(() => readMeetings().then(listener), signal);
}

/** Names of the spaces that the person pinned. */
export const pins = stored<string[]>('local', 'pins', []);
/** The labels that were given, by space name: small, however long the list of meetings is. */
export const labels = stored<Record<string, string>>('local', 'labels', {});

async function findAll(names: string[]): Promise<Meeting[]> {
  const found = await Promise.all(names.map(findMeeting));
  return found.filter((one) => one !== undefined);
}

/** The pinned meetings, then those made or opened last, newest first. */
export async function readRecents(): Promise<Meeting[]> {
  const [pinned, last] = await Promise.all([pins.get(), recents.get()]);
  return findAll([...new Set([...pinned, ...last])].slice(0, recentLength));
}

/** Meetings whose label holds this text, in any letter case; for no text the most recent ones. */
export async function findLabelled(part: string, atMost: number): Promise<Meeting[]> {
  const wanted = part.toLowerCase();
  const labelled = Object.entries(await labels.get()).filter(([, label]) => label.toLowerCase().includes(wanted));
  return wanted ? findAll(labelled.slice(0, atMost).map(([name]) => name)) : (await readRecents()).slice(0, atMost);
}

interface Sighting {
  /** The address of the account that Google showed it to. */
  account: string;
  /** Who made it, where that was just found out. */
  madeBy?: Maker;
  /** Set when this extension made it just now. */
  isNew?: true;
}

/** Remembers a space as Google just showed it to this account. */
export async function rememberMeeting(space: Space, { account, madeBy, isNew }: Sighting): Promise<Meeting> {
  const { name, meetingCode, meetingUri, config } = space;
  const openTo = config?.accessType;
  const now = Date.now();
  const kept = await meetings.at(name).update((before) => {
    // Kept with every sighting, because an older record names its maker only as the account that saw it last.
    const maker = madeBy ?? (before && makerOf(before));
    return {
      ...before,
      name,
      code: meetingCode ?? before?.code ?? '',
      uri: meetingUri ?? before?.uri ?? '',
      account,
      seenAtMs: now,
      ...(openTo && openTo !== LOCKED && { openTo }),
      ...(before &&
        meetingCode &&
        before.code !== meetingCode && { formerCodes: [before.code, ...(before.formerCodes ?? [])] }),
      ...(isNew && { madeAtMs: now }),
      ...(maker && { madeBy: maker }),
    };
  });
  await recents.update((names) => [name, ...names.filter((other) => other !== name)].slice(0, recentLength));
  return kept as Meeting;
}

/** Remembers which preset the settings of this space come from. */
export async function rememberPreset(name: string, presetId: string): Promise<void> {
  await meetings.at(name).update((one) => one && { ...one, presetId });
}

/** Gives a meeting the person's own name; an empty one takes the name away. */
export async function setLabel(name: string, text: string): Promise<void> {
  const label = text.trim() || undefined;
  await meetings.at(name).update((before) => before && { ...before, label });
  await labels.update(({ [name]: _, ...others }) => (label ? { ...others, [name]: label } : others));
  await spaceViews.update((all) =>
    Object.fromEntries(
      Object.entries(all).map(([code, view]) => [code, view.space.name === name ? { ...view, label } : view]),
    ),
  );
}

/** Puts a meeting first in every list, until it is unpinned. */
export async function pinMeeting(name: string): Promise<void> {
  await pins.update((names) => [...names.filter((other) => other !== name), name]);
}

/** Puts it back among the others. */
export async function unpinMeeting(name: string): Promise<void> {
  await pins.update((names) => names.filter((other) => other !== name));
}

/** Takes a meeting out of this browser's memory. Google keeps it: the API cannot delete spaces. */
export async function forgetMeeting(name: string): Promise<void> {
  await meetings.remove(name);
  await unpinMeeting(name);
  await labels.update(({ [name]: _, ...others }) => others);
  await recents.update((names) => names.filter((other) => other !== name));
  await spaceViews.update((all) =>
    Object.fromEntries(Object.entries(all).filter(([, { space }]) => space.name !== name)),
  );
}

/** Forgets all of them, and what is shown of them. At Google they stay: nothing there can be deleted. */
export async function eraseMeetings(): Promise<void> {
  await meetings.clear();
  await Promise.all([recents.set([]), pins.set([]), labels.set({})]);
  await Promise.all([spaceViews.clear(), undos.clear(), pendingOrder.clear()]);
}

import type { Space } from '../meet/types';
import { stored } from './stored';

/** What this browser remembers of a space. Google can neither list nor delete spaces, so this is the only list there is. */
export interface Meeting {
  /** spaces/{id}: the key, because a meeting code can pass to another space. */
  name: string;
  code: string;
  uri: string;
  account: string;
  /** Set when this extension made it. */
  madeAtMs?: number;
  /** Set when Google showed that this extension made it, on whatever computer. */
  ours?: boolean;
  /** The codes it had before, the latest first. */
  formerCodes?: string[];
  /** Who could join when it was last seen unlocked: what Unlock goes back to. */
  openTo?: string;
  seenAtMs: number;
  label?: string;
  /** The preset it was made with, or that was applied last. */
  presetId?: string;
}

/** The access type of a locked meeting: everybody but invited people knocks. */
export const LOCKED = 'RESTRICTED';

export const recentLength = 8;

/** Names of the spaces made or opened last, newest first: all that the popup needs for its first paint. */
export const recents = stored<string[]>('local', 'recents', []);

const meeting = (name: string) => stored<Meeting | undefined>('local', `meeting:${name}`, undefined);

export const findMeeting = (name: string): Promise<Meeting | undefined> => meeting(name).get();

/** Names of the spaces that the person pinned, and the labels that were given, by name: small, however long the list is. */
export const pins = stored<string[]>('local', 'pins', []);
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

/** Meetings whose label holds this text, in any letter case; those of last time for no text. */
export async function findLabelled(part: string, atMost: number): Promise<Meeting[]> {
  const wanted = part.toLowerCase();
  const labelled = Object.entries(await labels.get()).filter(([, label]) => label.toLowerCase().includes(wanted));
  return wanted ? findAll(labelled.slice(0, atMost).map(([name]) => name)) : (await readRecents()).slice(0, atMost);
}

/** Writes down that Google just showed this space to this account. */
export async function rememberSpace(space: Space, account: string, made = false, ours = false): Promise<Meeting> {
  const { name, meetingCode, meetingUri, config } = space;
  const openTo = config?.accessType;
  const now = Date.now();
  const kept = await meeting(name).update((before) => ({
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
    ...(made && { madeAtMs: now }),
    ...(ours && { ours }),
  }));
  await recents.update((names) => [name, ...names.filter((other) => other !== name)].slice(0, recentLength));
  return kept as Meeting;
}

/** Writes down that its settings are meant to be those of this preset. */
export async function rememberPreset(name: string, presetId: string): Promise<void> {
  await meeting(name).update((one) => one && { ...one, presetId });
}

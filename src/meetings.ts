import type { Space } from './meet/types';
import { stored } from './storage';

/** What this browser remembers of a space. Google can neither list nor delete spaces, so this is the only list there is. */
export interface Meeting {
  /** spaces/{id}: the key, because a meeting code can pass to another space. */
  name: string;
  code: string;
  uri: string;
  account: string;
  /** Set when this extension made it. */
  madeAtMs?: number;
  seenAtMs: number;
  label?: string;
  /** The preset it was made with, or that was applied last. */
  presetId?: string;
}

const recentLength = 8;

/** Names of the spaces made or opened last, newest first: all that the popup needs for its first paint. */
export const recents = stored<string[]>('local', 'recents', []);

const meeting = (name: string) => stored<Meeting | undefined>('local', `meeting:${name}`, undefined);

export const findMeeting = (name: string): Promise<Meeting | undefined> => meeting(name).get();

/** The meetings made or opened last, newest first. */
export async function readRecents(): Promise<Meeting[]> {
  const found = await Promise.all((await recents.get()).map(findMeeting));
  return found.filter((one) => one !== undefined);
}

/** Writes down that Google just showed this space to this account. */
export async function rememberSpace(space: Space, account: string, made = false): Promise<Meeting> {
  const { name, meetingCode, meetingUri } = space;
  const now = Date.now();
  const kept = await meeting(name).update((before) => ({
    ...before,
    name,
    code: meetingCode ?? before?.code ?? '',
    uri: meetingUri ?? before?.uri ?? '',
    account,
    seenAtMs: now,
    ...(made && { madeAtMs: now }),
  }));
  await recents.update((names) => [name, ...names.filter((other) => other !== name)].slice(0, recentLength));
  return kept as Meeting;
}

/** Writes down that its settings are meant to be those of this preset. */
export async function rememberPreset(name: string, presetId: string): Promise<void> {
  await meeting(name).update((one) => one && { ...one, presetId });
}

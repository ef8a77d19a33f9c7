import { accounts, chosenMethod, currentId } from './accounts';
import { awaited } from './awaited';
import { defaultPreset } from './default-preset';
import { activities } from './earlier-log';
import { formerAccounts } from './former-accounts';
import { openEntries } from './ledger';
import { labels, meetings, pins, recents } from './meetings';
import { ownWebClientId } from './oauth-clients';
import { people } from './people';
import { peopleLists } from './people-lists';
import { planLimits } from './plan-limits';
import { possibleMeetings } from './possible-meetings';
import { chosenPreferences } from './preferences';
import { keptPresets } from './presets';
import { roomLists } from './rooms';
import { asidePrefix, change, clearKeys, readItems, readPieces, type Stored, type StoredMap } from './stored';
import { keepsActivities, toldEntries } from './told';

/** What a value that cannot be read is about, with its name as `aside_NAME`. */
export type Subject = 'accounts' | 'meetings' | 'people' | 'presets' | 'choices' | 'log' | 'other';

type Any = Stored<never> | StoredMap<never>;

/** Everything that outlives the browser. A new stored value gets its row here: test/e2e/stored.test.ts looks for it. */
const subjects: Record<Exclude<Subject, 'other'>, readonly unknown[]> = {
  accounts: [accounts, currentId, chosenMethod, formerAccounts, ownWebClientId, planLimits],
  meetings: [meetings, recents, pins, labels, possibleMeetings, people, roomLists],
  people: [peopleLists],
  presets: [keptPresets, defaultPreset],
  choices: [chosenPreferences, awaited],
  log: [openEntries, toldEntries, activities, keepsActivities],
};

/** Something kept that this version cannot read. */
export interface Unreadable {
  area: 'local' | 'sync';
  /** Where it lies. */
  key: string;
  subject: Subject;
  /** It, or the part of it that cannot be read. */
  kept: unknown;
}

/**
 * Everything that cannot be read: what was set aside, what still lies where it was found, and what a later version left
 * in this browser. What a later version synced is none of it: on another computer that version uses it.
 */
export async function findUnreadable(): Promise<Unreadable[]> {
  const found: Unreadable[] = [];
  for (const area of ['local', 'sync'] as const)
    for await (const { keys, items } of readPieces(area, (key) => ownerOf(key, area).value?.keys ?? []))
      for (const key of keys) {
        const one = key in items && findUnreadableAt(key, items, area);
        if (one) found.push(one);
      }
  return found;
}

/** What lies under this key, where it cannot be read. */
function findUnreadableAt(
  key: string,
  items: Record<string, unknown>,
  area: Unreadable['area'],
): Unreadable | undefined {
  const kept = items[key];
  if (area === 'local' && key.startsWith(asidePrefix)) {
    // Where it was found, and when it went aside.
    const { subject } = ownerOf(key.slice(asidePrefix.length).replace(/@\d+$/, ''));
    return { area, key, subject, kept };
  }
  const { subject, value } = ownerOf(key, area);
  if (!value) return area === 'local' ? { area, key, subject, kept } : undefined;
  const { rest } = value.read(items);
  return rest === undefined ? undefined : { area, key, subject, kept: rest };
}

/** Removes all of it. Of a value that can be read in part, that part stays. */
export async function removeUnreadable(): Promise<void> {
  for (const { area, key } of await findUnreadable()) {
    const { value } = ownerOf(key, area);
    if (!value) await clearKeys(area, [key]);
    else if (value.read(await readItems(area, value.keys)).value === undefined) await value.clear();
    else await change([value], ([readable]) => [readable]);
  }
  // What was left of the values in part went aside just now.
  await forgetAside();
}

/** Forgets what was set aside, of one subject if it is named. */
export async function forgetAside(only?: Subject): Promise<void> {
  const all = await findUnreadable();
  const aside = all.filter(({ key, subject }) => key.startsWith(asidePrefix) && (!only || subject === only));
  await clearKeys(
    'local',
    aside.map(({ key }) => key),
  );
}

/** All of it as a file, for the person and for whoever is to find out why. */
export const writeUnreadable = (all: readonly Unreadable[]): string =>
  `${JSON.stringify({ format: 'roomkeeper-unreadable', version: 1, values: all }, null, 2)}\n`;

/** Which value a key is of, in this version of it or an earlier one; a later version's has a subject and no value. */
function ownerOf(key: string, area?: string): { subject: Subject; value?: Stored<never> } {
  const first = key.replace(/@\d+(?=:|$)/, '');
  for (const [subject, owners] of Object.entries(subjects) as [Subject, readonly Any[]][])
    for (const owner of owners) {
      const isOwn = 'prefix' in owner ? first.startsWith(owner.prefix) : owner.keys.at(-1) === first;
      if (!isOwn || (area && owner.area !== area)) continue;
      const value = 'prefix' in owner ? (owner.at(first.slice(owner.prefix.length)) as Stored<never>) : owner;
      return value.keys.includes(key) ? { subject, value } : { subject };
    }
  return { subject: 'other' };
}

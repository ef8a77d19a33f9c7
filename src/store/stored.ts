import { browser } from '../browser';
import { keyOf, type Reading, type Shape } from './shape';

/**
 * HOW IT IS KEPT. A value lies bare under its key, as the first version of this extension kept it; the version of its
 * shape is part of the key: `accounts` is the first, `accounts@2` would be the second. Nothing is wrapped round a value
 * and no number lies beside it, because Chrome brings synced items to other computers one by one: there an older version
 * goes on with the key it knows, and never meets half of a pair.
 *
 * Whatever is read is checked. What is not of the shape counts as not there and stays where it is, so that a later
 * version can still read it, until something is written in its place. In that same operation it goes aside:
 * see store/aside.ts.
 */
type Area = 'local' | 'session' | 'sync';

/** What is to be known of a value to read and write it, with others of its area. */
export interface Kept<T> {
  readonly area: Area;
  /** Where it is written: the key of its version. */
  readonly key: string;
  /** That key, and those of the earlier versions that it is read from where the newer are not there. */
  readonly keys: readonly string[];
  /** What it is while nothing is kept. */
  readonly absent: T;
  /** Reads it out of items of its area. */
  read(items: Record<string, unknown>): Reading<T>;
}

/** One value that outlives the worker: where it is kept, under which key, and what stands for "not there yet". */
export interface Stored<T> extends Kept<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Removes it: it is absent from then on. */
  clear(): Promise<void>;
  /** Reads, changes and writes without another context writing in between; answers what was written. */
  update(by: (value: T) => T): Promise<T>;
  /** Calls back with every new value until the signal aborts. */
  follow(listener: (value: T) => void, signal?: AbortSignal): void;
}

/** A value of this shape under this key; `absent` stands for one that is not there yet. */
export function stored<T>(area: Area, key: string, absent: T, shape: Shape<T>): Stored<T> {
  // Asked for each time, so that this file can be loaded where there is no storage.
  const box = () => browser.storage[area];
  const keys = keysOf(key, shape);
  const [newest = key] = keys;
  const read = (items: Record<string, unknown>) => shape.read((version) => items[keyOf(key, version)]);
  const value: Stored<T> = {
    area,
    key: newest,
    keys,
    absent,
    read,
    get: async () => read(await box().get([...keys])).value ?? absent,
    set: async (next) => {
      await change([value], () => [next]);
    },
    clear: () => clearKeys(area, keys),
    update: async (by) => (await change([value], ([now]) => [by(now)]))[0],
    follow: (listener, signal) =>
      follow(box(), signal, ({ [newest]: change }) => {
        if (change) listener(read({ [newest]: change.newValue }).value ?? absent);
      }),
  };
  return value;
}

/** From the newest version to the first. */
const keysOf = (key: string, { version }: Shape<unknown>): string[] =>
  Array.from({ length: version }, (_, before) => keyOf(key, version - before));

type Values<S extends readonly unknown[]> = { [I in keyof S]: S[I] extends Kept<infer T> ? T : never };

/** Reads several values of one area in one operation. */
export async function readTogether<S extends readonly Kept<unknown>[]>(values: readonly [...S]): Promise<Values<S>> {
  const [{ area } = { area: 'local' as Area }] = values;
  const items = await browser.storage[area].get(values.flatMap(({ keys }) => [...keys]));
  return values.map((one) => one.read(items).value ?? one.absent) as Values<S>;
}

/**
 * Changes several values of one area together: all are read at once and written in one operation, which Chrome carries
 * out whole or not at all, and nobody writes in between. Undefined removes a value. Answers what was written; rejects
 * where Chrome did not take it (a quota, a full disk), and then nothing is changed.
 */
export function change<S extends readonly Kept<unknown>[]>(
  values: readonly [...S],
  by: (now: Values<S>) => Values<S>,
): Promise<Values<S>> {
  const [{ area } = { area: 'local' as Area }] = values;
  return alone(area, async () => {
    const items = await browser.storage[area].get(values.flatMap(({ keys }) => [...keys]));
    const readings = values.map((one) => one.read(items));
    const next = by(readings.map(({ value }, at) => value ?? values[at]?.absent) as Values<S>);
    const written: Record<string, unknown> = {};
    const aside: Record<string, unknown> = {};
    for (const [at, { key, keys }] of values.entries()) {
      // In sync an older version on another computer goes on with the earlier key.
      if (area !== 'sync') for (const earlier of keys) if (earlier in items) written[earlier] = undefined;
      written[key] = next[at];
      const rest = readings[at]?.rest;
      if (rest !== undefined) aside[`${asidePrefix}${key}@${Date.now()}`] = rest;
    }
    // What is in session comes from Google anew, and a token must never reach a disk.
    if (area === 'sync') await write('local', aside);
    await write(area, area === 'local' ? { ...written, ...aside } : written);
    return next;
  });
}

/** What lies under these keys of an area, whatever it is. */
export const readItems = (area: Area, keys: readonly string[]): Promise<Record<string, unknown>> =>
  browser.storage[area].get([...keys]);

/** Everything in an area, read or not. */
export const readArea = (area: Area): Promise<Record<string, unknown>> => browser.storage[area].get();

/** So many items at once hold a page up for no longer than a frame or two. */
const pieceLength = 100;

/**
 * Everything in an area, in pieces between which a page can do something else. With each of its keys a piece has the items
 * under those that belong to it as well. Before Chrome 130, which cannot name the keys alone, it is one piece.
 */
export async function* readPieces(
  area: Area,
  belonging: (key: string) => readonly string[],
): AsyncGenerator<{ keys: string[]; items: Record<string, unknown> }> {
  const box: Partial<Pick<chrome.storage.StorageArea, 'getKeys'>> = browser.storage[area];
  const all = await box.getKeys?.();
  if (!all) {
    const items = await readArea(area);
    yield { keys: Object.keys(items), items };
    return;
  }
  for (let from = 0; from < all.length; from += pieceLength) {
    const keys = all.slice(from, from + pieceLength);
    yield { keys, items: await readItems(area, [...new Set([...keys, ...keys.flatMap(belonging)])]) };
  }
}

/** Removes these items, whatever they are, without another context writing in between. */
export const clearKeys = (area: Area, keys: readonly string[]): Promise<void> =>
  alone(area, () => browser.storage[area].remove([...keys]));

/** Under this and the key it was found at lies what could not be read, when something else was written there. */
export const asidePrefix = 'aside:';

/** One writer of an area at a time, in all pages and the worker: what is read and written together cannot be split. */
const alone = <T>(area: Area, writing: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`stored:${area}`, writing) as Promise<T>;

async function write(area: Area, items: Record<string, unknown>): Promise<void> {
  const gone = Object.keys(items).filter((key) => items[key] === undefined);
  // Chrome leaves out what is undefined.
  if (gone.length < Object.keys(items).length) await browser.storage[area].set(items);
  if (gone.length) await browser.storage[area].remove(gone);
}

/** Values of one kind, each an item of its own under a common prefix. */
export interface StoredMap<T> {
  readonly area: Area;
  /** With a colon at its end. */
  readonly prefix: string;
  /** All of them by the rest of their key. */
  all(): Promise<Record<string, T>>;
  /** One of them, as a stored value of its own. */
  at(id: string): Stored<T | undefined>;
  /** Whether an item of the area is one of them. */
  isOwn(key: string): boolean;
  /** Calls back after every change of any of them until the signal aborts. */
  follow(listener: () => void, signal?: AbortSignal): void;
}

/** Values of this shape that are kept each under this prefix and an id of its own. */
export function storedMap<T>(area: Area, prefix: string, shape: Shape<T>): StoredMap<T> {
  const box = () => browser.storage[area];
  const prefixes = keysOf(prefix, shape);
  const prefixOf = (key: string) => prefixes.find((one) => key.startsWith(one));
  const at = (id: string) => stored<T | undefined>(area, prefix + id, undefined, shape);
  const map: StoredMap<T> = {
    area,
    prefix,
    async all() {
      const items = await readArea(area);
      const ids = new Set(
        Object.keys(items).flatMap((key) => {
          const own = prefixOf(key);
          return own ? [key.slice(own.length)] : [];
        }),
      );
      return Object.fromEntries(
        [...ids].flatMap((id) => {
          const { value } = at(id).read(items);
          return value === undefined ? [] : [[id, value]];
        }),
      );
    },
    at,
    isOwn: (key) => prefixOf(key) !== undefined,
    follow: (listener, signal) =>
      follow(box(), signal, (changes) => {
        if (Object.keys(changes).some(prefixOf)) listener();
      }),
  };
  return map;
}

/** Writes these in one operation: Chrome takes all of them or, beyond a quota, none and rejects. */
export async function putAll<T>({ at }: StoredMap<T>, values: Record<string, T>): Promise<void> {
  await change(Object.keys(values).map(at), () => Object.values(values));
}

/** Takes all of them away, those that cannot be read too. */
export const clearAll = <T>({ area, isOwn }: StoredMap<T>): Promise<void> =>
  alone(area, async () => browser.storage[area].remove(Object.keys(await readArea(area)).filter(isOwn)));

/** Empties what this browser keeps for itself. What Chrome syncs holds on other computers too, and stays. */
export async function clearStorage(): Promise<void> {
  await Promise.all((['local', 'session'] as const).map((area) => alone(area, () => browser.storage[area].clear())));
}

/** Empties what Chrome syncs, on all computers, and answers what puts it back. */
export const clearSynced = (): Promise<() => Promise<void>> =>
  alone('sync', async () => {
    const { sync } = browser.storage;
    const all = await sync.get();
    await sync.clear();
    return () => alone('sync', () => sync.set(all));
  });

function follow(
  box: chrome.storage.StorageArea,
  signal: AbortSignal | undefined,
  listener: (changes: Record<string, chrome.storage.StorageChange>) => void,
) {
  box.onChanged.addListener(listener);
  signal?.addEventListener('abort', () => box.onChanged.removeListener(listener));
}

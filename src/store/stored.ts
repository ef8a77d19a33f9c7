import { browser } from '../browser';

type Area = 'local' | 'session' | 'sync';

/** One value that outlives the worker: where it is kept, under which key, and what stands for "not there yet". */
export interface Stored<T> {
  readonly area: Area;
  readonly key: string;
  /** What it is while nothing is kept. */
  readonly absent: T;
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Removes it: it is absent from then on. */
  clear(): Promise<void>;
  /** Reads, changes and writes without another context writing in between; answers what was written. */
  update(by: (value: T) => T): Promise<T>;
  /** Calls back with every new value until the signal aborts. */
  follow(listener: (value: T) => void, signal?: AbortSignal): void;
}

/** A value under this key; `absent` stands for one that is not there yet. */
export function stored<T>(area: Area, key: string, absent: T): Stored<T> {
  // Asked for each time, so that this file can be loaded where there is no storage.
  const box = () => browser.storage[area];
  const value: Stored<T> = {
    area,
    key,
    absent,
    get: async () => ((await box().get(key))[key] as T | undefined) ?? absent,
    set: (next) => alone(area, () => write(area, { [key]: next })),
    clear: () => alone(area, () => box().remove(key)),
    update: async (by) => (await change([value] as const, ([now]) => [by(now)]))[0],
    follow: (listener, signal) =>
      follow(box(), signal, ({ [key]: change }) => {
        if (change) listener((change.newValue as T | undefined) ?? absent);
      }),
  };
  return value;
}

/** What is to be known of a value to read and write it, and the values of several in their order. */
type Kept<T> = Pick<Stored<T>, 'area' | 'key' | 'absent'>;
type Values<S extends readonly unknown[]> = { [I in keyof S]: S[I] extends Kept<infer T> ? T : never };

/**
 * Changes several values of one area together: all are read at once and written in one operation, which Chrome carries
 * out whole or not at all, and nobody writes in between. Undefined removes a value. Answers what was written; rejects
 * where Chrome did not take it (a quota, a full disk), and then nothing is changed.
 */
export function change<const S extends readonly Kept<unknown>[]>(
  values: S,
  by: (now: Values<S>) => Values<S>,
): Promise<Values<S>> {
  const [{ area } = { area: 'local' as Area }] = values;
  return alone(area, async () => {
    const kept = await browser.storage[area].get(values.map(({ key }) => key));
    const next = by(values.map(({ key, absent }) => kept[key] ?? absent) as Values<S>);
    await write(area, Object.fromEntries(values.map(({ key }, at) => [key, next[at]])));
    return next;
  });
}

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
  /** All of them by the rest of their key. */
  all(): Promise<Record<string, T>>;
  /** Writes these in one operation: Chrome takes all of them or, beyond a quota, none and rejects. */
  put(values: Record<string, T>): Promise<void>;
  remove(id: string): Promise<void>;
  /** One of them, as a stored value of its own. */
  at(id: string): Stored<T | undefined>;
  /** Takes all of them away. */
  clear(): Promise<void>;
  /** Calls back after every change of any of them until the signal aborts. */
  follow(listener: () => void, signal?: AbortSignal): void;
}

/** Values that are kept each under this prefix and an id of its own. */
export function storedMap<T>(area: Area, prefix: string): StoredMap<T> {
  const box = () => browser.storage[area];
  const map: StoredMap<T> = {
    all: async () =>
      Object.fromEntries(
        Object.entries(await box().get())
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, value]) => [key.slice(prefix.length), value as T]),
      ),
    put: (values) =>
      alone(area, () =>
        write(area, Object.fromEntries(Object.entries(values).map(([id, value]) => [prefix + id, value]))),
      ),
    remove: (id) => alone(area, () => box().remove(prefix + id)),
    at: (id) => stored<T | undefined>(area, prefix + id, undefined),
    clear: () =>
      alone(area, async () => {
        await box().remove(Object.keys(await map.all()).map((id) => prefix + id));
      }),
    follow: (listener, signal) =>
      follow(box(), signal, (changes) => {
        if (Object.keys(changes).some((key) => key.startsWith(prefix))) listener();
      }),
  };
  return map;
}

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

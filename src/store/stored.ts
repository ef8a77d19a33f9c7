import { browser } from '../browser';

type Area = 'local' | 'session' | 'sync';

/** One value that outlives the worker: where it is kept, under which key, and what stands for "not there yet". */
export interface Stored<T> {
  readonly area: Area;
  readonly key: string;
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Removes it: it is absent from then on. */
  clear(): Promise<void>;
  /** Reads, changes and writes without another context writing in between; answers what was written. */
  update(change: (value: T) => T | Promise<T>): Promise<T>;
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
    get: async () => ((await box().get(key))[key] as T | undefined) ?? absent,
    set: (next) => (next === undefined ? value.clear() : box().set({ [key]: next })),
    clear: () => box().remove(key),
    update: (change) =>
      navigator.locks.request(`stored:${key}`, async () => {
        const next = await change(await value.get());
        await value.set(next);
        return next;
      }) as Promise<T>,
    follow: (listener, signal) =>
      follow(box(), signal, ({ [key]: change }) => {
        if (change) listener((change.newValue as T | undefined) ?? absent);
      }),
  };
  return value;
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
    put: (values) => box().set(Object.fromEntries(Object.entries(values).map(([id, value]) => [prefix + id, value]))),
    remove: (id) => box().remove(prefix + id),
    at: (id) => stored<T | undefined>(area, prefix + id, undefined),
    clear: async () => box().remove(Object.keys(await map.all()).map((id) => prefix + id)),
    follow: (listener, signal) =>
      follow(box(), signal, (changes) => {
        if (Object.keys(changes).some((key) => key.startsWith(prefix))) listener();
      }),
  };
  return map;
}

/** Empties every area: nothing that this extension kept through the browser is left. */
export async function clearStorage(): Promise<void> {
  const { local, session, sync } = browser.storage;
  await Promise.all([local.clear(), session.clear(), sync.clear()]);
}

function follow(
  box: chrome.storage.StorageArea,
  signal: AbortSignal | undefined,
  listener: (changes: Record<string, chrome.storage.StorageChange>) => void,
) {
  box.onChanged.addListener(listener);
  signal?.addEventListener('abort', () => box.onChanged.removeListener(listener));
}

import { browser } from './browser';

type Area = 'local' | 'session' | 'sync';

/** One value that outlives the worker: where it is kept, under which key, and what stands for "not there yet". */
export interface Stored<T> {
  readonly area: Area;
  readonly key: string;
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Reads, changes and writes without another context writing in between; answers what was written. */
  update(change: (value: T) => T | Promise<T>): Promise<T>;
  /** Calls back with every new value until the signal aborts. */
  follow(tell: (value: T) => void, signal?: AbortSignal): void;
}

export function stored<T>(area: Area, key: string, absent: T): Stored<T> {
  const box = browser.storage[area];
  const value: Stored<T> = {
    area,
    key,
    get: async () => ((await box.get(key))[key] as T | undefined) ?? absent,
    set: (next) => (next === undefined ? box.remove(key) : box.set({ [key]: next })),
    update: (change) =>
      navigator.locks.request(`stored:${key}`, async () => {
        const next = await change(await value.get());
        await value.set(next);
        return next;
      }) as Promise<T>,
    follow(tell, signal) {
      const listener = (changes: Record<string, chrome.storage.StorageChange>) => {
        const change = changes[key];
        if (change) tell((change.newValue as T | undefined) ?? absent);
      };
      box.onChanged.addListener(listener);
      signal?.addEventListener('abort', () => box.onChanged.removeListener(listener));
    },
  };
  return value;
}

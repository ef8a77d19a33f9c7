import { vi } from 'vitest';

type Items = Record<string, unknown>;

/** An area as chrome.storage has it: what goes in is copied, what is undefined is left out, a write is whole or not at all. */
function area() {
  let items: Items = {};
  const copy = (given: Items): Items => JSON.parse(JSON.stringify(given));
  return {
    get: async (keys?: string | string[] | null) => {
      const wanted = keys === undefined || keys === null ? Object.keys(items) : [keys].flat();
      return copy(Object.fromEntries(wanted.filter((key) => key in items).map((key) => [key, items[key]])));
    },
    set: async (given: Items) => {
      items = { ...items, ...copy(given) };
    },
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) delete items[key];
    },
    clear: async () => {
      items = {};
    },
    getKeys: async () => Object.keys(items),
    onChanged: { addListener: () => {}, removeListener: () => {} },
  };
}

/** The storage of a browser, for the logic above it; what Chromium's own does is tested in test/e2e. */
export const storage = { local: area(), session: area(), sync: area(), managed: area() };

/** Empties all of it, and gives this Node what pages have: locks, of which of two with one name the second waits. */
export async function startAfresh(): Promise<void> {
  for (const one of Object.values(storage)) await one.clear();
  // The logic here only ever takes away from it.
  vi.stubGlobal('localStorage', { removeItem: () => undefined });
  const last = new Map<string, Promise<unknown>>();
  vi.stubGlobal('navigator', {
    locks: {
      request(name: string, work: () => Promise<unknown>) {
        const turn = (last.get(name) ?? Promise.resolve()).then(work);
        last.set(
          name,
          turn.catch(() => undefined), // Whoever waits does not care how the one before ended.
        );
        return turn;
      },
    },
  });
}

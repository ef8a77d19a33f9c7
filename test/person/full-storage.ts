import type { Page } from 'puppeteer-core';
import { onTestFinished } from 'vitest';

/** The keys of what fills an area, the most of it and the rest; the extension knows nothing of them. */
const fillers = { most: 'filler', rest: 'filler:rest' };

/**
 * Fills an area of the extension's storage to the brim with something that is not its own, so that so many bytes are
 * left: what needs more is refused by Chrome, as on a computer on which the extension kept very much. In storage.session,
 * which counts by eight, up to seven fewer. From a page of the extension, so that no worker is started for it.
 */
export const fillStorage = (page: Page, area: 'local' | 'session', leftBytes: number): Promise<void> =>
  page.evaluate(
    // Under the lock of the extension's own writers: one that came between two of these steps would make room or take it.
    async ({ most, rest }, area, leftBytes) =>
      navigator.locks.request(`stored:${area}`, async () => {
        const box = chrome.storage[area];
        await box.remove([most, rest]);
        const left = async () => box.QUOTA_BYTES - (await box.getBytesInUse(null));
        // Chrome takes a second or more to keep ten megabytes and to hand them to all who listen: only once.
        await box.set({ [most]: 'x'.repeat((await left()) - leftBytes - 2_000) });
        // What a text costs beyond its letters differs by area: it is measured with a shorter one, and then made up for.
        let length = 100;
        await box.set({ [rest]: 'x'.repeat(length) });
        length += (await left()) - leftBytes;
        await box.set({ [rest]: 'x'.repeat(length) });
        const missing = leftBytes - (await left());
        if (missing < 0 || missing > (area === 'session' ? 7 : 0))
          throw new Error(`${leftBytes - missing} bytes of storage.${area} are left instead of ${leftBytes}.`);
      }),
    fillers,
    area,
    leftBytes,
  );

/** Makes room again. */
export const emptyStorage = (page: Page, area: 'local' | 'session'): Promise<void> =>
  page.evaluate(({ most, rest }, area) => chrome.storage[area].remove([most, rest]), fillers, area);

/**
 * Uses up what is left of the block that a file of storage.local ends with: on a disk without a free block the first few
 * bytes would still find room.
 */
export const fillLastBlock = (page: Page): Promise<void> =>
  page.evaluate(async (key) => {
    // A block has 4,096 bytes, so that this ends soon; and a longer text is refused before a shorter one is.
    for (let length = 2_048; length >= 1; ) {
      const isTaken = await chrome.storage.local.set({ [key]: 'x'.repeat(length) }).then(
        () => true,
        () => false,
      );
      if (!isTaken) length = Math.floor(length / 2);
    }
  }, fillers.most);

/** Fills IndexedDB to the brim, as on a computer without room: what needs more is refused by Chrome. */
export async function fillDatabase(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  const origin = await page.evaluate(() => location.origin);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
  // A page that was closed by then has taken the quota along.
  onTestFinished(() => session.send('Storage.overrideQuotaForOrigin', { origin }).catch(() => undefined));
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('filler', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('all', { autoIncrement: true });
      opening.onsuccess = () => resolve(opening.result);
    });
    // Ends soon: a block that is refused makes the next one half as large.
    for (let length = 400_000; length >= 1; ) {
      const writing = database.transaction('all', 'readwrite');
      const bytes = crypto.getRandomValues(new Uint8Array(Math.min(length, 65_536)));
      writing.objectStore('all').put([bytes, 'x'.repeat(length)]);
      const isTaken = await new Promise((resolve) => {
        writing.oncomplete = () => resolve(true);
        writing.onabort = () => resolve(false);
      });
      if (!isTaken) length = Math.floor(length / 2);
    }
    database.close();
  });
}

import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import { breaksAreRead } from './call';
import { click, sees } from './hands';

/** The calls that are kept in this browser, with whatever names somebody. */
export const readKeptCalls = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('keptCalls')) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('keptCalls');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const all = await new Promise<unknown[]>((resolve, reject) => {
      const reading = database.transaction('calls').objectStore('calls').getAll();
      reading.onsuccess = () => resolve(reading.result);
      reading.onerror = () => reject(reading.error);
    });
    database.close();
    return all as { record?: string; people?: { name: string }[]; list?: { text: string } }[];
  });

/** Waits until so many are. */
export const keptSoon = (page: Page, count: number) =>
  until(`${count} calls are kept`, async () => (await readKeptCalls(page)).length === count);

/** Keeps the call that is shown. */
export async function keepCall(page: Page): Promise<void> {
  await breaksAreRead(page);
  await click(page, 'Keep this call');
  await sees(page, 'Kept on this computer');
}

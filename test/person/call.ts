import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import type { Space, Stay } from '../google';
import { appears, said } from './hands';
import type { Person } from './person';
import { letPass } from './time';

const minuteMs = 60_000;

/** Somebody in a call from this minute of it until that one; without an end until its end. */
export const stay = (who: Stay['who'], from: number, to?: number): Stay => ({
  who,
  fromMs: from * minuteMs,
  ...(to !== undefined && { toMs: to * minuteMs }),
});

/** A class of an hour: two devices, somebody who was out in between, late, gone early, and by phone. */
export const lesson = [
  stay('host@gmail.com', 0),
  stay('host@gmail.com', 10, 30),
  stay('Ann Lee', 0, 20),
  stay('Ann Lee', 25),
  stay('Benoît Öz', 12),
  stay('second@gmail.com', 0, 40),
  stay({ phone: '+12025550143' }, 5, 15),
];

/** A call of this meeting that began so many minutes ago; it is over unless it says that it runs. The record's name. */
export const heldCall = (
  { google }: Pick<Person, 'google'>,
  { name }: Pick<Space, 'name'>,
  stays: readonly Stay[],
  { agoMinutes = 120, lastedMinutes = 60 }: { agoMinutes?: number; lastedMinutes?: number | 'runs' } = {},
): string =>
  google.holdConference(name, {
    startedAgoMs: agoMinutes * minuteMs,
    ...(lastedMinutes !== 'runs' && { lastedMs: lastedMinutes * minuteMs }),
    stays,
  });

/** The page about the calls of a meeting, once the list of them is there. */
export async function openCalls({ chromium }: Person, { name }: Pick<Space, 'name'>): Promise<Page> {
  const page = await chromium.openPage(`src/history/index.html#${name}`);
  await appears(page, 'main .calls, main .problem, main .busy');
  return page;
}

/** What the table of people says, a line for each of them, its cells apart by bars. */
export const readRows = (page: Page, table = '.people table'): Promise<string[]> =>
  page.$$eval(`${table} tbody tr`, (rows) => {
    const textOf = (cell: Element) =>
      [...(cell.children.length > 1 ? cell.children : [cell])].map((one) => one.textContent);
    return rows.map((row) => [...row.children].map((cell) => textOf(cell).join(', ')).join(' | '));
  });

/** Waits until the breaks of everybody in the call that is open are read. */
export const breaksAreRead = (page: Page): Promise<boolean> =>
  until('all breaks are read', async () => {
    const says = await page.evaluate(() => document.querySelector('.detail')?.textContent ?? '');
    return says.includes('Most at once') && !says.includes('Breaks are being read');
  });

/**
 * Lets time pass on the page until it says this: answers come by the clock of the computer, and are drawn by that of the
 * page. In steps, because a long one would be over before Google has answered.
 */
export async function seesInTime(page: Page, text: string, stepMs = 250): Promise<void> {
  await until(`the page says “${text}”, its time passing`, async () => {
    await letPass(page, stepMs);
    const says = await said(page);
    if (!says.includes(text)) throw new Error(`It says: ${says.slice(0, 2_000)}`);
    return true;
  });
}

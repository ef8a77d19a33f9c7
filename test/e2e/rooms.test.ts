import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  called,
  calls,
  click,
  hold,
  killBrowser,
  notified,
  openOptions,
  order,
  type Person,
  readList,
  said,
  sees,
  signIn,
  start,
  startAgain,
  startLasting,
} from '../person';
import { oneIn } from '../share';

/** How many meetings; more than ten a minute are more than Google's quota, and then the extension waits. */
const many = process.env.LONG ? 30 : 8;
const plan = (count: number) => Array.from({ length: count }, (_, at) => ({ label: `Room ${at + 1}`, is: 'queued' }));

interface Row {
  label: string;
  is: string;
  uri?: string;
  failure?: { kind: string };
}

const rowsOf = (page: Page): Promise<Row[]> =>
  page.evaluate(async () => {
    const kept = Object.entries(await chrome.storage.local.get(null)).find(([key]) => key.startsWith('rooms:'));
    return (kept?.[1] as { rows: Row[] } | undefined)?.rows ?? [];
  });
const states = async (page: Page) => (await rowsOf(page)).map(({ is, failure }) => failure?.kind ?? is);

/** Keeps a list as the page does, and lets it go on. */
async function begin(page: Page, rows: object[]): Promise<void> {
  await page.evaluate(async (rows) => {
    const accountId = (await chrome.storage.local.get('account')).account;
    await chrome.storage.local.set({ 'rooms:x': { askedAtMs: Date.now(), accountId, leaves: {}, rows } });
  }, rows);
  goOn(page);
}
const goOn = (page: Page): void => void order(page, 'createRooms', { list: 'x' }).catch(String);

const openRooms = ({ chromium }: Person) => chromium.openPage('src/options/index.html#rooms');

it('From a pasted list: planned, made with names, settings and people, shown, copied and saved', async () => {
  const person = await start({ way: 'web' });
  const { google, chromium } = person;
  const page = await openRooms(person);
  await sees(page, 'Meetings, one a line');
  const paste = (text: string) =>
    page.$eval(
      'textarea',
      (field, text) => {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      text,
    );
  await paste('9a; ann@school.example, foo@\n=9b');
  await sees(page, 'Line 1: “foo@” is no name or no e-mail address.');
  expect(await page.$eval('.note .primary', (button) => (button as HTMLButtonElement).disabled)).toBe(true);
  await paste('9a; Ann <ann@school.example>, host@gmail.com\n=9b');
  await sees(page, 'Meetings: 2. People: 1. With host@gmail.com.');
  await page.select('select', 'team');
  await click(page, 'Make them');
  await sees(page, 'Made');
  await until('all are made', async () => (await states(page)).join() === 'made,made');
  const spaces = google.spaces.map(({ config, members, meetingUri }) => ({
    accessType: config.accessType,
    members: members.map(({ email }) => email),
    meetingUri,
  }));
  expect(spaces).toMatchObject([{ accessType: 'TRUSTED', members: ['ann@school.example'] }, { members: [] }]);
  const [first, second] = google.spaces;
  const { labels } = (await chromium.storage('local')) as { labels: Record<string, string> };
  expect(labels).toEqual({ [first?.name ?? '']: '9a', [second?.name ?? '']: '=9b' });
  await sees(page, first?.meetingCode ?? '');
  // What was told and can be exported has no address in it.
  const { told } = (await chromium.storage('local')) as { told: unknown };
  expect(JSON.stringify(told ?? '')).not.toContain('school.example');
  await click(page, 'Copy as text');
  await until('the list is on the clipboard', async () =>
    (await chromium.clipboard()).startsWith(`9a: ${first?.meetingUri}\n=9b: ${second?.meetingUri}`),
  );
});

it('A worker that dies between two rows or in the middle of one: none is asked for twice, and none is forgotten', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  for (let at = 0; at < many; at++)
    person.google.failNext({ method: 'create', ...(at === 3 ? { how: 'hang' } : { delayMs: 200 }) });
  await begin(page, plan(many));
  // In the middle of the fourth, and wherever it is by then at the others.
  for (const times of [2, 4, 5, 6, 8]) {
    await called(person, 'create', times);
    await person.chromium.killWorker();
    await order(page, 'settle', {});
  }
  await until(
    'nothing is left',
    async () => !(await states(page)).some((is) => is === 'queued' || is === 'sent'),
    400_000,
  );
  const rows = await states(page);
  expect(rows).toHaveLength(many);
  const { possible } = await readList(page);
  expect(rows.filter((is) => is === 'made').length + possible).toBe(many);
  expect(rows.filter((is) => is === 'unknown')).toHaveLength(possible);
  expect(calls(person, 'create').length).toBeLessThanOrEqual(many);
  expect(person.google.spaces.length).toBeLessThanOrEqual(many);
}, 500_000);

describe('With a browser that starts', () => {
  beforeEach(oneIn(3));

  it('A browser that starts makes no more of them before it is told to, and then exactly the rest', async () => {
    const person = await startLasting();
    await signIn(person, 'web', ['settings', 'created']);
    const page = await openOptions(person);
    person.google.failNext({ method: 'create', delayMs: 1 });
    person.google.failNext({ method: 'create', how: 'hang' });
    await begin(page, plan(4));
    await called(person, 'create', 2);
    await killBrowser(person);
    await startAgain(person);
    await notified(person, 'Some meetings are left');
    const again = await openRooms(person);
    expect(await states(again)).toEqual(['made', 'unknown', 'queued', 'queued']);
    await sees(again, '2 of 4 are left.');
    await click(again, 'Go on');
    await until('all are made', async () => (await states(again)).join() === 'made,unknown,made,made');
    expect(calls(person, 'create')).toHaveLength(4);
    expect((await readList(again)).possible).toBe(1);
  });
});

it('Stopped, it makes no more until it goes on; a break that Google asks for is kept; what failed can be tried again alone', async () => {
  const person = await start({ way: 'web' });
  const page = await openRooms(person);
  const letGo = hold(person, 'create');
  await begin(page, plan(4));
  await called(person, 'create');
  await click(page, 'Stop');
  await sees(page, 'Stopping after the one under way…');
  letGo();
  await sees(page, '3 of 4 are left.');
  expect(calls(person, 'create')).toHaveLength(1);
  person.google.failNext({ method: 'create', status: 429, headers: { 'retry-after': '1' } });
  await click(page, 'Go on');
  await called(person, 'create', 2);
  person.google.failNext({ method: 'create', status: 400 });
  await until('the rest is tried', async () => (await states(page)).sort().join() === 'invalid,made,made,made');
  await sees(page, 'Google did not accept the request');
  await click(page, 'Try again for these');
  await until('it is made', async () => (await states(page)).join() === 'made,made,made,made');
  expect(person.google.spaces).toHaveLength(4);
  expect(await said(page)).not.toContain('Try again for these');
});

import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { meetScopes } from '../google';
import {
  areRoomsOver,
  beginRooms,
  called,
  calls,
  click,
  hold,
  keepRooms,
  killBrowser,
  notified,
  openOptions,
  openRooms,
  order,
  paste,
  planRooms,
  readList,
  readRooms,
  roomStates,
  said,
  sees,
  signIn,
  start,
  startAgain,
  startLasting,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

/** How many meetings; more than ten a minute are more than Google's quota, and then the extension waits. */
const many = process.env.LONG ? 30 : 8;
/** Google's quota lets ten be made at once, and the next ten a minute later. */
const withinMs = process.env.LONG ? 90_000 : 10_000;
const allWithinMs = process.env.LONG ? 200_000 : 20_000;

const countMade = async (page: Page): Promise<number> => (await roomStates(page)).filter((is) => is === 'made').length;

/** Keeps the worker from writing to storage.local, which it does before it asks for a meeting and after its answer. */
const takeLock = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((granted) => {
        navigator.locks.request('stored:local', () => {
          granted();
          return new Promise<void>((letGo) => Object.assign(globalThis, { letGo }));
        });
      }),
  );
const letGo = (page: Page): Promise<void> => page.evaluate(() => (globalThis as unknown as { letGo(): void }).letGo());

/** Lets whoever waits for it write once, takes the lock again right behind, and answers whether nothing is under way then. */
const letWriteOnce = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const { pending = [] } = await navigator.locks.query();
    if (!pending.some(({ name }) => name === 'stored:local')) return false;
    const { letGo } = globalThis as unknown as { letGo(): void };
    await new Promise<void>((granted) => {
      navigator.locks.request('stored:local', () => {
        granted();
        return new Promise<void>((letGo) => Object.assign(globalThis, { letGo }));
      });
      letGo();
    });
    const kept = (await chrome.storage.local.get('rooms:x'))['rooms:x'] as { rows: { is: string }[] };
    return kept.rows.every(({ is }) => is !== 'sent');
  });

it('Ordered with a sign-in and killed: the next worker goes on with the list, and asks nobody to sign in', async () => {
  const person = await start({ way: 'web', scopes: ['settings'] });
  person.google.consent.answer = 'auto';
  const page = await openOptions(person);
  await keepRooms(page, 'x', planRooms(3));
  const letCreate = hold(person, 'create');
  const then = { action: 'createRooms', input: { list: 'x' } };
  order(page, 'signIn', { way: 'web', scopes: [meetScopes.created], then }).catch(String);
  await called(person, 'create');
  const asked = person.google.authorizations.length;
  await person.chromium.killWorker();
  letCreate();
  order(page, 'settle', {}).catch(String);
  await until('nothing of the list is left', () => areRoomsOver(page));
  expect(await roomStates(page)).toEqual(['unknown', 'made', 'made']);
  expect(calls(person, 'create')).toHaveLength(3);
  expect(person.google.authorizations).toHaveLength(asked);
});

it('Killed while its page waits: the page says nothing of the list but how it goes on, and at its end it is told', async () => {
  const person = await start({ way: 'web' });
  const page = await openRooms(person);
  await sees(page, 'Meetings, one a line');
  await paste(page, 'textarea', '9a\n9b');
  const letCreate = hold(person, 'create');
  await click(page, 'Make them');
  await called(person, 'create');
  await person.chromium.killWorker();
  letCreate();
  // The page starts the next worker once it knows that the last one is gone.
  await until('the rest is made', async () => (await roomStates(page)).join() === 'unknown,made');
  expect(await said(page)).not.toContain('Chrome stopped the extension');
  await notified(person, 'That worked only in part', 'Made: 1. Not made: 0. May exist: 1. Left: 0.');
  await sees(page, 'May exist: it is not known whether Google made it');
});

describe('With a browser that starts', () => {
  beforeEach(oneIn(3));

  it('An order that was recorded and not taken up when the browser died makes none by itself, and says so', async () => {
    const person = await startLasting();
    await signIn(person, 'web', ['settings', 'created']);
    const page = await openOptions(person);
    await page.evaluate(async (rows) => {
      const { account } = await chrome.storage.local.get('account');
      const order = { action: 'createRooms', input: { list: 'x' } };
      const id = crypto.randomUUID();
      const entry = { id, order, trigger: 'page', askedAtMs: Date.now(), state: { is: 'queued' } };
      const list = { askedAtMs: Date.now(), accountId: account, leaves: {}, rows };
      await chrome.storage.local.set({ 'rooms:x': list, open: [entry] });
    }, planRooms(3));
    await killBrowser(person);
    await startAgain(person);
    await notified(person, 'That did not work');
    const again = await openRooms(person);
    await sees(again, '3 of 3 are left.');
    expect(calls(person, 'create')).toEqual([]);
  });

  it('Killed between two meetings, the worker five times and the browser once: exactly all are made, each with its label', {
    timeout: 500_000,
  }, async () => {
    const person = await startLasting();
    await signIn(person, 'web', ['settings', 'created']);
    let page = await openOptions(person);
    // After so many; the last but one is the browser's.
    const deaths = process.env.LONG ? [3, 7, 10, 14, 17, 24] : [1, 2, 3, 4, 5, 6];
    const letCreate: (() => void)[] = [];
    for (let at = 1; at <= many; at++)
      if (deaths.includes(at)) letCreate[at] = hold(person, 'create');
      else person.google.failNext({ method: 'create', delayMs: 1 });
    await beginRooms(page, planRooms(many));
    for (const [at, after] of deaths.entries()) {
      await until(`${after} are asked for`, () => calls(person, 'create').length === after, withinMs);
      await takeLock(page);
      letCreate[after]?.();
      await until('the worker is between two meetings', () => letWriteOnce(page));
      if (at !== deaths.length - 2) {
        await person.chromium.killWorker();
        await letGo(page);
        await order(page, 'settle', {});
        continue;
      }
      await killBrowser(person);
      await startAgain(person);
      await notified(person, 'Some meetings are left');
      page = await openRooms(person);
      expect(calls(person, 'create')).toHaveLength(after);
      expect(await countMade(page)).toBe(after);
      await sees(page, `${many - after} of ${many} are left.`);
      await click(page, 'Go on');
    }
    await until('nothing is left', () => areRoomsOver(page), allWithinMs);
    const rows = await readRooms(page);
    expect(rows.map(({ is }) => is)).toEqual(planRooms(many).map(() => 'made'));
    expect(person.google.spaces).toHaveLength(many);
    // Within Google's quota: none was refused.
    expect(calls(person, 'create').map(({ status }) => status)).toEqual(rows.map(() => 200));
    expect(rows.map(({ name }) => name).sort()).toEqual(person.google.spaces.map(({ name }) => name).sort());
    const { labels } = (await person.chromium.storage('local')) as { labels: Record<string, string> };
    expect(rows.map(({ name = '' }) => labels[name])).toEqual(planRooms(many).map(({ label }) => label));
  });

  it('Killed while one is asked for, the browser makes no more of them before it is told to, and then exactly the rest', async () => {
    const person = await startLasting();
    await signIn(person, 'web', ['settings', 'created']);
    const page = await openOptions(person);
    person.google.failNext({ method: 'create', delayMs: 1 });
    person.google.failNext({ method: 'create', how: 'hang' });
    await beginRooms(page, planRooms(4));
    await called(person, 'create', 2);
    await killBrowser(person);
    await startAgain(person);
    await notified(person, 'Some meetings are left');
    const again = await openRooms(person);
    expect(await roomStates(again)).toEqual(['made', 'unknown', 'queued', 'queued']);
    await sees(again, '2 of 4 are left.');
    await click(again, 'Go on');
    await until('all are made', async () => (await roomStates(again)).join() === 'made,unknown,made,made');
    expect(calls(person, 'create')).toHaveLength(4);
    expect((await readList(again)).possible).toBe(1);
  });
});

it('A worker killed while one is asked for: that one may exist and is not asked for again, and all others are made', {
  timeout: 500_000,
}, async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const killed = process.env.LONG ? [2, 9, 14, 20, 27] : [1, 2, 4, 5, 7];
  const isDone = (at: number) => at % 2 === 0;
  for (let at = 0; at < many; at++)
    person.google.failNext({
      method: 'create',
      ...(killed.includes(at) ? { how: 'hang', done: isDone(at) } : { delayMs: 20 }),
    });
  await beginRooms(page, planRooms(many));
  for (const at of killed) {
    await until(`${at + 1} were asked for`, () => calls(person, 'create').length === at + 1, withinMs);
    await person.chromium.killWorker();
    await order(page, 'settle', {});
  }
  await until('nothing is left', () => areRoomsOver(page), allWithinMs);
  expect(await roomStates(page)).toEqual(planRooms(many).map((_, at) => (killed.includes(at) ? 'unknown' : 'made')));
  const { possible } = await readList(page);
  expect(possible).toBe(killed.length);
  expect((await countMade(page)) + possible).toBe(many);
  expect(calls(person, 'create')).toHaveLength(many);
  // What Chromium itself sent twice counts apart.
  const repeated = person.google.repeats.filter(({ call, carriedOut }) => call === 'create' && carriedOut).length;
  expect(person.google.spaces.length - repeated).toBe(many - killed.filter((at) => !isDone(at)).length);
});

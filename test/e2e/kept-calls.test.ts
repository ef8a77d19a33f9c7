import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { meetScopes } from '../google';
import {
  allow,
  breaksAreRead,
  calls,
  choose,
  click,
  clickOn,
  fillDatabase,
  heldCall,
  keepCall,
  keptSoon,
  lesson,
  makeMeeting,
  meetingOf,
  notified,
  openCalls,
  openOptions,
  order,
  type Person,
  paste,
  readKeptCalls,
  said,
  sees,
  start,
  stay,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

describe('What is kept of calls', () => {
  async function twoKept(person: Person) {
    const one = await makeMeeting(person);
    await person.chromium.clearNotifications();
    const two = await makeMeeting(person);
    const pages = [];
    for (const space of [one, two]) {
      heldCall(person, space, lesson);
      heldCall(person, space, [stay('host@gmail.com', 0)], { agoMinutes: 900 });
      const page = await openCalls(person, space);
      await keepCall(page);
      pages.push(page);
    }
    const [page] = pages;
    if (!page) throw new Error('There is no page.');
    return { one, two, page };
  }

  it('is erased one by one, all of a meeting, and with the meeting in the list', async () => {
    const person = await start({ way: 'web' });
    const { one, page } = await twoKept(person);
    await page.bringToFront();
    await clickOn(page, '.cards li:nth-child(2) button');
    await sees(page, 'Google forgets this call on');
    await keepCall(page);
    expect(await readKeptCalls(page)).toHaveLength(3);
    await click(page, 'Erase all of them');
    await clickOn(page, '[role=alertdialog] .danger');
    await keptSoon(page, 1);
    await click(page, 'Keep this call');
    await keptSoon(page, 2);
    const list = await person.chromium.openPage('src/options/index.html#meetings');
    await click(list, `Forget ${one.meetingCode}`);
    await click(list, 'Forget');
    await keptSoon(page, 1);
    await list.goto(list.url().replace('#meetings', '#export'));
    await list.reload();
    await click(list, 'Erase the list');
    await click(list, 'Erase');
    await keptSoon(page, 0);
  });

  it.each(['signOut', 'disconnect'])('belongs to the account that read it, and goes with its %s', async (leave) => {
    const person = await start({ way: 'web' });
    const { page } = await twoKept(person);
    const options = await openOptions(person);
    expect(await order(options, leave, {})).toMatchObject({ ok: true });
    expect(await readKeptCalls(options)).toEqual([]);
    await page.bringToFront();
    await sees(page, 'Sign in with Google');
    expect(await said(page)).not.toContain('Ann Lee');
    // A page that is still open keeps nothing more for it.
    expect(await readKeptCalls(page)).toEqual([]);
  });

  it('is not shown to another account, and its sign-out takes nothing of it away', async () => {
    const person = await start({ way: 'web' });
    const { one, page } = await twoKept(person);
    const options = await openOptions(person);
    const signingIn = order(options, 'signIn', { way: 'web', scopes: [meetScopes.created], another: true });
    await choose(person, 'second@gmail.com');
    await allow(person);
    expect(await signingIn).toMatchObject({ ok: true });
    const other = await openCalls(person, one);
    await until('it is read', async () => !(await said(other)).includes('Reading'));
    expect(await said(other)).not.toContain('Kept');
    expect(await order(options, 'signOut', {})).toMatchObject({ ok: true });
    expect(await readKeptCalls(page)).toHaveLength(2);
  });

  it('and was read by another account is not erased with all that is shown of a meeting, and is with the meeting', async () => {
    const person = await start({ way: 'web' });
    const { one, page } = await twoKept(person);
    await page.evaluate(async (space) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('keptCalls');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const [record, fromMs] = ['conferenceRecords/theirs', Date.now()];
      const theirs = { accountId: 'theirs', space, record, fromMs, toMs: fromMs, keptAtMs: fromMs, people: [] };
      const writing = database.transaction('calls', 'readwrite');
      writing.objectStore('calls').put(theirs, ['theirs', space, record]);
      await new Promise((resolve) => writing.addEventListener('complete', resolve));
      database.close();
    }, one.name);
    expect(await readKeptCalls(page)).toHaveLength(3);
    await page.bringToFront();
    await sees(page, 'Kept calls of this meeting: 1.');
    await click(page, 'Erase all of them');
    await sees(page, 'Erase what is kept of this one call of this meeting?');
    await clickOn(page, '[role=alertdialog] .danger');
    await keptSoon(page, 2);
    expect((await readKeptCalls(page)).map(({ record }) => record)).toContain('conferenceRecords/theirs');
    const list = await person.chromium.openPage('src/options/index.html#meetings');
    await click(list, `Forget ${one.meetingCode}`);
    await sees(list, 'its kept calls');
    await click(list, 'Forget');
    await keptSoon(page, 1);
    expect((await readKeptCalls(page)).map(({ record }) => record)).not.toContain('conferenceRecords/theirs');
  });

  it('is said before a sign-out and a disconnect, also what was kept since the page was opened', async () => {
    const person = await start({ way: 'web' });
    const options = await openOptions(person);
    await sees(options, 'Sign out');
    const { page } = await twoKept(person);
    await options.bringToFront();
    await click(options, 'Sign out');
    await sees(options, 'Calls that are kept with this account, and erased by its sign-out: 2.');
    await options.reload();
    await click(options, 'Disconnect');
    await sees(options, 'Calls that are kept with this account, and erased by its sign-out: 2.');
    expect(await readKeptCalls(page)).toHaveLength(2);
    expect(person.google.authorizations.some(({ kind }) => kind === 'revoke')).toBe(false);
    await click(options, 'Disconnect');
    await sees(options, 'Google has taken the permission back.');
    expect(await readKeptCalls(page)).toEqual([]);
  });

  it('and cannot be counted keeps nobody from signing out', async () => {
    const person = await start({ way: 'web' });
    const { page } = await twoKept(person);
    await page.evaluate(() => void navigator.locks.request('keptCalls', () => new Promise(() => undefined)));
    const options = await openOptions(person);
    await click(options, 'Sign out');
    await sees(options, 'Nobody is signed in.');
  });

  it('is said before a sign-out, and goes with everything else', async () => {
    const person = await start({ way: 'web' });
    const { page } = await twoKept(person);
    const options = await openOptions(person);
    await click(options, 'Sign out');
    await sees(options, 'Calls that are kept with this account, and erased by its sign-out: 2.');
    expect(await readKeptCalls(page)).toHaveLength(2);
    await options.goto(`${options.url().replace(/#.*/, '')}#export`);
    await options.reload();
    await click(options, 'Erase everything in this browser');
    await click(options, 'Erase');
    await until('the database is gone', () =>
      page.evaluate(async () => !(await indexedDB.databases()).some(({ name }) => name === 'keptCalls')),
    );
  });

  it('and cannot be read, such as what another version left, is said, leaves the others usable, and can be erased', async () => {
    const person = await start({ way: 'web' });
    const { one, page } = await twoKept(person);
    await page.evaluate(async (name) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('keptCalls');
        opening.onsuccess = () => resolve(opening.result);
      });
      const { account } = await chrome.storage.local.get('account');
      const writing = database.transaction('calls', 'readwrite');
      const wrong = [42, 'text', [], {}, null, { people: [{ stays: 1 }] }];
      for (const [at, value] of wrong.entries())
        writing.objectStore('calls').put(value, [account as string, name, `conferenceRecords/${at}`]);
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      database.close();
    }, one.name);
    await page.bringToFront();
    await page.reload();
    await sees(page, 'Kept calls of this meeting: 7. Of them 6 cannot be read by this version.');
    await sees(page, 'Kept on this computer');
    await click(page, 'Erase all of them');
    await clickOn(page, '[role=alertdialog] .danger');
    await keptSoon(page, 1);
  });

  it('in two tabs has the list that was typed last, whichever tab is looked at then', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    const list = (page: Page) => page.$eval('textarea', ({ value }) => value);
    const type = async (page: Page, text: string) => {
      await paste(page, 'textarea', text);
      await until('the list is kept', async () => (await readKeptCalls(page))[0]?.list?.text === text);
    };
    const one = await openCalls(person, space);
    const other = await openCalls(person, space);
    await breaksAreRead(other);
    await paste(other, 'textarea', 'Old');
    await one.bringToFront();
    await keepCall(one);
    await type(one, 'Ann Lee\nZoe');
    await other.bringToFront();
    await until('the other tab shows it', async () => (await list(other)) === 'Ann Lee\nZoe');
    await sees(other, 'There: 1. Missing: 1. Not on the list: 4.');
    await type(other, 'Ann Lee\nEve\nSam Second');
    await one.bringToFront();
    await until('the first tab shows that', async () => (await list(one)) === 'Ann Lee\nEve\nSam Second');
    // Nothing that is not typed is written: neither by these looks at it, nor where the list is gone.
    await type(one, 'Eve');
    await paste(one, 'textarea', '');
    await until('no list is kept', async () => (await readKeptCalls(one))[0]?.list === undefined);
    await other.bringToFront();
    await until('the other tab shows none', async () => (await list(other)) === '');
    expect((await readKeptCalls(other)).map(({ list, people }) => [list, people?.length])).toEqual([[undefined, 5]]);
  });

  it('and is erased in one tab is not kept again by another one that still shows it', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    const one = await openCalls(person, space);
    await keepCall(one);
    const other = await openCalls(person, space);
    await sees(other, 'Kept on this computer');
    await click(other, 'Erase');
    await clickOn(other, '[role=alertdialog] .danger');
    await keptSoon(other, 0);
    // It does so before it has looked: it is behind the other tab.
    await paste(one, 'textarea', 'Ann Lee');
    await sees(one, 'Keep this call');
    expect(await readKeptCalls(one)).toEqual([]);
  });

  it('takes no room of the orders: with IndexedDB full nothing more is kept, that is said, and every order goes on', async () => {
    const person = await start({ way: 'web' });
    const space = await makeMeeting(person);
    heldCall(person, space, lesson);
    const page = await openCalls(person, space);
    await breaksAreRead(page);
    await fillDatabase(page);
    await click(page, 'Keep this call');
    await sees(page, 'This computer has no room for it. Nothing was kept.');
    expect(await readKeptCalls(page)).toEqual([]);
    const options = await openOptions(person);
    expect(await order(options, 'createSpace', {})).toMatchObject({ ok: true });
    for (const lock of [false, true])
      expect(await order(options, 'toggleLock', { code: space.meetingCode, lock })).toMatchObject({ ok: true });
    await notified(person, 'Meeting locked');
    expect(calls(person, 'patch')).toHaveLength(2);
    // And it signs out all the same.
    expect(await order(options, 'signOut', {})).toMatchObject({ ok: true });
  });
});

import type { CDPSession, Page, Target } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { attach } from '../chromium/attach';
import { until } from '../chromium/until';
import { detach } from '../chromium/worker';
import { meetScopes } from '../google';
import { type Answer, click, openElsewhere, order, type Person, sees, start, type Way, ways } from '../person';

/** Every token of the local Google's has this form. */
const token = /local\.[\w-]{32}/;

interface Heard {
  /** What was written to a console. */
  said: string[];
  /** The addresses that were opened or asked for. */
  asked: string[];
}

/** Everything that all targets say and ask for, from now on until the test ends. */
async function listen({ chromium: { browser } }: Person): Promise<Heard> {
  const heard: Heard = { said: [], asked: [] };
  const sessions: CDPSession[] = [];
  const follow = async (target: Target) => {
    if (!['page', 'service_worker', 'background_page'].includes(target.type())) return;
    try {
      const session = await attach(target);
      sessions.push(session);
      session.on('Runtime.consoleAPICalled', ({ args }) => heard.said.push(JSON.stringify(args)));
      session.on('Log.entryAdded', ({ entry }) => heard.said.push(JSON.stringify(entry)));
      session.on('Network.requestWillBeSent', ({ request }) => heard.asked.push(request.url));
      await Promise.all([session.send('Runtime.enable'), session.send('Log.enable'), session.send('Network.enable')]);
    } catch (error) {
      // A target may be gone before it can be listened to; then it also has nothing more to say.
      if (!/closed|detached|No target|not found|not attached/i.test(String(error))) throw error;
    }
  };
  const note = (target: Target) => heard.asked.push(target.url());
  browser.on('targetcreated', follow).on('targetchanged', note);
  // The browser outlives the test. A session that stays open keeps a dead worker among its targets, where the next test
  // would find it in the place of its own.
  onTestFinished(async () => {
    browser.off('targetcreated', follow).off('targetchanged', note);
    await Promise.all(sessions.map(detach));
  });
  await Promise.all(browser.targets().map(follow));
  return heard;
}

/** All that lies in the databases of the extension, of whatever name. */
const readDatabases = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const reading = () => database.transaction(store).objectStore(store);
        found.push(await done(reading().getAllKeys()), await done(reading().getAll()));
      }
      database.close();
    }
    return JSON.stringify(found);
  });

/** What lies in storage.session, without the one value in which the tokens of Google's own window have their place. */
async function readSession({ chromium }: Person, way: Way): Promise<object> {
  const { webGrants, ...others } = await chromium.storage('session');
  return way === 'web' ? others : { webGrants, ...others };
}

/** Everything in which a token could have got to where it does not belong, by the name of the place. */
async function places(
  person: Person,
  way: Way,
  heard: Heard,
  [page, ...others]: [Page, ...Page[]],
  answers: Answer[],
): Promise<[string, string][]> {
  const { chromium, google } = person;
  // Google itself sends the web token back in the fragment of the extension's own redirect: that address is Chrome's.
  const own = `https://${chromium.extensionId}.chromiumapp.org/`;
  return [
    ['storage.local', JSON.stringify(await chromium.storage('local'))],
    ['storage.sync', JSON.stringify(await chromium.storage('sync'))],
    ['storage.session', JSON.stringify(await readSession(person, way))],
    ['localStorage', await page.evaluate(() => JSON.stringify(localStorage))],
    ['IndexedDB', await readDatabases(page)],
    ['an answer to a page', JSON.stringify(answers)],
    ['a page', (await Promise.all([page, ...others].map((one) => one.content()))).join()],
    ['a console', heard.said.join()],
    ['an address', heard.asked.filter((url) => !url.startsWith(own)).join()],
    ['an address of the API', google.requests.map(({ path, query }) => path + JSON.stringify(query)).join()],
  ];
}

/** Puts a text into a database of its own. */
const plantInDatabase = (page: Page, planted: string): Promise<void> =>
  page.evaluate(async (planted) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('planted', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('all', { autoIncrement: true });
      opening.onsuccess = () => resolve(opening.result);
    });
    const writing = database.transaction('all', 'readwrite');
    writing.objectStore('all').put({ planted });
    await new Promise((resolve) => {
      writing.oncomplete = resolve;
    });
    database.close();
  }, planted);

const leaks = (where: [string, string][]) => where.filter(([, text]) => token.test(text)).map(([place]) => place);

it.each(ways)('a token reaches no other storage, no page, no log and no address, the %s way', async (way) => {
  const person = await start({ browserAccount: way === 'browser' });
  const { google, chromium } = person;
  const heard = await listen(person);
  google.consent.answer = 'auto';
  google.consent.webAccounts = ['host@gmail.com'];
  const page = await chromium.openPage('src/options/index.html');
  const answers: Answer[] = [];
  const give = async (action: string, input: object) => answers.push(await order(page, action, input));
  await give('signIn', { way, scopes: [meetScopes.created, meetScopes.settings] });
  await give('createSpace', {});
  const code = google.spaces[0]?.meetingCode ?? '';
  await give('readSpace', { code });
  google.failNext({ method: 'get', status: 500, times: 9 });
  await give('readSpace', { code: 'zzz-zzzz-zzz' });
  google.clearFaults();
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false]);
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  expect(leaks(await places(person, way, heard, [page, popup], answers))).toEqual([]);
  await chromium.closePopup();
  await give('disconnect', {});
  await until('the grant is gone', () => google.authorizations.some(({ kind }) => kind === 'revoke'));

  // One was given and used, so that a search which finds none proves something.
  expect(google.authorizations.some(({ outcome }) => outcome === 'token')).toBe(true);
  expect(google.requests.some(({ user }) => user === 'host@gmail.com')).toBe(true);
  expect(heard.asked.length).toBeGreaterThan(0);
  expect(leaks(await places(person, way, heard, [page], answers))).toEqual([]);
});

it.each(ways)('a token that was planted is found in each of these places, the %s way', async (way) => {
  const person = await start({ way });
  const { chromium, google } = person;
  const planted = google.tokens['host@gmail.com'] ?? '';
  const heard = await listen(person);
  const page = await chromium.openPage('src/options/index.html');
  expect(leaks(await places(person, way, heard, [page], []))).toEqual([]);
  const found = async (place: string, only = [place]) => {
    await until(`the token is found in ${place}`, async () =>
      leaks(await places(person, way, heard, [page], answers)).includes(place),
    );
    expect(leaks(await places(person, way, heard, [page], answers))).toEqual(only);
    heard.said.length = 0;
    heard.asked.length = 0;
    answers.length = 0;
  };
  const answers: Answer[] = [];
  const worker = await chromium.worker();

  for (const area of ['local', 'sync', 'session'] as const) {
    await worker.evaluate((area, planted) => chrome.storage[area].set({ planted }), area, planted);
    await found(`storage.${area}`);
    await worker.evaluate((area) => chrome.storage[area].remove('planted'), area);
  }
  await page.evaluate((planted) => localStorage.setItem('planted', planted), planted);
  await found('localStorage');
  await page.evaluate(() => localStorage.removeItem('planted'));
  await plantInDatabase(page, planted);
  await found('IndexedDB');
  await page.evaluate(() => void indexedDB.deleteDatabase('planted'));
  answers.push({ ok: true, value: { planted } });
  await found('an answer to a page');
  await page.evaluate((planted) => document.body.setAttribute('data-planted', planted), planted);
  await found('a page');
  await page.evaluate(() => document.body.removeAttribute('data-planted'));
  await worker.evaluate((planted) => console.log({ planted }), planted);
  await found('a console');
  await page.evaluate((planted) => console.log('planted', planted), planted);
  await found('a console');
  await (await chromium.openTab(`https://www.google.com/#${planted}`)).close();
  await found('an address');
  await worker.evaluate(async (planted) => {
    await fetch(`https://www.google.com/?planted=${planted}`, { mode: 'no-cors' });
  }, planted);
  await found('an address');
  await worker.evaluate(async (planted) => {
    await fetch(`https://meet.googleapis.com/v2/spaces/none?planted=${planted}`);
  }, planted);
  await found('an address of the API', ['an address', 'an address of the API']);
});

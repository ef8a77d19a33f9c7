import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../chromium/until';
import { counted } from '../counted';
import { tableOf } from '../pairs';
import { calls, click, openOptions, order, type Person, said, sees, start } from '../person';
import { share } from '../share';
import { readSources } from '../unit/source';

type Area = 'local' | 'session' | 'sync';
type Items = Record<string, unknown>;

const meeting = { name: 'spaces/kept', code: 'abc-mnop-xyz', uri: 'https://meet.google.com/abc-mnop-xyz' };
const later = { version: 9, value: [] };

/** How a value is wrong. Every key has besides these one that is nearly right: `nested`. */
const wrongs: Record<string, unknown> = { '42': 42, text: 'text', list: [], record: {}, nothing: null, later };

interface Row {
  area: Area;
  /** What the options page calls it; nothing for what goes when the browser is closed. */
  subject?: string;
  /** As an earlier version could not have written it, with something wrong inside. */
  nested: unknown;
  /** Which of those happen to be right for this value. */
  fits?: (keyof typeof wrongs)[];
  /** Nobody is signed in as long as it is so, whatever of it fits. */
  signsOut?: true | string[];
  /** Only an order finds out; who is signed in is shown all the same. */
  showsAccount?: true;
}

/** Everything that is kept. Of a value whose key has an id at its end, that of one is here. */
const rows: Record<string, Row> = {
  accounts: {
    area: 'local',
    subject: 'Accounts and sign-in',
    nested: [{ id: 1, email: [] }],
    fits: ['list'],
    signsOut: true,
  },
  account: { area: 'local', subject: 'Accounts and sign-in', nested: { id: {} }, fits: ['text'], signsOut: true },
  way: { area: 'local', subject: 'Accounts and sign-in', nested: ['web'] },
  // A token of another client is no good.
  webClientId: {
    area: 'local',
    subject: 'Accounts and sign-in',
    nested: [['x']],
    fits: ['text'],
    signsOut: ['text'],
    showsAccount: true,
  },
  limits: { area: 'local', subject: 'Accounts and sign-in', nested: { '1': [{}] }, fits: ['record'] },
  'meeting:spaces/kept': {
    area: 'local',
    subject: 'Meetings',
    nested: { ...meeting, account: 'host@gmail.com', seenAtMs: 1, label: {}, formerCodes: 42 },
  },
  'people:spaces/kept': {
    area: 'local',
    subject: 'Meetings',
    nested: { added: { 'spaces/kept/members/x': { email: 'ann@school.example' } }, rows: [{ email: 42 }] },
  },
  'rooms:x': {
    area: 'local',
    subject: 'Meetings',
    nested: { askedAtMs: 1, leaves: {}, rows: [{ label: '9a', is: 'no state' }] },
  },
  'peopleList:0123abcd': { area: 'local', subject: 'Lists of people', nested: { name: '9b', people: [{ email: 42 }] } },
  underWay: { area: 'session', nested: [['x']], fits: ['list'] },
  recents: { area: 'local', subject: 'Meetings', nested: ['spaces/kept', { x: 1 }], fits: ['list'] },
  pins: { area: 'local', subject: 'Meetings', nested: [['spaces/kept']], fits: ['list'] },
  labels: { area: 'local', subject: 'Meetings', nested: { 'spaces/kept': { text: 'x' } }, fits: ['record'] },
  possible: {
    area: 'local',
    subject: 'Meetings',
    nested: [{ id: 'x', sent: { method: 'createSpace' } }],
    fits: ['list'],
  },
  open: { area: 'local', subject: 'Activity log', nested: [{ id: 'x', state: { is: 'sent' } }], fits: ['list'] },
  told: { area: 'local', subject: 'Activity log', nested: [{ id: 'x', state: { is: 'told' } }], fits: ['list'] },
  unsafe: { area: 'session', nested: [{ id: 'x' }], fits: ['list'] },
  formerAccounts: { area: 'local', subject: 'Accounts and sign-in', nested: { salt: 1, hashes: [] } },
  menusUnfinished: { area: 'session', nested: [true] },
  activities: { area: 'local', subject: 'Activity log', nested: [{ atMs: 1e300 }], fits: ['list'] },
  keepsActivities: { area: 'local', subject: 'Activity log', nested: [true] },
  awaited: { area: 'local', subject: 'Choices', nested: [{ space: 'spaces/kept', news: 'ends' }], fits: ['list'] },
  settings: {
    area: 'sync',
    subject: 'Choices',
    nested: { copyFormat: ['link'], notifiesDone: 'no' },
    fits: ['record', 'later'],
  },
  'preset:0123abcd': { area: 'sync', subject: 'Presets', nested: { name: 'x', leaves: { accessType: {} }, at: 1 } },
  presetDefault: { area: 'sync', subject: 'Presets', nested: { id: 'team' }, fits: ['text'] },
  webGrants: { area: 'session', nested: { '1': { token: {} } } },
  views: { area: 'session', nested: { 'abc-mnop-xyz': { space: null } } },
  opening: {
    area: 'session',
    nested: { id: 'x', order: { action: 'readSpace', input: { code: 42 } }, atMs: Date.now() },
  },
  callStart: { area: 'session', nested: { record: 'x', startTime: 42 } },
  signInNeeded: { area: 'session', nested: { id: 'x' }, fits: ['text'] },
  calls: {
    area: 'session',
    nested: { accountId: '1', readAtMs: 1, lastAtMs: 1, changedAtMs: 1, watched: {}, calls: [{ record: 'x' }] },
  },
  quotaBreak: { area: 'session', nested: [1], fits: ['42'] },
  panel: { area: 'session', nested: { code: 'abc-mnop-xyz', windowId: 'x', atMs: 1 } },
};

/** A record whose own entries are all wrong is set aside entry by entry, as one value. */
const isRead = (key: string, wrong: string) => wrong === 'nothing' || !!rows[key]?.fits?.includes(wrong);
const wrongOf = (key: string, wrong: string) => (wrong === 'nested' ? rows[key]?.nested : wrongs[wrong]);

/** Always there beside it, so that the page of options has something to say in any case. */
const stranger = { 'stranger@3': 'left by a later version' };

let person: Person;
/** What is kept by somebody who is signed in. */
let before: Record<Area, Items>;
/** A page that gives orders, and one on which everything is looked at. */
let orders: Page;
let page: Page;
const thrown: string[] = [];

describe('A value of another shape', () => {
  it('of every kind there is in src has its row here', () => {
    const found = readSources().flatMap(({ text }) =>
      [...text.matchAll(/\bstored(?:Map)?(?:<[^(]*>)?\(\s*'(\w+)',\s*'([\w:]+)'/g)].map(
        ([, area, key]) => `${area} ${key}`,
      ),
    );
    const named = Object.entries(rows).map(([key, { area }]) => `${area} ${key.replace(/:.*/, ':')}`);
    expect(named.sort()).toEqual(found.sort());
  });

  it('is as if it were not there, goes aside, and harms nothing else', async () => {
    person = await start({ way: 'web' });
    // The table asks for more meetings in a minute than Google lets a person make.
    person.google.quotas.lift();
    page = await openOptions(person);
    orders = await openOptions(person);
    page.on('pageerror', (cause) => thrown.push(String(cause)));
    before = {
      local: await person.chromium.storage('local'),
      session: await person.chromium.storage('session'),
      sync: {},
    };
    const ways = Object.keys(looks);
    // In the short run every fourth value is wrong once, and looked at in one of the ways in turn.
    const table = process.env.LONG
      ? tableOf({ key: Object.keys(rows), wrong: [...Object.keys(wrongs), 'nested'], looked: ways })
      : share(Object.keys(rows), 4).map((key, at) => ({
          key,
          wrong: 'nested',
          looked: ways[at % ways.length] as string,
        }));
    for (const { key, wrong, looked } of table) {
      const row = rows[key] as Row;
      const name = `${row.area} ${key}: ${wrong}, ${looked}`;
      await keep(row.area, key, wrongOf(key, wrong));
      const isSignedOut = Array.isArray(row.signsOut) ? row.signsOut.includes(wrong) : !!row.signsOut;
      await looks[looked]?.(name, isSignedOut && !(row.showsAccount && looked === 'popup'));
      const isAside = !isRead(key, wrong) && row.subject;
      const said = [...(isAside ? [`${row.subject}: 1`] : []), 'Something else: 1'];
      expect((await saidUnreadable(name)).sort(), name).toEqual(said.sort());
      expect(thrown, name).toEqual([]);
    }
    counted(`${table.length} rows of stored values of another shape`);
    // In the long run the table has six times as many rows.
  }, 1_800_000);
});

/** Puts everything back as it was, with one value as it must not be. */
async function keep(area: Area, key: string, value: unknown): Promise<void> {
  const kept = { ...before, [area]: { ...before[area], [key]: value } };
  const local = { ...kept.local, ...stranger };
  const worker = await person.chromium.worker();
  await worker.evaluate(
    async (all) => {
      for (const area of ['local', 'session', 'sync'] as const) {
        // Chrome takes so many writes of what it syncs in a minute, and no more.
        const isThere = JSON.stringify(await chrome.storage[area].get()) === JSON.stringify(all[area]);
        if (area === 'sync' && isThere) continue;
        await chrome.storage[area].clear();
        await chrome.storage[area].set(all[area]);
      }
    },
    { ...kept, local },
  );
}

/** What works all the same, each with the name of the row for whoever reads a failure. */
const looks: Record<string, (name: string, isSignedOut: boolean) => Promise<void>> = {
  async popup(name, isSignedOut) {
    await open('src/popup/index.html');
    await (isSignedOut ? shows(name, 'Sign in') : shows(name, 'host@gmail.com', 'New meeting', 'Recent'));
  },
  async 'a meeting in the popup'(name, isSignedOut) {
    const { meetingCode } = person.google.createSpace({ owner: 'host@gmail.com' });
    await open(`src/popup/index.html?${meetingCode}`);
    await shows(name, meetingCode, isSignedOut ? 'Sign in' : 'No call running');
  },
  async meetings(name) {
    await open('src/options/index.html#meetings');
    await shows(name, 'Kept in this browser only.', 'meetings');
  },
  async options(name) {
    for (const [section, text] of [
      ['account', 'Sign in'],
      ['general', 'What Copy puts'],
      ['presets', 'Your presets'],
      ['log', 'Keep a log'],
    ] as const) {
      await open(`src/options/index.html#${section}`);
      await shows(name, text);
    }
  },
  async 'New meeting'(name, isSignedOut) {
    const made = calls(person, 'create').length;
    const answer = await order(orders, 'createSpace', {});
    expect(answer, name).toMatchObject(isSignedOut ? { ok: false, failure: { kind: 'signedOut' } } : { ok: true });
    expect(calls(person, 'create').length - made, name).toBe(isSignedOut ? 0 : 1);
  },
  async 'New meeting in the menu'(name, isSignedOut) {
    const made = calls(person, 'create').length;
    await person.chromium.dispatchMenu({ menuItemId: 'createSpace@action' }, page);
    if (isSignedOut) {
      const popup = await person.chromium.waitForPopup();
      await sees(popup, 'Sign in');
      await person.chromium.closePopup();
    } else {
      await until(`${name}: a meeting is made`, () => calls(person, 'create').length === made + 1);
      await until(`${name}: told`, async () => (await person.chromium.notifications()).length > 0);
      await person.chromium.clearNotifications();
    }
  },
};

async function open(path: string): Promise<void> {
  // An address that differs after its # alone would not be loaded again.
  await page.goto('about:blank');
  await page.goto(`chrome-extension://${person.chromium.extensionId}/${path}`);
}

async function shows(name: string, ...texts: string[]): Promise<void> {
  for (const text of texts)
    await until(`${name}: “${text}” is shown`, async () => {
      const shown = await said(page);
      if (!shown.includes(text)) throw new Error(`The page says: ${shown}`);
      return true;
    });
}

/** What the options page says that it cannot read. */
async function saidUnreadable(name: string): Promise<string[]> {
  await open('src/options/index.html#about');
  return until(`${name}: the options page says what cannot be read`, async () => {
    const texts = await page.$$eval('[aria-labelledby=unreadable] li', (all) =>
      all.map((one) => one.textContent ?? ''),
    );
    return texts.length > 0 && texts;
  });
}

it('what cannot be read can be downloaded, and removed with what was set aside', async () => {
  const one = await start({ way: 'web' });
  const { chromium } = one;
  const worker = await chromium.worker();
  await worker.evaluate(async () => {
    await chrome.storage.local.set({
      recents: ['spaces/x', 42],
      pins: 'text',
      'meeting:spaces/x': { name: 1 },
      odd: 1,
    });
    await chrome.storage.sync.set({ settings: { copyFormat: 'markdown', notifiesDone: 'no' }, 'settings@2': { a: 1 } });
  });
  const all = await openOptions(one);
  expect(await order(all, 'createSpace', {})).toMatchObject({ ok: true });
  const folder = await mkdtemp(join(tmpdir(), 'roomkeeper-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await all.reload();
  await sees(all, 'Meetings: 3');
  await sees(all, 'Choices: 1');
  await sees(all, 'Something else: 1');
  const session = await chromium.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await click(all, 'Download');
  const file = join(folder, 'roomkeeper-unreadable.json');
  const { values } = JSON.parse(await until('the file is there', () => readFile(file, 'utf8')));
  const kept = (values as { key: string; kept: unknown }[]).map(({ key, kept }) => [key.replace(/@\d+$/, ''), kept]);
  expect(Object.fromEntries(kept)).toEqual({
    'aside:recents': [42],
    pins: 'text',
    'meeting:spaces/x': { name: 1 },
    odd: 1,
    settings: { notifiesDone: 'no' },
  });
  await click(all, 'Remove');
  await click(all, 'Erase');
  await until('nothing is said any more', async () => !(await said(all)).includes('cannot be read'));
  const local = await chromium.storage('local');
  expect(Object.keys(local).filter((key) => /aside|odd|pins|^meeting:spaces\/x$/.test(key))).toEqual([]);
  expect(local.recents).toContain('spaces/x');
  expect(await chromium.storage('sync')).toEqual({ settings: { copyFormat: 'markdown' }, 'settings@2': { a: 1 } });
});

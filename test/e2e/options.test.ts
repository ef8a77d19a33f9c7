import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { until } from '../chromium/until';
import {
  appears,
  chooseOption,
  click,
  everythingIsTold,
  letGoOfTheKey,
  named,
  openElsewhere,
  type Person,
  paste,
  said,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const openOptions = ({ chromium }: Person, section: string) => chromium.openPage(`src/options/index.html#${section}`);

const scheme = 'getComputedStyle(document.documentElement).colorScheme';

it('the colours that were chosen hold on every page, before anything of it is painted', async () => {
  const person = await start();
  const page = await openOptions(person, 'general');
  expect(await page.evaluate(scheme)).toBe('light dark');
  await click(page, 'Dark', 'radio');
  expect(await page.evaluate(scheme)).toBe('dark');
  for (const path of ['src/popup/index.html', 'src/welcome/index.html']) {
    const other = await person.chromium.openPage(path);
    expect(await other.evaluate(scheme)).toBe('dark');
    const html = await other.evaluate(async () => (await fetch(location.href)).text());
    // A classic script in front of everything else in the head runs before anything is painted. Of the popup nothing is
    // painted before its own script.
    if (path.includes('popup')) expect(html).toMatch(/<body>\s*<\/body>/);
    else expect(html).toMatch(/<head>(?:(?!<script|<link[^>]*stylesheet)[\s\S])*<script src="\/theme\.js">/);
  }
  await page.bringToFront();
  await click(page, 'As the system', 'radio');
  expect(await page.evaluate(scheme)).toBe('light dark');
});

/** How a button of each kind looks when it is on and when it is off, and how what is off differs from what is below it. */
const looksOf = (page: Page) =>
  page.$eval(named('Make them'), (element) => {
    const button = element as HTMLButtonElement;
    const luminance = (color: string): number => {
      const parts = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
      const [r = 0, g = 0, b = 0] = parts.map((part) =>
        part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const isClear = (color: string) => color === 'rgba(0, 0, 0, 0)';
    const below = (one: Element): string => {
      const { backgroundColor } = getComputedStyle(one);
      return isClear(backgroundColor) && one.parentElement ? below(one.parentElement) : backgroundColor;
    };
    // One that keeps the focus says only that it is off.
    const look = (isOff: boolean, saysSo = false) => {
      button.disabled = isOff && !saysSo;
      button.setAttribute('aria-disabled', `${isOff}`);
      const paper = below(button);
      const { color } = getComputedStyle(button);
      const [dark = 0, light = 0] = [luminance(color), luminance(paper)].sort((a, b) => a - b);
      return { color, paper, contrast: (light + 0.05) / (dark + 0.05) };
    };
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.color = 'GrayText';
    const gray = getComputedStyle(probe).color;
    const kinds = ['primary', 'danger', 'quiet', ''].map((kind) => {
      button.className = kind;
      return { kind, on: look(false), off: look(true) };
    });
    button.className = 'quiet';
    kinds.push({ kind: 'quiet, which says so', on: look(false), off: look(true, true) });
    return { gray, kinds };
  });

it.each([{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: true }] as const)(
  'a button that is off looks so, whatever its kind, and can be read: %o',
  async (look) => {
    const person = await start(look);
    const page = await openOptions(person, 'rooms');
    await paste(page, 'textarea', '9a');
    const { gray, kinds } = await looksOf(page);
    for (const { kind, on, off } of kinds) {
      expect(off.color, kind).not.toBe(on.color);
      if ('forcedColors' in look) expect(off.color, kind).toBe(gray);
      else expect(off.contrast, kind).toBeGreaterThanOrEqual(4.5);
    }
    const [primary] = kinds;
    if (!('forcedColors' in look)) expect(primary?.off.paper).not.toBe(primary?.on.paper);
  },
);

it('notifications of what was done can be switched off; what went wrong is said all the same', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person, 'general');
  await click(page, 'Say when something was done and no window of Roomkeeper is open', 'checkbox');
  await until('it is kept', async () => 'settings' in (await person.chromium.storage('sync')));
  const tab = await person.chromium.openTab('https://www.google.com/');
  await person.chromium.dispatchCommand('createSpace', tab);
  await until('the link is copied', async () => (await person.chromium.clipboard()).includes('meet.google.com'));
  await letGoOfTheKey();
  person.google.failNext({ method: 'create', status: 503 });
  await person.chromium.dispatchCommand('createSpace', tab);
  const notes = await until('the notification', async () => {
    const all = await person.chromium.notifications();
    return all.length > 0 && all;
  });
  expect(notes.map(({ title }) => title)).toEqual(['Outcome unknown']);
});

it('the keys are those that Chrome has, and lead to Chrome’s page for them', async () => {
  const person = await start();
  const page = await openOptions(person, 'general');
  await sees(page, 'Alt+Shift+S');
  await sees(page, 'End the call in this tab for everyone (asks first)');
  await click(page, 'Change keys');
  await person.chromium.waitForAddress('chrome://extensions/shortcuts');
});

it('the list of meetings goes out, away, and in again', async () => {
  const person = await start({ way: 'web' });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  const before = await person.chromium.storage('local');
  const folder = await mkdtemp(join(tmpdir(), 'roomkeeper-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const page = await openOptions(person, 'export');
  const session = await person.chromium.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await click(page, 'Export');
  const file = join(folder, 'roomkeeper.json');
  const text = await until('the file is there', () => readFile(file, 'utf8'));
  expect(JSON.parse(text).meetings).toHaveLength(1);
  await click(page, 'Erase the list');
  await click(page, 'Erase');
  await sees(page, 'Erased.');
  expect((await person.chromium.storage('local')).recents).toEqual([]);
  const input = await page.$('input[type=file]');
  await input?.uploadFile(file);
  await sees(page, 'Meetings taken in: 1');
  const { told: _, open: __, possible: ____, ...were } = before;
  expect(await person.chromium.storage('local')).toMatchObject(were);
});

it('a file with a mistake changes nothing, and the mistake is named', async () => {
  const person = await start();
  const page = await openOptions(person, 'export');
  const folder = await mkdtemp(join(tmpdir(), 'roomkeeper-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const before = await person.chromium.storage('local');
  const meeting = { name: 'spaces/x', code: 'abc-mnop-xyz', account: 'a@b.c', seenAtMs: 1 };
  const list = (meetings: unknown[]) => JSON.stringify({ format: 'roomkeeper', version: 1, meetings });
  const noList = 'That file is no list of meetings from Roomkeeper.';
  const bad: [text: string, sentence: string][] = [
    ['', noList],
    ['{}', noList],
    [
      list([meeting, { ...meeting, name: '../x' }]),
      'Meeting 2 in that file: “name” is missing, or not what an export writes.',
    ],
    [list([{ ...meeting, seenAtMs: 1 }, meeting]), 'Meeting 2 in that file: “spaces/x” is there a second time.'],
    [
      list([meeting]).replace(':1}', ':1e999}'),
      'Meeting 1 in that file: “seenAtMs” is no time, or lies in the future.',
    ],
    [' '.repeat(10_000_001), 'That file is larger than any list of meetings. It was not read.'],
  ];
  for (const [index, [text, sentence]] of bad.entries()) {
    const file = join(folder, `${index}.json`);
    await writeFile(file, text);
    await (await page.$('input[type=file]'))?.uploadFile(file);
    await sees(page, sentence);
  }
  expect(await person.chromium.storage('local')).toEqual(before);
});

const preset = { name: 'Mine', leaves: { accessType: 'OPEN' }, at: 1 };
const synced = { 'preset:0a0a0a0a': preset, presetDefault: '0a0a0a0a', settings: { copyFormat: 'markdown' } };

/** What Chrome keeps the same on all computers, as if it had come from another one. */
const sync = async ({ chromium }: Person, items: object) =>
  (await chromium.worker()).evaluate((items) => chrome.storage.sync.set(items), items as Record<string, unknown>);

it('Erase everything in this browser signs out and leaves nothing behind here; what is on all computers stays', async () => {
  const person = await start({ way: 'web' });
  await sync(person, synced);
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  await person.chromium.closePopup();
  // Home keeps which meetings it shows.
  await openElsewhere(person);
  const page = await openOptions(person, 'export');
  await until('Home has kept them', () => page.evaluate(() => localStorage.recents));
  await click(page, 'Erase everything in this browser');
  await click(page, 'Erase');
  await until('it is gone', async () => {
    const areas = await Promise.all((['local', 'session'] as const).map((one) => person.chromium.storage(one)));
    return areas.every((area) => Object.keys(area).length === 0);
  });
  await until('it is gone from the pages too', () => page.evaluate(() => Object.keys(localStorage).length === 0));
  expect(await person.chromium.storage('sync')).toEqual(synced);
});

it('presets and choices are erased apart, which says that it holds on all computers, and come back', async () => {
  const person = await start({ way: 'web' });
  await sync(person, synced);
  await everythingIsTold(person);
  const before = await person.chromium.storage('local');
  const page = await openOptions(person, 'export');
  await click(page, 'Erase presets and choices on all computers');
  await sees(page, 'Erase your presets and choices on all your computers?');
  expect(await person.chromium.storage('sync')).toEqual(synced);
  await click(page, 'Erase');
  await sees(page, 'Presets and choices are erased on all your computers.');
  expect(await person.chromium.storage('sync')).toEqual({});
  expect(await person.chromium.storage('local')).toEqual(before);
  await click(page, 'Undo');
  await sees(page, 'Presets and choices are back on all your computers.');
  expect(await person.chromium.storage('sync')).toEqual(synced);
});

it('a choice that Chrome does not keep is said where it was made, and shown as it is', async () => {
  const person = await start();
  await (await person.chromium.worker()).evaluate(async () => {
    for (let part = 0; part < 12; part++) await chrome.storage.sync.set({ [`other${part}`]: 'x'.repeat(8_150) });
    await chrome.storage.sync.set({ other12: 'x'.repeat(4_460) });
    // Whatever room is left is smaller than any choice; what does not fit any more is refused.
    for (let room = 64; room >= 1; room = Math.floor(room / 2))
      await chrome.storage.sync.set({ [`o${room}`]: 'x'.repeat(room) }).catch(() => undefined);
  });
  const before = await person.chromium.storage('sync');
  const full = 'Chrome’s synced storage is full, so nothing was changed.';
  const page = await openOptions(person, 'general');
  // Twice: a second failure that is the same as the first has to put the control right as well.
  const inVain = [
    'Markdown link For chats and notes that use Markdown',
    'Formatted link A clickable name in mails and documents',
  ];
  for (const name of inVain) {
    await click(page, name, 'radio');
    await sees(page, full);
    await until(`${name} is not chosen`, () =>
      page.$$eval(
        'input[name=copyFormat]',
        (all) => all.map((one) => (one as HTMLInputElement).checked).join() === 'true,false,false,false',
      ),
    );
  }
  await click(page, 'Say when something was done and no window of Roomkeeper is open', 'checkbox');
  await until('both are said', async () => (await said(page)).split(full).length === 3);
  await appears(page, 'input[type=checkbox]:checked');
  const presets = await openOptions(person, 'presets');
  await chooseOption(presets, 'select', 'team');
  await sees(presets, full);
  await until('the choice shows what holds', () =>
    presets.$eval('select', (one) => (one as HTMLSelectElement).value === ''),
  );
  expect(await person.chromium.storage('sync')).toEqual(before);
});

it('About names the version and the licence of all that is in the build', async () => {
  const person = await start();
  const page = await openOptions(person, 'about');
  await sees(page, 'webextension-polyfill');
  expect(await said(page)).toMatch(/preact 11\.\S+, MIT.*webextension-polyfill \S+, MPL-2\.0/s);
  expect(await said(page)).toContain('https://mozilla.org/MPL/2.0/');
});

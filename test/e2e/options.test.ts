import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { until } from '../chromium/until';
import { click, openElsewhere, type Person, said, sees, start } from '../person';

const openOptions = ({ chromium }: Person, section: string) => chromium.openPage(`src/options/index.html#${section}`);

const scheme = 'getComputedStyle(document.documentElement).colorScheme';

it('the colours that were chosen hold on every page, before its own script has run', async () => {
  const person = await start();
  const page = await openOptions(person, 'general');
  expect(await page.evaluate(scheme)).toBe('light dark');
  await click(page, 'Dark', 'radio');
  expect(await page.evaluate(scheme)).toBe('dark');
  for (const path of ['src/popup/index.html', 'src/welcome/index.html']) {
    const other = await person.chromium.openPage(path);
    expect(await other.evaluate(scheme)).toBe('dark');
    const order = await other.$$eval('head > script, head > link[rel=stylesheet]', (all) =>
      all.map((one) => one.getAttribute('src') ?? 'style'),
    );
    // A classic script in front of everything else in the head runs before anything is painted.
    expect(order[0]).toBe('/theme.js');
  }
  await page.bringToFront();
  await click(page, 'As the system', 'radio');
  expect(await page.evaluate(scheme)).toBe('light dark');
});

it('notifications of what was done can be switched off; what went wrong is said all the same', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person, 'general');
  await click(page, 'Say when something was done and no window of Meet Spaces is open', 'checkbox');
  await until('it is kept', async () => 'settings' in (await person.chromium.storage('sync')));
  const tab = await person.chromium.openTab('https://www.google.com/');
  await person.chromium.dispatchCommand('createSpace', tab);
  await until('the link is copied', async () => (await person.chromium.clipboard()).includes('meet.google.com'));
  person.google.failNext({ method: 'create', status: 503 });
  await person.chromium.dispatchCommand('createSpace', tab);
  const notes = await until('the notification', async () => {
    const all = await person.chromium.notifications();
    return all.length > 0 && all;
  });
  expect(notes.map(({ title }) => title)).toEqual(['That did not work']);
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
  const folder = await mkdtemp(join(tmpdir(), 'meet-spaces-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const page = await openOptions(person, 'export');
  const session = await person.chromium.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await click(page, 'Export');
  const file = join(folder, 'meet-spaces.json');
  const text = await until('the file is there', () => readFile(file, 'utf8'));
  expect(JSON.parse(text).meetings).toHaveLength(1);
  await click(page, 'Erase the list');
  await click(page, 'Erase');
  await sees(page, 'Erased.');
  expect((await person.chromium.storage('local')).recents).toEqual([]);
  const input = await page.$('input[type=file]');
  await input?.uploadFile(file);
  await sees(page, 'Meetings taken in: 1');
  const { activities: _, ...were } = before;
  expect(await person.chromium.storage('local')).toMatchObject(were);
});

it('a file with a mistake changes nothing, and the mistake is named', async () => {
  const person = await start();
  const page = await openOptions(person, 'export');
  const folder = await mkdtemp(join(tmpdir(), 'meet-spaces-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const before = await person.chromium.storage('local');
  const meeting = { name: 'spaces/x', code: 'abc-mnop-xyz', account: 'a@b.c', seenAtMs: 1 };
  const list = (meetings: unknown[]) => JSON.stringify({ format: 'meet-spaces', version: 1, meetings });
  const noList = 'That file is no list of meetings from Meet Spaces.';
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

it('Erase everything signs out and leaves nothing behind', async () => {
  const person = await start({ way: 'web' });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  const page = await openOptions(person, 'export');
  await click(page, 'Erase everything');
  await click(page, 'Erase');
  await until('it is gone', async () => {
    const areas = await Promise.all((['local', 'sync', 'session'] as const).map((one) => person.chromium.storage(one)));
    return areas.every((area) => Object.keys(area).length === 0);
  });
});

it('About names the version and the licence of all that is in the build', async () => {
  const person = await start();
  const page = await openOptions(person, 'about');
  await sees(page, 'webextension-polyfill');
  expect(await said(page)).toMatch(/preact 11\.\S+, MIT.*webextension-polyfill \S+, MPL-2\.0/s);
  expect(await said(page)).toContain('Mozilla Public License');
});

import { expect, it } from 'vitest';
import { writePresetFile } from '../../src/options/preset-file';
import { chooseFile, click, type Person, sees, start } from '../person';

const mine = { id: '0123abcd', name: 'Mine', leaves: { accessType: 'OPEN' } };
const kept = { 'preset:0123abcd': { name: 'Mine before', leaves: {}, at: 1 } };

async function open() {
  const person = await start();
  await (await person.chromium.worker()).evaluate((items) => chrome.storage.sync.set(items), kept);
  const page = await person.chromium.openPage('src/options/index.html#presets');
  await sees(page, 'Mine before');
  return { ...person, page };
}

it('shows what a file would bring, and takes it only on a click', async () => {
  const { chromium, page } = await open();
  await chooseFile(page, writePresetFile([mine, { id: '89abcdef', name: '<b>New</b>', leaves: {} }]));
  await sees(page, 'Presets in this file: 2. Of these, 1 take the place of presets you have.');
  expect(await chromium.storage('sync')).toEqual(kept);
  await click(page, 'Import');
  await sees(page, 'Presets imported: 2.');
  expect(await chromium.storage('sync')).toEqual({
    'preset:0123abcd': { name: 'Mine', leaves: { accessType: 'OPEN' }, at: 1 },
    'preset:89abcdef': { name: '<b>New</b>', leaves: {}, at: 2 },
  });
});

const wrong: [what: string, text: string, sentence: string][] = [
  ['broken', '{\n  "format": "roomkeeper-presets",\n  oops', 'Line 3: This is not valid JSON. Nothing was imported.'],
  ['of something else', '[]', 'Line 1: This is not a file of presets from Roomkeeper.'],
  [
    'with a value nobody knows',
    writePresetFile([{ ...mine, leaves: { accessType: 'EVERYBODY' } }]),
    'Line 9: “accessType: EVERYBODY” is not a value this version knows.',
  ],
  ['that is hostile', writePresetFile([mine]).replace('"id"', '"__proto__"'), 'Line 6: “__proto__” is not known here.'],
  ['with the same id twice', writePresetFile([mine, mine]), 'Line 13: “0123abcd” is there a second time.'],
  ['of 10 MB', ' '.repeat(10_000_000), 'That file is larger than any file of presets. It was not read.'],
];

it('says what is wrong with a file, by its line, and changes nothing', async () => {
  const { chromium, page } = await open();
  for (const [what, text, sentence] of wrong) {
    await chooseFile(page, text);
    await sees(page, sentence);
    expect(await chromium.storage('sync'), what).toEqual(kept);
  }
});

it('leaves the lists of people as they were where the presets cannot be kept', async () => {
  const person = await open();
  const { chromium, page } = person;
  const before = { name: 'Class 9b', people: [{ email: 'ann@school.example' }] };
  await page.evaluate(async (list) => {
    const presets = Array.from({ length: 79 }, (_, at) => [
      `preset:${10_000_000 + at}`,
      { name: `${at}`, leaves: {}, at },
    ]);
    await chrome.storage.sync.clear();
    await chrome.storage.sync.set(Object.fromEntries(presets));
    await chrome.storage.local.set({ 'peopleList:0000000a': list });
  }, before);
  const theirs = { name: 'Class 9b of last year', people: [{ email: 'ben@school.example' }] };
  const added = [
    { id: '0123abcd', name: 'Physics', leaves: {}, peopleListId: '0000000a' },
    { id: '89abcdef', name: 'Chemistry', leaves: {}, peopleListId: '0000000b' },
  ];
  const synced = await chromium.storage('sync');
  await chooseFile(page, writePresetFile(added, { '0000000a': theirs, '0000000b': theirs }));
  await sees(page, 'Lists of people: 2, with their addresses.');
  await click(page, 'Import');
  await sees(page, 'There is room for 80 presets. Delete one first; nothing was changed.');
  expect(await chromium.storage('sync')).toEqual(synced);
  expect(await lists(person)).toEqual({ 'peopleList:0000000a': before });
  // With room the same file brings both.
  await page.evaluate(() => chrome.storage.sync.remove(['preset:10000000']));
  await chooseFile(page, writePresetFile(added, { '0000000a': theirs, '0000000b': theirs }));
  await click(page, 'Import');
  await sees(page, 'Presets imported: 2.');
  expect(await lists(person)).toEqual({ 'peopleList:0000000a': theirs, 'peopleList:0000000b': theirs });
});

/** The lists of people that are kept. */
const lists = async ({ chromium }: Pick<Person, 'chromium'>) =>
  Object.fromEntries(Object.entries(await chromium.storage('local')).filter(([key]) => key.startsWith('peopleList:')));

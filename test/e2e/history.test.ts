import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../chromium/until';
import {
  allow,
  appears,
  breaksAreRead,
  calls,
  chooseOption,
  click,
  clickOn,
  fill,
  heldCall,
  hold,
  keepCall,
  keptSoon,
  lesson,
  letPass,
  makeMeeting,
  meetingOf,
  openCalls,
  openOverMeeting,
  readKeptCalls,
  readRows,
  said,
  sees,
  seesInTime,
  signIn,
  start,
  stay,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const host = 'host@gmail.com';
const dayMs = 86_400_000;

const paste = (page: Page, text: string) =>
  page.$eval(
    'textarea',
    (field, text) => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );

describe.each(ways)('Who was in, signed in the %s way', (way) => {
  it('from the popup: who, when, how long, with a list beside it; kept, it is there when Google has forgotten it', async () => {
    const person = await start({ way });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'Last call');
    await click(popup, 'All calls');
    await person.chromium.waitForAddress(`chrome-extension://${person.chromium.extensionId}/src/history/`);
    const page = await openCalls(person, space);
    await breaksAreRead(page);
    expect(await page.title()).toBe(space.meetingCode);
    await sees(page, 'Most at once: 5');
    const people = await readRows(page);
    expect(people.map((row) => row.replace(/\| \d[^|]+[AP]M \|/, '|'))).toEqual([
      'Ann Lee, Not signed in | 55 min, 1 break',
      'Hana Host, 2 devices | 1 hr',
      'Sam Second | 40 min',
      '+1202555****, By phone | 10 min',
      'Benoît Öz, Not signed in | 48 min',
    ]);
    expect(await page.$$eval('.bars .stay', (all) => all.length)).toBe(6);
    expect(await said(page)).not.toContain('@');

    await paste(page, 'Host, Hana\nann lee\nBENOIT OZ\nSam Second\nEve');
    await sees(page, 'There: 4. Missing: 1. Not on the list: 1.');
    const compared = await readRows(page, '.compared');
    expect(compared.map((row) => row.split(' | ').at(-1))).toEqual([
      'There',
      'There',
      '12 min late',
      'left 20 min early',
      'Missing',
    ]);
    // What was matched is shown, and can be changed.
    expect(await page.$eval('.compared tr:nth-child(3) select', (one) => one.selectedOptions[0]?.text)).toBe(
      'Benoît Öz (not signed in)',
    );
    await page.focus('.compared tr:nth-child(5) select');
    const phone = await page.$eval(
      '.compared tr:nth-child(5) select',
      (one) => [...one.options].find(({ text }) => text.includes('by phone'))?.value ?? '',
    );
    await chooseOption(page, '.compared tr:nth-child(5) select', phone);
    await sees(page, 'There: 5. Missing: 0. Not on the list: 0.');
    await fill(page, '[type=number]', '15');
    await sees(page, 'left 20 min early');
    expect(await said(page)).not.toContain('12 min late');

    await keepCall(page);
    await until('the list is kept, too', async () => (await readKeptCalls(page))[0]?.list?.text.includes('Eve'));
    person.google.advance(31 * dayMs);
    // The sign-in is a month old by then, and Google asks nothing.
    await signIn(person, way, ['settings', 'created']);
    const before = person.google.requests.length;
    await page.reload();
    await sees(page, 'Kept on this computer');
    expect(await readRows(page)).toEqual(people);
    await sees(page, 'There: 5. Missing: 0. Not on the list: 0.');
    expect(person.google.requests.slice(before).map(({ call }) => call)).not.toContain('participants.list');
    await click(page, 'Erase');
    await clickOn(page, '[role=alertdialog] .danger');
    await keptSoon(page, 0);
    await until('nothing of it is shown', async () => !(await said(page)).includes('Ann Lee'));
  });
});

describe('With many', () => {
  it('500 people paint at once, in few requests, and their breaks are read at most 100 in a minute', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(
      person,
      space,
      Array.from({ length: 500 }, (_, at) => stay(`Guest ${at}`, at % 50)),
    );
    const page = await openCalls(person, space);
    await until('all are listed', async () => (await readRows(page)).length === 500);
    expect(calls(person, 'participants.list').filter(({ query }) => !query.fields).length).toBeLessThanOrEqual(2);
    expect(calls(person, 'conferenceRecords.list')).toHaveLength(1);
    await sees(page, 'Breaks are being read: 100 of 500');
    // A list of the class is compared meanwhile, without any wait for that.
    await paste(page, Array.from({ length: 500 }, (_, at) => `guest ${at}`).join('\n'));
    await sees(page, 'There: 500. Missing: 0. Not on the list: 0.');
    expect(calls(person, 'participantSessions.list')).toHaveLength(100);
    await letPass(page, 60_000);
    await until('the next hundred are asked for', () => calls(person, 'participantSessions.list').length === 200);
    await seesInTime(page, 'Breaks are being read: 200 of 500');
    expect(calls(person, 'participantSessions.list')).toHaveLength(200);
    const frame = await page.evaluate(async () => {
      const begun = performance.now();
      document.querySelector('.people')?.scrollIntoView({ block: 'end' });
      document.querySelector('.people')?.getBoundingClientRect();
      return performance.now() - begun;
    });
    expect(frame).toBeLessThan(500);
  }, 120_000);

  it('60 calls come in one request, fold, and stand side by side, ten at most', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    for (let at = 0; at < 60; at++)
      heldCall(person, space, [stay(host, 0), stay('Ann', at % 30)], { agoMinutes: 100 + at * 600 });
    const page = await openCalls(person, space);
    await sees(page, 'Calls (60)');
    await breaksAreRead(page);
    await until('twelve are counted', async () => (await said(page)).match(/People: 2/g)?.length === 13);
    expect(calls(person, 'conferenceRecords.list')).toHaveLength(1);
    // One list of people of the call that is open, and how many there were in the eleven others that are shown.
    expect(calls(person, 'participants.list')).toHaveLength(12);
    expect(await page.$$eval('.cards li', (all) => all.length)).toBe(12);
    await click(page, 'Show all 60 calls');
    expect(await page.$$eval('.cards li', (all) => all.length)).toBe(60);
    await until('all are counted', () => calls(person, 'participants.list').length === 60);
    for (const box of (await page.$$('.cards [type=checkbox]')).slice(0, 10)) await box.click();
    expect(await page.$$eval('.cards :disabled', (all) => all.length)).toBe(50);
    await click(page, 'Side by side (10)');
    await until('all ten are read', async () => (await page.$$('.wide-table thead th')).length === 11);
    const rows = await readRows(page, '.wide-table');
    expect(rows).toHaveLength(2);
    // The call that was open has its breaks; of the others it is said that they may have been shorter.
    expect(
      rows[0]
        ?.split(' | ')
        .slice(1)
        .map((cell) => cell[0]),
    ).toEqual([...Array(9).fill('≤'), '1']);
    expect(calls(person, 'participants.list')).toHaveLength(69);
  }, 120_000);
});

it('asks for another permission only where a meeting that was not made here is to be shown, and on a click', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person, { madeBy: 'calendar' });
  heldCall(person, space, lesson);
  const page = await openCalls(person, space);
  await sees(page, 'Google needs your permission for this.');
  expect(calls(person, 'participants.list')).toEqual([]);
  expect(await person.chromium.isConsentOpen()).toBe(false);
  await click(page, 'Allow');
  await allow(person);
  await breaksAreRead(page);
  expect(await readRows(page)).toHaveLength(5);
});

it('several calls side by side: who was in which for how long, copied as a table that says no more than is known', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person);
  const two = [stay('Ben', 0, 10), stay('ben', 20, 40)];
  heldCall(person, space, [stay(host, 0), stay('Ann', 0, 10), ...two], { agoMinutes: 3_000 });
  heldCall(person, space, [stay(host, 0), stay('Ann', 0, 30), stay('=1+1', 0), ...two], { agoMinutes: 300 });
  const page = await openCalls(person, space);
  await breaksAreRead(page);
  for (const box of await page.$$('.cards [type=checkbox]')) await box.click();
  await click(page, 'Side by side (2)');
  await until('both are there', async () =>
    (await readRows(page, '.wide-table')).every((row) => row.split(' | ').length === 3),
  );
  expect(await readRows(page, '.wide-table')).toEqual([
    '=1+1 (not signed in) | – | 1 hr',
    'Ann (not signed in) | ≤ 10 min | 30 min',
    'ben (not signed in) | ≤ 30 min (2 people) | 30 min (2 people)',
    'Hana Host | ≤ 1 hr | 1 hr',
  ]);
  await click(page, 'Copy as a table');
  await sees(page, 'Copied');
  const text = await person.chromium.clipboard();
  expect(text.split('\n').slice(1)).toEqual([
    "'=1+1 (not signed in)\t\t60",
    'Ann (not signed in)\t≤ 10\t30',
    'ben (not signed in)\t≤ 30 (2 people)\t30 (2 people)',
    'Hana Host\t≤ 60\t60',
  ]);
  expect(await person.chromium.clipboardHtml()).toContain('<td>Hana Host</td><td>≤ 60</td><td>60</td>');
});

it('calls side by side of which one cannot be read: that is said, and the table is full once it is tried again', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person);
  heldCall(person, space, [stay(host, 0), stay('Ann', 0, 10)], { agoMinutes: 3_000 });
  heldCall(person, space, [stay(host, 0)], { agoMinutes: 300 });
  const page = await openCalls(person, space);
  await breaksAreRead(page);
  for (const box of await page.$$('.cards [type=checkbox]')) await box.click();
  person.google.failNext({ method: 'participants.list', status: 500 });
  await click(page, 'Side by side (2)');
  await click(page, 'Try again');
  await until('Ann is in the table', async () => (await readRows(page, '.wide-table')).length === 2);
  expect(await readRows(page, '.wide-table')).toEqual([
    'Ann (not signed in) | ≤ 10 min | –',
    'Hana Host | ≤ 1 hr | 1 hr',
  ]);
  expect(await page.$('.detail .problem')).toBe(null);
});

it('the table of a call whose breaks are not read, copied: it says how long somebody was in at most', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person);
  heldCall(person, space, lesson);
  hold(person, 'participantSessions.list', { times: 3 });
  const page = await openCalls(person, space);
  await until('who was in is listed', async () => (await readRows(page)).length === 5);
  await click(page, 'Copy as a table');
  await sees(page, 'Copied');
  const rows = (await person.chromium.clipboard()).split('\n').slice(1);
  expect(rows.map((row) => row.split('\t').slice(4).join())).toEqual([
    '≤ 60,?,1',
    '≤ 60,?,1',
    '≤ 40,?,1',
    '≤ 10,?,1',
    '≤ 48,?,1',
  ]);
});

it('the table of a call as CSV, and printed: people and bars, and nothing to press', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person);
  heldCall(person, space, lesson);
  const page = await openCalls(person, space);
  await breaksAreRead(page);
  const folder = await mkdtemp(join(tmpdir(), 'roomkeeper-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const session = await person.chromium.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await click(page, 'Save as CSV');
  const day = new Date(Date.now() - 120 * 60_000).toLocaleDateString('sv');
  const csv = await until('the file is there', () => readFile(join(folder, `who-was-in-${day}.csv`), 'utf8'));
  expect(csv.split('\r\n').map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'T'))).toEqual([
    '\uFEFFWho,How,First in,Last out,Minutes in,Stays,Devices at once',
    'Ann Lee,Not signed in,T,T,55,2,1',
    'Hana Host,With an account,T,T,60,1,2',
    'Sam Second,With an account,T,T,40,1,1',
    "'+1202555****,By phone,T,T,10,1,1",
    'Benoît Öz,Not signed in,T,T,48,1,1',
    '',
  ]);
  await page.emulateMediaType('print');
  const shown = await page.$$eval('main *', (all) =>
    all.filter((one) => one.checkVisibility()).map(({ localName }) => localName),
  );
  expect(shown.filter((name) => ['button', 'textarea', 'input'].includes(name))).toEqual([]);
  expect(shown).toEqual(expect.arrayContaining(['table', 'svg', 'h1', 'h2']));
});

it('is reached from the list of meetings as well, and by code', async () => {
  const person = await start({ way: 'web' });
  const space = await makeMeeting(person);
  heldCall(person, space, lesson);
  const list = await person.chromium.openPage('src/options/index.html#meetings');
  await click(list, `Who was in the calls of ${space.meetingCode}`);
  const address = await person.chromium.waitForAddress(
    `chrome-extension://${person.chromium.extensionId}/src/history/`,
  );
  expect(address).toContain(`#${space.name}`);
  const page = await person.chromium.openPage(`src/history/index.html#${space.meetingCode}`);
  await appears(page, '.people');
  await breaksAreRead(page);
  expect(await readRows(page)).toHaveLength(5);
});

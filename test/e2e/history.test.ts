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
  openOptions,
  openOverMeeting,
  order,
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
    const begunMs = Date.now();
    await until('all are listed', async () => (await readRows(page)).length === 500);
    expect(Date.now() - begunMs).toBeLessThan(10_000);
    expect(calls(person, 'participants.list').filter(({ query }) => !query.fields).length).toBeLessThanOrEqual(2);
    expect(calls(person, 'conferenceRecords.list')).toHaveLength(1);
    await sees(page, 'Breaks are being read: 100 of 500');
    // A list of the class is compared meanwhile, without any wait for that.
    await paste(page, Array.from({ length: 500 }, (_, at) => `guest ${at}`).join('\n'));
    await sees(page, 'There: 500. Missing: 0. Not on the list: 0.');
    expect(calls(person, 'participantSessions.list')).toHaveLength(100);
    await letPass(page, 60_000);
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

describe('While it is being read', () => {
  it('somebody who comes between two pages of the list is there once, and so is everybody else', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    const guests = Array.from({ length: 251 }, (_, at) => stay(`Guest ${at}`, 1));
    heldCall(person, space, guests, { agoMinutes: 30, lastedMinutes: 'runs' });
    person.google.failNext({ method: 'participants.list' });
    const letGo = hold(person, 'participants.list');
    const page = await openCalls(person, space);
    await until('the second page is asked for', () => calls(person, 'participants.list').length === 2);
    person.google.startConference(space.name, ['Zoe Newcomer']);
    letGo();
    await until('everybody is listed', async () => (await readRows(page)).length >= 251);
    const names = (await readRows(page)).map((row) => row.split(' | ')[0]);
    expect(new Set(names).size).toBe(names.length);
    // Whoever came meanwhile is there once the call is looked at again.
    await seesInTime(page, 'Zoe Newcomer', 5_000);
    expect(await readRows(page)).toHaveLength(252);
  }, 120_000);

  it('a call that Google forgets meanwhile: what was read stays, and that is said', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    const letGo = hold(person, 'participantSessions.list', { status: 404 });
    const page = await openCalls(person, space);
    await until('who was in is listed', async () => (await readRows(page)).length === 5);
    letGo();
    await sees(page, 'Google does not show this call any more');
    expect(await readRows(page)).toHaveLength(5);
    expect(await said(page)).toContain('≤');
    // It can still be kept as it is.
    await click(page, 'Keep this call');
    await keptSoon(page, 1);
  });

  it('and so does a part of the people, where the call is forgotten between two pages of them', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(
      person,
      space,
      Array.from({ length: 260 }, (_, at) => stay(`Guest ${at}`, 0)),
    );
    person.google.failNext({ method: 'participants.list' });
    person.google.failNext({ method: 'participants.list', status: 404 });
    const page = await openCalls(person, space);
    await sees(page, 'Google does not show this call any more');
    expect(await readRows(page)).toHaveLength(250);
    expect(calls(person, 'participantSessions.list')).toEqual([]);
  });

  it('nothing is asked while nobody sees the page, and it goes on once somebody does', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(
      person,
      space,
      Array.from({ length: 30 }, (_, at) => stay(`Guest ${at}`, 0)),
    );
    const letGo = hold(person, 'participantSessions.list', { times: 3 });
    const page = await openCalls(person, space);
    await until('three are asked for', () => calls(person, 'participantSessions.list').length === 3);
    await person.chromium.openTab('https://www.google.com/');
    await until('the page is hidden', () => page.evaluate(() => document.visibilityState === 'hidden'));
    letGo();
    await sees(page, 'Breaks are being read: 3 of 30');
    await order(page, 'readSpace', { code: space.meetingCode });
    expect(calls(person, 'participantSessions.list')).toHaveLength(3);
    await page.bringToFront();
    await breaksAreRead(page);
    expect(calls(person, 'participantSessions.list')).toHaveLength(30);
  });

  it('a call that is gone before its people are listed, and one that cannot be read: that is said, and can be tried again', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    person.google.failNext({ method: 'participants.list', status: 500 });
    const page = await openCalls(person, space);
    await click(page, 'Try again');
    await breaksAreRead(page);
    expect(await readRows(page)).toHaveLength(5);
  });

  it('where Google asks for a break, it waits for so long and goes on by itself', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    person.google.failNext({ method: 'participantSessions.list', status: 429, headers: { 'retry-after': '30' } });
    const page = await openCalls(person, space);
    await sees(page, 'Google asks for a short break. It goes on by itself in 30 seconds.');
    const asked = calls(person, 'participantSessions.list').length;
    await letPass(page, 20_000);
    // What is asked next is all that was asked meanwhile.
    await order(page, 'readSpace', { code: space.meetingCode });
    expect(calls(person, 'participantSessions.list').length - asked).toBeLessThanOrEqual(2);
    await letPass(page, 20_000);
    await seesInTime(page, 'Most at once: 5');
  });

  it('nothing more is asked once another call is open, or the page is closed', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    const many = Array.from({ length: 120 }, (_, at) => stay(`Guest ${at}`, 0));
    heldCall(person, space, many, { agoMinutes: 300 });
    heldCall(person, space, many, { agoMinutes: 100 });
    const page = await openCalls(person, space);
    await sees(page, 'Breaks are being read: 99 of 120');
    await page.close();
    const before = person.google.requests.length;
    const options = await openOptions(person);
    await letPass(options, 120_000);
    await order(options, 'readSpace', { code: space.meetingCode });
    expect(person.google.requests.slice(before).map(({ call }) => call)).toEqual(['get']);
  });

  it('a clock that is an hour off, in both directions: what is over is as Google says, and nothing is negative', async () => {
    for (const aheadMs of [3_600_000, -3_600_000]) {
      const person = await start({ way: 'web' });
      person.google.advance(aheadMs);
      await signIn(person, 'web', ['settings', 'created']);
      const space = meetingOf(person);
      heldCall(person, space, lesson, { agoMinutes: 300 });
      heldCall(person, space, [stay('Ann', 1)], { agoMinutes: 20, lastedMinutes: 'runs' });
      const page = await openCalls(person, space);
      await breaksAreRead(page);
      const [ann = ''] = await readRows(page);
      expect(ann, `${aheadMs}`).toMatch(aheadMs > 0 ? /\| 1 min$/ : /\| 1 hr 19 min$/);
      await clickOn(page, '.cards li:nth-child(2) button');
      await until('the call before', async () => (await readRows(page)).length === 5);
      await breaksAreRead(page);
      expect((await readRows(page))[0]).toMatch(/\| 55 min, 1 break$/);
    }
  }, 120_000);

  it('a call that runs is followed, two hours of sleep in between, until it is over, and can then be kept', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, [stay(host, 0), stay('Ann', 1)], { agoMinutes: 10, lastedMinutes: 'runs' });
    const page = await openCalls(person, space);
    await breaksAreRead(page);
    await sees(page, 'A call can be kept once it is over.');
    expect((await readRows(page))[1]).toContain('since');
    person.google.leave(space.name, 'Ann');
    person.google.advance(7_200_000);
    await signIn(person, 'web', ['settings', 'created']);
    person.google.endConference(space.name);
    await page.bringToFront();
    // In small steps: the time of the worker passes too, and at once it would take Google for silent.
    await seesInTime(page, 'Google forgets this call on', 1_000);
    await seesInTime(page, 'Most at once: 2');
    const [hana, ann] = await readRows(page);
    expect([hana?.split(' | ')[2], ann?.split(' | ')[2]]).toEqual(['2 hr 10 min', '9 min']);
  });
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

it('several calls side by side: who was in which for how long, copied as a table', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person);
  heldCall(person, space, [stay(host, 0), stay('Ann', 0, 10)], { agoMinutes: 3_000 });
  heldCall(person, space, [stay(host, 0), stay('Ann', 0, 30), stay('=1+1', 0)], { agoMinutes: 300 });
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
    'Hana Host | ≤ 1 hr | 1 hr',
  ]);
  await click(page, 'Copy as a table');
  await sees(page, 'Copied');
  const text = await person.chromium.clipboard();
  expect(text.split('\n').slice(1)).toEqual([
    "'=1+1 (not signed in)\t\t60",
    'Ann (not signed in)\t10\t30',
    'Hana Host\t60\t60',
  ]);
  expect(await person.chromium.clipboardHtml()).toContain('<td>Hana Host</td><td>60</td><td>60</td>');
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

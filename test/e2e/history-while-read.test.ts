import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  breaksAreRead,
  calls,
  click,
  clickOn,
  heldCall,
  hold,
  keptSoon,
  lesson,
  letPass,
  meetingOf,
  openCalls,
  openOptions,
  order,
  type Person,
  readKeptCalls,
  readRows,
  said,
  sees,
  seesInTime,
  signIn,
  start,
  stay,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const host = 'host@gmail.com';
const minuteMs = 60_000;

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
    // Whoever came meanwhile is there once the call is looked at again, after the breaks of all, a hundred a minute. In
    // steps that no request takes for its time limit.
    await seesInTime(page, 'Breaks are being read: 200 of 251', 5_000);
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

  /** Instead of naming anybody. */
  const asksForABreak = ({ google }: Person, seconds: number) =>
    google.failNext({ method: 'participants.list', status: 429, headers: { 'retry-after': `${seconds}` } });

  it('where it does so before it has named anybody, it is not said that nobody was in', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    asksForABreak(person, 30);
    const page = await openCalls(person, space);
    await sees(page, 'Google asks for a short break. It goes on by itself');
    expect(await said(page)).not.toContain('Google names nobody');
    await seesInTime(page, 'Most at once: 5', 5_000);
  });

  it('and a kept call whose breaks are not known yet loses nobody by that', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    const letGo = hold(person, 'participantSessions.list', { times: 3 });
    const page = await openCalls(person, space);
    await until('who was in is listed', async () => (await readRows(page)).length === 5);
    await click(page, 'Keep this call');
    await keptSoon(page, 1);
    asksForABreak(person, 1);
    const goOn = hold(person, 'participants.list');
    await page.reload();
    await sees(page, 'Google asks for a short break. It goes on by itself');
    expect(await said(page)).not.toContain('Google names nobody');
    expect(await readRows(page)).toHaveLength(5);
    expect((await readKeptCalls(page))[0]?.people).toHaveLength(5);
    letGo();
    goOn();
    await breaksAreRead(page);
    await until(
      'breaks are kept as well',
      async () => !JSON.stringify(await readKeptCalls(page)).includes('"isWhole":false'),
    );
    expect((await readKeptCalls(page))[0]?.people).toHaveLength(5);
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

  it('of a call that runs, whoever was out and is back while another tab was in front had a break', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, [stay(host, 0), stay('Ann', 1)], { agoMinutes: 20, lastedMinutes: 'runs' });
    const page = await openCalls(person, space);
    await breaksAreRead(page);
    await person.chromium.openTab('https://www.google.com/');
    await until('the page is hidden', () => page.evaluate(() => document.visibilityState === 'hidden'));
    person.google.leave(space.name, 'Ann');
    person.google.advance(10 * minuteMs);
    person.google.startConference(space.name, ['Ann']);
    person.google.advance(5 * minuteMs);
    await letPass(page, 15 * minuteMs);
    expect(calls(person, 'participants.list')).toHaveLength(1);
    await page.bringToFront();
    await seesInTime(page, '1 break', 1_000);
    const [hana, ann] = await readRows(page);
    expect([hana?.split(' | ')[2], ann?.split(' | ')[2]]).toEqual(['35 min', '24 min, 1 break']);
    // Each was read again once.
    expect(calls(person, 'participantSessions.list')).toHaveLength(4);
  });

  it('the list of calls is read again once the page is in sight again: a new one is there, and the one that was open still is', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, [stay(host, 0), stay('Ann', 1)], { agoMinutes: 900 });
    heldCall(person, space, lesson, { agoMinutes: 90, lastedMinutes: 'runs' });
    const page = await openCalls(person, space);
    await breaksAreRead(page);
    const isListed = () => page.$$eval('.cards li', (all) => all.map((one) => one.textContent));
    const open = () => page.$eval('.detail h2', (one) => one.textContent);
    expect((await isListed())[0]).toContain('Running');
    await clickOn(page, '.cards li:nth-child(2) button');
    await until('the call before is open', async () => (await readRows(page)).length === 2);
    const before = await open();
    await person.chromium.openTab('https://www.google.com/');
    await until('the page is hidden', () => page.evaluate(() => document.visibilityState === 'hidden'));
    person.google.endConference(space.name);
    heldCall(person, space, [stay(host, 0)], { agoMinutes: 1, lastedMinutes: 'runs' });
    expect(calls(person, 'conferenceRecords.list')).toHaveLength(1);
    await page.bringToFront();
    await sees(page, 'Calls (3)');
    expect(calls(person, 'conferenceRecords.list')).toHaveLength(2);
    expect((await isListed()).map((one) => one?.includes('Running'))).toEqual([true, false, false]);
    expect(await open()).toBe(before);
    expect(await readRows(page)).toHaveLength(2);
  });

  it('where that fails, the list stays, and so does the call that was open by itself; it comes with the next look', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    const page = await openCalls(person, space);
    await breaksAreRead(page);
    heldCall(person, space, [stay(host, 0)], { agoMinutes: 10, lastedMinutes: 'runs' });
    for (const [status, says] of [
      [500, 'Try again'],
      [undefined, 'Calls (2)'],
    ] as const) {
      await person.chromium.openTab('https://www.google.com/');
      await until('the page is hidden', () => page.evaluate(() => document.visibilityState === 'hidden'));
      if (status) person.google.failNext({ method: 'conferenceRecords.list', status });
      await page.bringToFront();
      await sees(page, says);
      expect(await readRows(page), says).toHaveLength(5);
    }
    expect(await said(page)).not.toContain('Try again');
  });

  it('and where Google asks for a break then, nobody is asked to try again', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    heldCall(person, space, lesson);
    const page = await openCalls(person, space);
    await breaksAreRead(page);
    await person.chromium.openTab('https://www.google.com/');
    await until('the page is hidden', () => page.evaluate(() => document.visibilityState === 'hidden'));
    person.google.failNext({ method: 'conferenceRecords.list', status: 429 });
    await page.bringToFront();
    await until('it is read again', () => calls(person, 'conferenceRecords.list').length === 2);
    // Its answer comes after that of the list.
    await order(page, 'readSpace', { code: space.meetingCode });
    expect(await said(page)).not.toContain('Google asks for');
    expect(await readRows(page)).toHaveLength(5);
  });

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

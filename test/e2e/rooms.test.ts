import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { counted } from '../counted';
import { anyLine } from '../pastes';
import {
  allow,
  appears,
  areRoomsOver,
  beginRooms,
  called,
  calls,
  changes,
  choose,
  chooseOption,
  click,
  clickOn,
  costOf,
  costOfPaste,
  costOfPlainRows,
  emptyStorage,
  everythingIsTold,
  fill,
  fillStorage,
  forgetRooms,
  hold,
  keepRooms,
  named,
  notified,
  openElsewhere,
  openOptions,
  openRooms,
  order,
  paste,
  placesIn,
  planRooms,
  quicken,
  type RoomRow,
  readList,
  readRooms,
  roomStates,
  said,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

it('From a pasted list: planned, made with names, settings and people, shown, copied and saved', async () => {
  const person = await start({ way: 'web' });
  const { google, chromium } = person;
  const home = await openElsewhere(person);
  await click(home, 'New meeting with a preset');
  await click(home, 'Many meetings…');
  await chromium.waitForAddress(`chrome-extension://${chromium.extensionId}/src/options/index.html#rooms`);
  const page = await openRooms(person);
  await sees(page, 'Meetings, one a line');
  await paste(page, 'textarea', '9a; ann@school.example, foo@\n=9b');
  await sees(page, 'Line 1: “foo@” is no name or no e-mail address.');
  expect(await isOff(page)).toBe(true);
  await paste(page, 'textarea', '9a; Ann <ann@school.example>, host@gmail.com\n=9b');
  await sees(page, 'Meetings: 2. People: 1. With host@gmail.com.');
  await sees(page, 'Left out, because it is your own: host@gmail.com');
  await chooseOption(page, 'select', 'team');
  await click(page, 'Make them');
  await sees(page, 'Made');
  await until('all are made', async () => (await roomStates(page)).join() === 'made,made');
  const spaces = google.spaces.map(({ config, members, meetingUri }) => ({
    accessType: config.accessType,
    members: members.map(({ email }) => email),
    meetingUri,
  }));
  expect(spaces).toMatchObject([{ accessType: 'TRUSTED', members: ['ann@school.example'] }, { members: [] }]);
  const [first, second] = google.spaces;
  const { labels } = (await chromium.storage('local')) as { labels: Record<string, string> };
  expect(labels).toEqual({ [first?.name ?? '']: '9a', [second?.name ?? '']: '=9b' });
  await sees(page, first?.meetingCode ?? '');
  // What was told and can be exported has no address in it.
  const { told } = (await chromium.storage('local')) as { told: unknown };
  expect(JSON.stringify(told ?? '')).not.toContain('school.example');
  await click(page, 'Copy as text');
  await until('the list is on the clipboard', async () =>
    (await chromium.clipboard()).startsWith(`9a: ${first?.meetingUri}\n=9b: ${second?.meetingUri}`),
  );
});

/** Whether what was planned cannot be made. */
const isOff = (page: Page): Promise<boolean> =>
  page.$eval(named('Make them'), (button) => (button as HTMLButtonElement).disabled);

/** Waits until the plan is ready for the next list. */
const isEmpty = (page: Page): Promise<boolean> =>
  until('the field is empty again', () => page.$eval('textarea', ({ value }) => value === ''));

describe('The list of people that a preset names', () => {
  const peopleSelect = 'label:nth-child(2) select';
  const listOf = (page: Page) =>
    page.$eval(peopleSelect, (list) => (list as HTMLSelectElement).selectedOptions[0]?.text);

  /** Two presets with a list each, of which the second is not on this computer, and a plan for two meetings. */
  async function plan() {
    const person = await start({ way: 'web' });
    const page = await openRooms(person);
    await sees(page, 'Meetings, one a line');
    await page.evaluate(async () => {
      const people = [{ email: 'ann@school.example' }, { email: 'ben@school.example' }];
      await chrome.storage.local.set({ 'peopleList:0000000a': { name: 'Class 9b', people } });
      const leaves = { accessType: 'RESTRICTED' };
      await chrome.storage.sync.set({
        'preset:0123abcd': { name: 'Physics', leaves, peopleListId: '0000000a', at: 1 },
        'preset:4567abcd': { name: 'Chemistry', leaves, peopleListId: '0000000b', at: 2 },
      });
    });
    await paste(page, 'textarea', '9a\n9b');
    return { person, page };
  }

  it('is chosen where it is seen, and nobody comes where Nobody is chosen instead', async () => {
    const { person, page } = await plan();
    await chooseOption(page, 'select', '0123abcd');
    await sees(page, 'Meetings: 2. People: 4.');
    expect(await listOf(page)).toBe('Class 9b');
    await chooseOption(page, peopleSelect, '');
    await sees(page, 'Meetings: 2. People: 0.');
    expect(await listOf(page)).toBe('Nobody');
    // Chosen again, a preset brings its people again.
    await chooseOption(page, 'select', 'team');
    await chooseOption(page, 'select', '0123abcd');
    await sees(page, 'Meetings: 2. People: 4.');
    await chooseOption(page, peopleSelect, '');
    await sees(page, 'Meetings: 2. People: 0.');
    await click(page, 'Make them');
    await until('all are made', async () => (await roomStates(page)).join() === 'made,made');
    expect(person.google.spaces.map(({ members }) => members)).toEqual([[], []]);
    expect(changes(person)).toEqual(['create', 'create']);
  });

  it('is not left out by itself where it is not there: nothing is made before Nobody or another one is chosen', async () => {
    const { person, page } = await plan();
    await chooseOption(page, 'select', '4567abcd');
    await sees(page, 'The people of “Chemistry” are kept on another computer');
    expect(await listOf(page)).toBe('A list on another computer');
    expect(await isOff(page)).toBe(true);
    await chooseOption(page, peopleSelect, '0000000a');
    await sees(page, 'Meetings: 2. People: 4.');
    expect(await isOff(page)).toBe(false);
    await page.evaluate(() => chrome.storage.local.remove('peopleList:0000000a'));
    await sees(page, 'This list is no longer there.');
    await sees(page, 'Meetings: 2. People: 0.');
    expect(await listOf(page)).toBe('This list is no longer there.');
    expect(await isOff(page)).toBe(true);
    await chooseOption(page, peopleSelect, '');
    await until('they can be made', async () => !(await isOff(page)));
    expect(await listOf(page)).toBe('Nobody');
    await click(page, 'Make them');
    await until('all are made', async () => (await roomStates(page)).join() === 'made,made');
    expect(person.google.spaces.map(({ members }) => members)).toEqual([[], []]);
  });
});

it('Co-hosts bring host management along, unless it is on or the box is not ticked', async () => {
  const person = await start({ way: 'web' });
  const page = await openRooms(person);
  const offer = 'Turn host management on too.';
  const made = async (count: number) => {
    await click(page, 'Make them');
    const space = await until('it is made', () => person.google.spaces[count - 1]);
    await until('she is in', () => placesIn(space).join() === 'ann@school.example*');
    await isEmpty(page);
    return space.config.moderation;
  };
  const write = async (preset: string) => {
    await paste(page, 'textarea', '9a; ann@school.example');
    await sees(page, 'People come in as');
    await chooseOption(page, 'select[aria-label="People come in as"]', 'COHOST');
    await chooseOption(page, 'select', preset);
  };
  await write('');
  await sees(page, offer);
  expect(await made(1)).toBe('ON');
  await write('team');
  await sees(page, offer);
  await clickOn(page, '.note input');
  expect(await made(2)).toBe('OFF');
  await write('exam');
  await until('nothing is offered', async () => !(await said(page)).includes(offer));
  expect(await made(3)).toBe('ON');
  expect(changes(person).filter((call) => call === 'create')).toHaveLength(3);
});

it('Stopped, it makes no more until it goes on; a break that Google asks for is kept; what failed can be tried again alone', async () => {
  const person = await start({ way: 'web' });
  const page = await openRooms(person);
  const letCreate = hold(person, 'create');
  await beginRooms(page, planRooms(4));
  await called(person, 'create');
  await click(page, 'Stop');
  await sees(page, 'Stopping after the one under way…');
  letCreate();
  await sees(page, '3 of 4 are left.');
  expect(calls(person, 'create')).toHaveLength(1);
  person.google.failNext({ method: 'create', status: 429, headers: { 'retry-after': '1' } });
  await click(page, 'Go on');
  await called(person, 'create', 2);
  person.google.failNext({ method: 'create', status: 400 });
  await until('the rest is tried', async () => (await roomStates(page)).sort().join() === 'invalid,made,made,made');
  await sees(page, 'Google did not accept the request');
  await click(page, 'Try again for these');
  await until('it is made', async () => (await roomStates(page)).join() === 'made,made,made,made');
  expect(person.google.spaces).toHaveLength(4);
  expect(await said(page)).not.toContain('Try again for these');
});

it('What Google did not apply is said of each and at the end, as of one; who has no place is named with the reason', async () => {
  const person = await start({ way: 'web' });
  person.google.dropSetting('host@gmail.com', 'accessType');
  const page = await openOptions(person);
  const people = [{ email: 'ann@school.example' }, { email: 'ben@nobody.example' }];
  await keepRooms(page, 'x', planRooms(2), { accessType: 'TRUSTED' });
  await order(page, 'createRooms', { list: 'x' });
  const kept = 'Not applied: Who joins without asking. Google kept “Only invited people”.';
  const told = await notified(person, 'The meetings are ready', kept);
  // Each once, however many meetings it is about.
  expect(told.message.split(kept)).toHaveLength(2);
  await keepRooms(page, 'y', [{ label: 'Physics', is: 'queued', people }], { accessType: 'TRUSTED' });
  await order(page, 'createRooms', { list: 'y' });
  await notified(person, 'That worked only in part', `People without a place: 1.\n${kept}`);
  const rooms = await openRooms(person);
  await sees(rooms, 'Made. Not applied: Who joins without asking\nPeople without a place: 1.');
  await sees(rooms, 'ben@nobody.exampleGoogle did not accept the request');
  expect(await said(rooms)).not.toContain('ann@school.example');
});

it('What keeps a list from being made by its account offers no other one: it would be the same account again', async () => {
  const person = await start({ way: 'web' });
  const page = await openRooms(person);
  await paste(page, 'textarea', '9a');
  person.google.failNext({ method: 'create', reason: 'USER_BLOCKED_BY_ADMIN' });
  await click(page, 'Make them');
  await sees(page, 'The administrator of this account blocks Roomkeeper.');
  await sees(page, '1 of 1 are left.');
  expect(await page.$(named('Try another account'))).toBeNull();
  await click(page, 'Go on');
  await until('it is made', async () => (await roomStates(page)).join() === 'made');
  expect(calls(person, 'create').map(({ user }) => user)).toEqual(['host@gmail.com', 'host@gmail.com']);
});

it('A list whose account signed out goes on with that account alone', async () => {
  const person = await start({ way: 'web' });
  person.google.consent.webAccounts = ['host@gmail.com', 'second@gmail.com'];
  const page = await openRooms(person);
  await keepRooms(page, 'x', planRooms(1));
  expect(await order(page, 'signOut', {})).toMatchObject({ ok: true });
  await click(page, 'Go on');
  await click(page, 'Sign in with Google');
  await choose(person, 'second@gmail.com');
  await allow(person);
  await appears(page, named('Sign in with that account'));
  expect(await page.$(named('Use second@gmail.com'))).toBeNull();
});

describe('Where Google asks for a break and names no time', () => {
  it('a minute is waited', async () => {
    const person = await start({ way: 'web' });
    const page = await openOptions(person);
    await quicken(person, 60);
    person.google.failNext({ method: 'create', status: 429 });
    await beginRooms(page, planRooms(2));
    await until('all are made', async () => (await roomStates(page)).join() === 'made,made');
    const [refused, again] = calls(person, 'create').map(({ at }) => at);
    expect((again ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(990);
    expect(calls(person, 'create')).toHaveLength(3);
    expect(person.google.spaces).toHaveLength(2);
  });

  it('it can be stopped meanwhile', async () => {
    const person = await start({ way: 'web' });
    const page = await openRooms(person);
    person.google.failNext({ method: 'create', status: 429 });
    await beginRooms(page, planRooms(2));
    await called(person, 'create');
    await click(page, 'Stop');
    await sees(page, '2 of 2 are left.');
    expect(calls(person, 'create')).toHaveLength(1);
  });
});

it('Two lists one after the other ask for no more meetings a minute than one', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  await quicken(person, 60);
  person.google.quotas.lift();
  for (const [list, count] of [
    ['x', 7],
    ['y', 5],
  ] as const) {
    await keepRooms(page, list, planRooms(count));
    await order(page, 'createRooms', { list });
  }
  expect(calls(person, 'create')).toHaveLength(12);
  // By the worker's own clock, which a busy machine does not bear on.
  const times = (await readRooms(page)).map(({ sentAtMs = 0 }) => sentAtMs).sort((a, b) => a - b);
  for (const at of [10, 11]) expect((times[at] ?? 0) - (times[at - 10] ?? 0)).toBeGreaterThanOrEqual(60_000);
});

it('With no room left when Google answers: that one may exist and is not made again, and the rest is made once there is room', async () => {
  const person = await start({ way: 'web' });
  const page = await openRooms(person);
  // What is still being written would take room or make some.
  await everythingIsTold(person);
  const letCreate = hold(person, 'create');
  await beginRooms(page, planRooms(1));
  await called(person, 'create');
  await fillStorage(page, 'local', 0);
  letCreate();
  await notified(person, 'That did not work');
  // Not even that it may exist could be kept.
  expect(await roomStates(page)).toEqual(['sent']);
  await emptyStorage(page, 'local');
  await page.evaluate(async () => {
    const { 'rooms:x': list } = await chrome.storage.local.get('rooms:x');
    const { rows } = list as { rows: object[] };
    await chrome.storage.local.set({
      'rooms:x': { ...(list as object), rows: [...rows, { label: 'Room 2', is: 'queued' }] },
    });
  });
  await sees(page, '1 of 2 are left.');
  await click(page, 'Go on');
  await until('nothing is left', () => areRoomsOver(page));
  expect(await roomStates(page)).toEqual(['unknown', 'made']);
  expect(calls(person, 'create')).toHaveLength(2);
  expect(person.google.spaces).toHaveLength(2);
  expect((await readList(page)).possible).toBe(1);
});

it('Whatever is pasted, each meeting has only those whom its own line names, and as many as was said', async () => {
  const person = await start({ way: 'web' });
  person.google.quotas.lift();
  const page = await openRooms(person);
  const lines = fc.array(anyLine, { minLength: 1, maxLength: 3 });
  const pastes = fc.sample(lines, { numRuns: process.env.LONG ? 60 : 10, seed: Number(process.env.SEED) });
  for (const [index, people] of pastes.entries()) {
    const written = people.map((line, at) => `Room ${index}.${at}; ${line}`);
    const before = { spaces: person.google.spaces.length, asked: calls(person, 'members.create').length };
    await paste(page, 'textarea', written.join('\n'));
    await sees(page, `Meetings: ${people.length}. `);
    // What it says of the mistakes belongs to this text by then.
    const isRefused = await isOff(page);
    const shown = /People: (\d+)/.exec(await said(page))?.[1];
    if (isRefused) continue;
    await click(page, 'Make them');
    await until('all are asked for', () => person.google.spaces.length === before.spaces + people.length);
    await until('all are made', async () =>
      (await readRooms(page)).every(({ is, people: open }) => is === 'made' && !open),
    );
    const asked = calls(person, 'members.create').slice(before.asked);
    expect(asked.length, written.join('\n')).toBe(Number(shown));
    const spaces = person.google.spaces.slice(before.spaces);
    expect(spaces).toHaveLength(people.length);
    for (const [at, space] of spaces.entries())
      for (const email of placesIn(space)) expect(written[at]).toContain(email);
    await isEmpty(page);
    await forgetRooms(page);
  }
});

describe('Thousands', () => {
  it('of pasted lines are planned at once', async () => {
    const person = await start({ way: 'web' });
    const page = await openRooms(person);
    await sees(page, 'Meetings, one a line');
    const plain = await costOfPlainRows(page);
    const lines = Array.from({ length: 2_000 }, (_, at) => `Physics ${at}; Ann <ann.${at}@school.example>`);
    const good = await costOfPaste(page, 'textarea', lines.join('\n'), 'Meetings: 2,000. People: 2,000.');
    counted(`2,000 lines pasted into Many meetings, until painted: ${good.tookMs} ms, ${good.busyMs} ms of work`);
    const bad = await costOfPaste(page, 'textarea', `\n${lines.map(() => '; foo').join('\n')}`, 'And 3,980 more.');
    counted(`2,000 lines of mistakes below them, until painted: ${bad.tookMs} ms, ${bad.busyMs} ms of work`);
    expect(good.busyMs).toBeLessThan(8 * plain.busyMs);
    expect(bad.busyMs).toBeLessThan(12 * plain.busyMs);
  });

  it('of meetings are shown at once, followed as they change, searched, and all of them printed', async () => {
    const person = await start({ way: 'web' });
    const page = await openRooms(person);
    const rows = Array.from({ length: 2_000 }, (_, at): RoomRow => {
      const made = { name: `spaces/${at}`, uri: 'https://meet.google.com/abc-mnop-xyz' };
      return { label: `Physics ${at}`, is: at % 2 ? 'unknown' : 'made', ...(at % 2 === 0 && made) };
    });
    const plain = await costOfPlainRows(page);
    await keepRooms(page, 'x', rows);
    await page.goto('about:blank');
    const address = `chrome-extension://${person.chromium.extensionId}/src/options/index.html#rooms`;
    const opening = await costOf(page, async () => {
      await page.goto(address);
      await sees(page, 'Physics 1999');
    });
    counted(`A list of 2,000 meetings opened, until painted: ${opening.tookMs} ms, ${opening.busyMs} ms of work`);
    expect(opening.busyMs).toBeLessThan(20 * plain.busyMs);
    const isLaidOut = () =>
      page.$$eval('.rooms .made a', (all) => all.at(-1)?.checkVisibility({ contentVisibilityAuto: true }));
    expect(await isLaidOut()).toBe(false);
    await page.emulateMediaType('print');
    expect(await isLaidOut()).toBe(true);
    await page.emulateMediaType();
    const [first, ...others] = rows;
    const change = await costOf(page, async () => {
      await keepRooms(page, 'x', [{ ...first, label: 'Another name', is: 'made' }, ...others]);
      await sees(page, 'Another name');
    });
    counted(`One of 2,000 meetings changed, until painted: ${change.tookMs} ms, ${change.busyMs} ms of work`);
    expect(change.busyMs).toBeLessThan(10 * plain.busyMs);
    await fill(page, 'input[aria-label="Search in this list"]', 'physics 1998');
    await until('only one is shown', async () => (await page.$$('.rooms tbody tr')).length === 1);
  });
});

import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { type Space, troubles } from '../google';
import {
  appears,
  breaksAreRead,
  changeAccess,
  chooseOption,
  click,
  clickOn,
  everythingIsTold,
  hold,
  meetingOf,
  openElsewhere,
  openOptions,
  openOverMeeting,
  order,
  type Person,
  paste,
  pressAndHold,
  said,
  sees,
  waitsItsTurn,
} from '../person';
import { holds, inLooks, startIn } from '../pictures/looks';
import { oneIn } from '../share';

beforeEach(oneIn(10));

it.each(inLooks('dark'))(
  'the popup away from a meeting, signed out and with something wrong in the field: in %s',
  async (look) => {
    const stranger = await startIn(look);
    const signedOut = await openElsewhere(stranger);
    await sees(signedOut, 'Sign in with Google');
    await holds(signedOut, `signed out ${look}`);
    const person = await startIn(look, { way: 'web' });
    const popup = await openElsewhere(person);
    await sees(popup, 'New meeting');
    await holds(popup, `home ${look}`);
    await popup.type('input', 'https://evil.example/abc-mnop-xyz');
    await click(popup, 'Show');
    await sees(popup, 'does not lead to meet.google.com');
    await holds(popup, `wrong link ${look}`);
  },
);

it.each(inLooks('forced colours'))(
  'the popup on a meeting, a change about to be applied, and the question before the end: in %s',
  async (look) => {
    const person = await startIn(look, { way: 'web' });
    const home = await openElsewhere(person);
    await click(home, 'New meeting');
    await sees(home, 'Copied');
    // What was made is told: the next popup says nothing of it.
    await everythingIsTold(person);
    const code = person.google.spaces.at(-1)?.meetingCode ?? '';
    person.google.startConference(code, ['host@gmail.com']);
    const popup = await openOverMeeting(person, code);
    await sees(popup, 'Call running');
    await holds(popup, `meeting ${look}`);
    await clickOn(popup, 'input[value=OPEN]');
    await sees(popup, 'Apply');
    await holds(popup, `change ${look}`);
    await click(popup, 'Keep as it is');
    await click(popup, 'End call for everyone…');
    await appears(popup, '::-p-aria([name="End for everyone"][role="button"]):not([disabled])');
    await holds(popup, `confirm ${look}`);
  },
);

it.each(inLooks('dark'))(
  'a meeting that is being read, and one that cannot be read without network: in %s',
  async (look) => {
    const person = await startIn(look, { way: 'web' });
    const { meetingCode } = meetingOf(person);
    const letGo = hold(person, 'get');
    const popup = await openOverMeeting(person, meetingCode);
    await sees(popup, 'Reading');
    await appears(popup, '[popovertarget=copy-menu]');
    await holds(popup, `reading ${look}`);
    letGo();
    await sees(popup, 'All settings');
    await person.chromium.closePopup();
    await person.chromium.goOffline();
    const offline = await openOverMeeting(person, meetingOf(person).meetingCode);
    await sees(offline, 'Google could not be reached');
    await holds(offline, `offline ${look}`);
  },
);

it.each(inLooks('right to left'))(
  'what the popup fetches later: presets, all settings, who is in, close the room: in %s',
  async (look) => {
    const person = await startIn(look, { way: 'web' });
    const home = await openElsewhere(person);
    await click(home, 'New meeting with a preset');
    await sees(home, 'Recorded class');
    await holds(home, `presets ${look}`);
    await click(home, 'Webinar with viewers');
    await sees(home, 'Copied');
    // What was made is told: the next popup says nothing of it.
    await everythingIsTold(person);
    const code = person.google.spaces.at(-1)?.meetingCode ?? '';
    person.google.startConference(code, ['host@gmail.com', { anonymous: 'Guest' }, { phone: '+49 *** 12' }]);
    const popup = await openOverMeeting(person, code);
    await click(popup, 'Who is in');
    await sees(popup, 'Guest');
    await holds(popup, `who is in ${look}`);
    await click(popup, 'Back');
    await click(popup, 'Tell me');
    await sees(popup, 'Ask me whether to end it at');
    await holds(popup, `tell me ${look}`);
    await click(popup, 'Back');
    await click(popup, 'All settings');
    await sees(popup, 'Host management');
    await holds(popup, `all settings ${look}`);
    await click(popup, 'Back');
    await click(popup, 'End call for everyone…');
    await clickOn(popup, 'input[value=closeRoom]');
    await appears(popup, '::-p-aria([name="Close the room"][role="button"]):not([disabled])');
    await holds(popup, `close the room ${look}`);
  },
);

it.each(inLooks('right to left'))(
  'the people of a meeting, a review of them and what became of them, and a list of many meetings: in %s',
  async (look) => {
    const person = await startIn(look, { way: 'web' });
    const space = meetingOf(person, { config: { accessType: 'RESTRICTED', moderation: 'OFF' } });
    const place = `${space.name}/members`;
    space.members.push({ name: `${place}/a`, email: 'elsewhere@school.example', role: 'ROLE_UNSPECIFIED' });
    const page = await openOptions(person);
    const add = [{ email: 'ann@school.example', role: 'COHOST' }, { email: 'gone@nobody.example' }];
    await order(page, 'updateMembers', { name: space.name, add });
    await page.evaluate(async () => {
      const [{ account }, people] = [await chrome.storage.local.get('account'), [{ email: 'ann@school.example' }]];
      const uri = 'https://meet.google.com/abc-mnop-xyz';
      const rows = [
        { label: 'Physics 9a', is: 'made', uri, name: 'spaces/a' },
        { label: 'Physics 9b', is: 'made', uri, name: 'spaces/b', peopleMissing: 2 },
        { label: 'Physics 9c', is: 'unknown' },
        { label: 'Physics 9d', is: 'queued', people },
      ];
      const list = { askedAtMs: Date.UTC(2026, 0, 1, 12), accountId: account, leaves: {}, rows };
      await chrome.storage.local.set({ 'rooms:x': list, 'peopleList:0123abcd': { name: 'Class 9b', people } });
    });
    await everythingIsTold(person);
    const popup = await openOverMeeting(person, space.meetingCode);
    // That not all was done stays until it is left.
    await click(popup, 'Close');
    await click(popup, 'Co-hosts and guests');
    await sees(popup, 'Try again for these');
    await sees(popup, 'Added elsewhere');
    await holds(popup, `guests ${look}`);
    await paste(popup, '#guests', 'Ben <ben@school.example>, host@gmail.com\nCleo');
    await sees(popup, 'ben@school.example: Guest');
    await holds(popup, `guests review ${look}`);
    const rooms = await person.chromium.openPage('src/options/index.html#rooms');
    await sees(rooms, '1 of 4 are left.');
    await holds(rooms, `rooms ${look}`);
    await paste(rooms, 'textarea', '9a; Ann <ann@school.example>, host@gmail.com\n9b');
    await sees(rooms, 'People come in as');
    await chooseOption(rooms, 'select[aria-label="People come in as"]', 'COHOST');
    await sees(rooms, 'Turn host management on too.');
    await holds(rooms, `rooms plan ${look}`);
    const lists = await person.chromium.openPage('src/options/index.html#people');
    await clickOn(lists, '.cards button');
    await sees(lists, 'Save list');
    await holds(lists, `people list ${look}`);
    await lists.evaluate(() => {
      const people = [{ email: 'ann@school.example', role: 'COHOST' }];
      return chrome.storage.local.set({ 'peopleList:0123abcd': { name: 'Class 9b', people } });
    });
    const presets = await person.chromium.openPage('src/options/index.html#presets');
    await click(presets, 'New preset');
    await appears(presets, '.editor option[value="0123abcd"]');
    await chooseOption(presets, '.editor select', '0123abcd');
    await sees(presets, 'Turn host management on');
    await holds(presets, `preset people ${look}`);
  },
);

it.each(inLooks('right to left'))(
  'the side panel with a call, without one, and with a question: in %s',
  async (look) => {
    const person = await startIn(look, { way: 'web' });
    const page = await openOptions(person);
    const code = () => person.google.spaces.at(-1)?.meetingCode ?? '';
    const width = look === 'twice as large' ? 720 : 360;
    const panel = await person.chromium.openPage('src/panel/index.html');
    await panel.setViewport({ width, height: 900 });
    await sees(panel, 'No call runs that Google shows you.');
    await holds(panel, `panel empty ${look}`);
    await order(page, 'createSpace', { leaves: { accessType: 'RESTRICTED' } });
    person.google.startConference(code(), ['Bo', 'Cy']);
    await order(page, 'readSpace', { code: code() });
    await order(page, 'createSpace', {});
    await everythingIsTold(person);
    person.google.startConference(code(), ['host@gmail.com', { anonymous: 'Guest' }, { phone: '+49 *** 12' }]);
    const read = await order(page, 'readCalls', { fresh: true });
    expect(read).toMatchObject({ ok: true });
    await panel.bringToFront();
    await sees(panel, code());
    await clickOn(panel, '.calls li:first-child button');
    await sees(panel, 'In the call now (3)');
    await sees(panel, 'All settings');
    await holds(panel, `panel ${look}`);
    await click(panel, 'End call for everyone…');
    await appears(panel, '::-p-aria([name="End for everyone"][role="button"]):not([disabled])');
    await holds(panel, `panel question ${look}`);
  },
);

it.each(inLooks('right to left'))(
  'who was in: a call being read, a call with its bars, a list beside it, and calls side by side: in %s',
  async (look) => {
    const person = await startIn(look, { way: 'web' });
    const space = meetingOf(person);
    await label(person, space, 'Physics 9b');
    heldCalls(person, space.name);
    const letGo = hold(person, 'participantSessions.list');
    const page = await person.chromium.openPage(`src/history/index.html#${space.name}`);
    await sees(page, 'Breaks are being read: 6 of 7');
    // How many were in the last of the others is asked after all else.
    await sees(page, 'People: 6');
    await holds(page, `calls being read ${look}`);
    letGo();
    await breaksAreRead(page);
    // Twice as large the people are further down, where the bars lie below their rows.
    if (look === 'twice as large') await page.$eval('.people', (table) => table.scrollIntoView());
    await holds(page, `calls ${look}`);
    await click(page, 'Keep this call');
    await sees(page, 'Kept on this computer');
    await page.$eval('textarea', (field) => {
      field.value = 'Lee, Ann\nbenoit oz\nCleo\nDana Cruz\nEve Adams';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await sees(page, 'There: 3. Missing: 1.');
    await page.$eval('#compare', (title) => title.scrollIntoView());
    await holds(page, `calls compared ${look}`);
    await page.emulateMediaType('print');
    await page.$eval('.people', (table) => table.scrollIntoView());
    await holds(page, `calls printed ${look}`);
    await page.emulateMediaType();
    for (const box of await page.$$('[type=checkbox]')) await box.evaluate((one) => (one as HTMLElement).click());
    await click(page, 'Side by side (3)');
    await sees(page, '≤');
    await until('all are read', async () => !(await said(page)).includes('Reading'));
    if (look !== 'twice as large') await page.evaluate(() => scrollTo(0, 0));
    await holds(page, `calls side by side ${look}`);
  },
);

/** Lets this browser know a meeting by a name of the person's own. */
async function label(
  person: Person,
  { name, meetingCode: code, meetingUri: uri }: Space,
  label: string,
): Promise<void> {
  const worker = await person.chromium.worker();
  const kept = { name, code, uri, label, account: 'host@gmail.com', seenAtMs: Date.now(), madeAtMs: Date.now() };
  await worker.evaluate((kept) => chrome.storage.local.set({ [`meeting:${kept.name}`]: kept }), kept);
}

/** Three calls of one meeting, each from yesterday or before at ten o’clock, so that the hours are the same every day. */
function heldCalls({ google }: Person, name: string): void {
  const minutes = (from: number, to?: number) => ({ fromMs: from * 60_000, ...(to && { toMs: to * 60_000 }) });
  for (const [daysAgo, lasted] of [
    [8, 30],
    [2, 50],
    [1, 60],
  ] as const) {
    const begun = new Date(google.now());
    begun.setDate(begun.getDate() - daysAgo);
    begun.setHours(10, 0, 0, 0);
    google.holdConference(name, {
      startedAgoMs: google.now() - begun.getTime(),
      lastedMs: lasted * 60_000,
      stays: [
        { who: 'host@gmail.com', ...minutes(0) },
        { who: 'host@gmail.com', ...minutes(5, 25) },
        { who: 'Ann Lee', ...minutes(2, 20) },
        { who: 'Ann Lee', ...minutes(26) },
        { who: 'Benoît Öz', ...minutes(11) },
        { who: 'Cleo', ...minutes(1, 12) },
        { who: 'cleo', ...minutes(14, 30) },
        { who: { phone: '+12025550143' }, ...minutes(3, 28) },
        ...(daysAgo < 8 ? [{ who: 'Dana Cruz', ...minutes(4, 30) }] : []),
      ],
    });
  }
}

it.each(inLooks('dark'))('the foot of the popup, which says what became of orders: in %s', async (look) => {
  const person = await startIn(look, { way: 'web' });
  const { google } = person;
  const { letGo } = await pressAndHold(person, 'create', troubles.answerLost);
  const home = await openElsewhere(person);
  await sees(home, 'Making the meeting…');
  await holds(home, `foot busy ${look}`);
  letGo();
  await sees(home, 'may or may not have been made');
  await sees(home, 'May exist');
  await holds(home, `foot may exist ${look}`);

  const { meetingCode: code, name } = meetingOf(person, { config: { accessType: 'OPEN' } });
  const popup = await openOverMeeting(person, code);
  await click(popup, 'Lock');
  await sees(popup, 'Meeting locked');
  await holds(popup, `foot done ${look}`);
  google.failNext({ method: 'patch', status: 403 });
  await changeAccess(popup, 'TRUSTED');
  await sees(popup, 'or it is gone');
  await holds(popup, `foot failed ${look}`);

  const lost = await pressAndHold(person, 'lock', troubles.answerLost);
  const page = await openOptions(person);
  const { meetingCode, name: lostName } = lost.space ?? { meetingCode: code, name };
  const notSent = order(page, 'toggleLock', { code: meetingCode, lock: false });
  await waitsItsTurn(person, 'toggleLock');
  google.failNext({ method: 'get', space: lostName, status: 500, times: 100 });
  lost.letGo();
  await notSent;
  const told = await openElsewhere(person);
  await sees(told, 'Not sent:');
  await sees(told, '1 of 2');
  await holds(told, `foot not sent ${look}`);
  await click(told, 'Next');
  await sees(told, 'Show how it stands');
  await holds(told, `foot unknown ${look}`);
});

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { until } from '../chromium/until';
import { troubles } from '../google';
import { root } from '../paths';
import {
  appears,
  changeAccess,
  click,
  clickOn,
  meetingOf,
  openElsewhere,
  openOptions,
  openOverMeeting,
  order,
  type Person,
  pressAndHold,
  sees,
  start,
  waitsItsTurn,
} from '../person';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const looks = {
  light: {},
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: true },
  'right to left': { lang: 'ar' },
} as const;

type Look = keyof typeof looks;

/** The looks in which a view is held: all four in the long run, otherwise light and one of the others. */
const inLooks = (other: Look): Look[] => (process.env.LONG ? (Object.keys(looks) as Look[]) : ['light', other]);

/** Saves a picture to look at, and holds what can be measured: names, roles, contrast, nothing wider than the view. */
async function holds({ chromium }: Person, page: Page, name: string) {
  await chromium.screenshot(page, join(root, 'test', 'shots', `${name.replaceAll(' ', '-')}.png`) as `${string}.png`);
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // In forced colours the system chooses them, and axe sees only what the style sheet wanted.
    const contrast = !matchMedia('(forced-colors: active)').matches;
    const rules = { 'page-has-heading-one': { enabled: false }, 'color-contrast': { enabled: contrast } };
    const { violations } = await axe.run({ runOnly: tags, rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
  expect(violations, name).toEqual([]);
  // Chrome fits the popup's window to its content a moment later, and on the way it can be a pixel too narrow.
  await until(`${name} is no wider than its window`, () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
  );
}

it.each(inLooks('dark'))(
  'the popup away from a meeting, signed out and with something wrong in the field: in %s',
  async (look) => {
    const launch = looks[look];
    const stranger = await start(launch);
    const signedOut = await openElsewhere(stranger);
    await sees(signedOut, 'Sign in with Google');
    await holds(stranger, signedOut, `signed out ${look}`);
    const person = await start({ ...launch, way: 'web' });
    const popup = await openElsewhere(person);
    await sees(popup, 'New meeting');
    await holds(person, popup, `home ${look}`);
    await popup.type('input', 'https://evil.example/abc-mnop-xyz');
    await click(popup, 'Show');
    await sees(popup, 'does not lead to meet.google.com');
    await holds(person, popup, `wrong link ${look}`);
  },
);

it.each(inLooks('forced colours'))(
  'the popup on a meeting, a change about to be applied, and the question before the end: in %s',
  async (look) => {
    const launch = looks[look];
    const person = await start({ ...launch, way: 'web' });
    const home = await openElsewhere(person);
    await click(home, 'New meeting');
    await sees(home, 'Copied');
    const code = person.google.spaces.at(-1)?.meetingCode ?? '';
    person.google.startConference(code, ['host@gmail.com']);
    const popup = await openOverMeeting(person, code);
    await sees(popup, 'Call running');
    await holds(person, popup, `meeting ${look}`);
    await clickOn(popup, 'input[value=OPEN]');
    await sees(popup, 'Apply');
    await holds(person, popup, `change ${look}`);
    await click(popup, 'Keep as it is');
    await click(popup, 'End call for everyone…');
    await appears(popup, '::-p-aria([name="End for everyone"][role="button"]):not([disabled])');
    await holds(person, popup, `confirm ${look}`);
  },
);

it.each(inLooks('right to left'))(
  'what the popup fetches later: presets, all settings, who is in, close the room: in %s',
  async (look) => {
    const launch = looks[look];
    const person = await start({ ...launch, way: 'web' });
    const home = await openElsewhere(person);
    await click(home, 'New meeting with a preset');
    await sees(home, 'Recorded class');
    await holds(person, home, `presets ${look}`);
    await click(home, 'Webinar with viewers');
    await sees(home, 'Copied');
    const code = person.google.spaces.at(-1)?.meetingCode ?? '';
    person.google.startConference(code, ['host@gmail.com', { anonymous: 'Guest' }, { phone: '+49 *** 12' }]);
    const popup = await openOverMeeting(person, code);
    await click(popup, 'Who is in');
    await sees(popup, 'Guest');
    await holds(person, popup, `who is in ${look}`);
    await click(popup, 'Back');
    await click(popup, 'All settings');
    await sees(popup, 'Host management');
    await holds(person, popup, `all settings ${look}`);
    await click(popup, 'Back');
    await click(popup, 'End call for everyone…');
    await clickOn(popup, 'input[value=closeRoom]');
    await appears(popup, '::-p-aria([name="Close the room"][role="button"]):not([disabled])');
    await holds(person, popup, `close the room ${look}`);
  },
);

it.each(inLooks('dark'))('the foot of the popup, which says what became of orders: in %s', async (look) => {
  const person = await start({ ...looks[look], way: 'web' });
  const { google } = person;
  const { letGo } = await pressAndHold(person, 'create', troubles.answerLost);
  const home = await openElsewhere(person);
  await sees(home, 'Making the meeting…');
  await holds(person, home, `foot busy ${look}`);
  letGo();
  await sees(home, 'may or may not have been made');
  await sees(home, 'May exist');
  await holds(person, home, `foot may exist ${look}`);

  const { meetingCode: code, name } = meetingOf(person, { config: { accessType: 'OPEN' } });
  const popup = await openOverMeeting(person, code);
  await click(popup, 'Lock');
  await sees(popup, 'Meeting locked');
  await holds(person, popup, `foot done ${look}`);
  google.failNext({ method: 'patch', status: 403 });
  await changeAccess(popup, 'TRUSTED');
  await sees(popup, 'or it is gone');
  await holds(person, popup, `foot failed ${look}`);

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
  await holds(person, told, `foot not sent ${look}`);
  await click(told, 'Next');
  await sees(told, 'Show how it stands');
  await holds(person, told, `foot unknown ${look}`);
});

it.each(inLooks('dark'))('every section of the options, and the first page: in %s', async (look) => {
  const launch = looks[look];
  const person = await start({ ...launch, way: 'web' });
  const home = await openElsewhere(person);
  await click(home, 'New meeting');
  await sees(home, 'Copied');
  for (const section of ['account', 'general', 'presets', 'meetings', 'icon', 'log', 'export', 'about']) {
    const page = await person.chromium.openPage(`src/options/index.html#${section}`);
    await appears(page, 'main h1');
    await holds(person, page, `options ${section} ${look}`);
    await page.close();
  }
  const worker = await person.chromium.worker();
  await worker.evaluate(() => chrome.storage.local.set({ pins: 42, 'left@2': 'by a later version' }));
  const page = await person.chromium.openPage('src/options/index.html#account');
  await sees(page, 'Something else: 1');
  await holds(person, page, `options unreadable ${look}`);
  await holds(person, await person.chromium.openPage('src/welcome/index.html'), `welcome ${look}`);
});

import { beforeAll, beforeEach, expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { until } from '../chromium/until';
import { meetScopes } from '../google';
import {
  allow,
  appears,
  calls,
  changeAccess,
  click,
  clickAway,
  clickOn,
  meetingOf,
  named,
  openElsewhere,
  openOverMeeting,
  pressNewMeeting,
  said,
  sees,
  start,
  ways,
} from '../person';
import { oneIn } from '../share';
import { buildPublished } from './published';

beforeEach(oneIn(5));

const isMeetScope = (scope: string) => scope.includes('meetings');
const uri = /^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/;

let published: Awaited<ReturnType<typeof buildPublished>>;
beforeAll(async () => {
  published = await buildPublished();
});

it.each(ways)('from the installation to the first link in three clicks, the %s way', async (way) => {
  const { extension } = published;
  const person = await start({ extension, keepsWelcome: true, browserAccount: way === 'browser' });
  // One account at Google, as most people have: with several Google asks which one, and that is a click more.
  person.google.consent.webAccounts = ['host@gmail.com'];
  const page = await person.chromium.welcome();
  expect(person.google.authorizations).toEqual([]);
  if (way === 'browser') await click(page, 'Sign in another way');
  await click(page, 'New meeting');
  await allow(person);
  await page.bringToFront();
  await sees(page, 'Signed in as host@gmail.com');
  await sees(page, 'Link copied: https://meet.google.com/');
  await until('the link is copied', async () => uri.test(await person.chromium.clipboard()));
  expect(calls(person, 'create')).toHaveLength(1);
  const meet = person.google.authorizations.flatMap(({ scopes }) => scopes.filter(isMeetScope));
  expect(new Set(meet)).toEqual(new Set([meetScopes.created]));
});

it.each(ways)(
  'a meeting of one’s own is looked after with the permission for settings alone, the %s way',
  async (way) => {
    const person = await start({
      extension: published.extension,
      keepsWelcome: true,
      browserAccount: way === 'browser',
    });
    person.google.consent.webAccounts = ['host@gmail.com'];
    // Calendar made it, and nothing of ours.
    const { meetingCode } = meetingOf(person, { madeBy: 'calendar' });
    const page = await person.chromium.welcome();
    if (way === 'browser') await click(page, 'Sign in another way');
    await click(page, 'Look after a meeting I have');
    await allow(person);
    await page.bringToFront();
    await sees(page, 'Open the meeting in a tab');
    const popup = await openOverMeeting(person, meetingCode);
    await changeAccess(popup, 'OPEN');
    await sees(popup, 'Google confirms the change.');
    const asked = person.google.authorizations.flatMap(({ scopes }) => scopes.filter(isMeetScope));
    expect(new Set(asked)).toEqual(new Set([meetScopes.settings]));
  },
);

it('New meeting by key first: it asks for the sign-in on the way, and goes on by itself', async () => {
  const person = await start({ extension: published.extension, keepsWelcome: true });
  person.google.consent.webAccounts = ['host@gmail.com'];
  await pressNewMeeting(person);
  const popup = await person.chromium.waitForPopup();
  await sees(popup, 'Make meetings, see and change those made here, and end their calls.');
  await clickAway(popup, '.problem button');
  await allow(person);
  await until('the link is copied', async () => uri.test(await person.chromium.clipboard()));
});

it.each(ways)('from the popup to the first link in three clicks, the %s way', async (way) => {
  const person = await start({ extension: published.extension, keepsWelcome: true, browserAccount: way === 'browser' });
  person.google.consent.webAccounts = ['host@gmail.com'];
  const popup = await openElsewhere(person);
  await sees(popup, 'make meetings, see and change those, and end their calls');
  await clickAway(popup, named(way === 'web' ? 'Sign in with Google' : 'Sign in another way'));
  await allow(person);
  await click(await openElsewhere(person), 'New meeting');
  await until('the link is copied', async () => uri.test(await person.chromium.clipboard()));
  expect(new Set(person.google.authorizations.flatMap(({ scopes }) => scopes.filter(isMeetScope)))).toEqual(
    new Set([meetScopes.created]),
  );
});

it('a published build names permissions and no set-up, a build without clients leads through it', async () => {
  const shipped = await start({ extension: published.extension, keepsWelcome: true });
  const page = await shipped.chromium.welcome();
  expect(await said(page)).toContain('What it may do, and why');
  expect(await said(page)).not.toContain('Connect this build to Google');
  const grounds = await page.$$eval('.grounds > div > *', (all) => all.map((one) => one.textContent));
  const { permissions = [], host_permissions = [], optional_host_permissions = [] } = manifest;
  expect(grounds).toHaveLength(2 * (permissions.length + host_permissions.length + optional_host_permissions.length));
  expect(grounds).not.toContain('');
  const own = await start({ keepsWelcome: true });
  const setUp = await own.chromium.welcome();
  await sees(setUp, `https://${own.chromium.extensionId}.chromiumapp.org/`);
  await clickOn(setUp, 'input[type=radio]');
  await sees(setUp, own.chromium.extensionId);
});

it('what is copied on the first page is said, and the button is named after it for as long', async () => {
  const person = await start({ keepsWelcome: true });
  const page = await person.chromium.welcome();
  await click(page, 'Copy: Redirect URI');
  await until('it is said, and the button says the same', () =>
    page.$$eval('.to-copy', (rows) =>
      rows.some(
        (row) =>
          row.querySelector('button')?.ariaLabel === 'Copied Redirect URI' &&
          row.querySelector('[role=status]')?.textContent === 'Copied',
      ),
    ),
  );
  expect(await person.chromium.clipboard()).toBe(`https://${person.chromium.extensionId}.chromiumapp.org/`);
  await appears(page, named('Copy: Redirect URI'));
});

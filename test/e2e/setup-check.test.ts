import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import type { OAuthPageError } from '../google';
import { allow, choose, click, clickAtGoogle, type Person, said, sees, start, type Way, ways } from '../person';

/** The check, started by a person who lets it read the addresses of Google's sign-in pages. */
async function check(way: Way, prepare: (person: Person) => void = () => undefined): Promise<Person & { page: Page }> {
  const person = await start({ keepsWelcome: true });
  const { chromium } = person;
  prepare(person);
  await chromium.grantHost('https://accounts.google.com/*');
  const page = await chromium.welcome();
  await page.bringToFront();
  // The choice of browser above decides which way is checked.
  const [browser, web] = await page.$$('input[type=radio]');
  await (way === 'web' ? web : browser)?.click();
  await click(page, 'Check');
  return { ...person, page };
}

const text = (state: string) => (page: Page) =>
  page.$$eval(`.finding.${state}`, (rows) => rows.map((row) => row.textContent ?? '').join('\n'));
const wrong = text('wrong');
const settled = (page: Page) =>
  until('the check is over', async () => !(await said(page)).includes('Checking…'), 15_000);

describe.each(ways)('the check, the %s way', (way) => {
  const pick = async (person: Person) => {
    if (way === 'web') await choose(person, 'host@gmail.com');
  };

  it('finds everything in order, and gives its permission back', async () => {
    const person = await check(way);
    await pick(person);
    await allow(person);
    await sees(person.page, 'The API answers.');
    await settled(person.page);
    expect(await wrong(person.page)).toBe('');
    const origins = await person.page.evaluate(async () => (await chrome.permissions.getAll()).origins);
    expect(origins).toEqual(['https://meet.googleapis.com/*']);
  });

  it('names an API that is off, with Google’s own link', async () => {
    const person = await check(way, ({ google }) => google.disableApi());
    await pick(person);
    await allow(person);
    await sees(person.page, 'The Google Meet API is switched off');
    const link = await person.page.$eval('.finding a', (a) => (a as HTMLAnchorElement).href);
    expect(link).toMatch(/^https:\/\/console\.(developers|cloud)\.google\.com\//);
  });

  it('names an unticked permission', async () => {
    const person = await check(way, ({ google }) => {
      google.consent.unticked = ['https://www.googleapis.com/auth/meetings.space.created'];
    });
    await pick(person);
    await allow(person);
    await settled(person.page);
    expect(await wrong(person.page)).toMatch(/unticked|said no/);
  });

  const afterChoice: [OAuthPageError, string][] = [
    ['access_denied', 'not among its test users'],
    ['org_internal', 'for its own organisation only'],
    ['admin_policy_enforced', 'administrator of this account has to allow'],
  ];
  it.each(afterChoice)('names what Google’s page says: %s', async (error, words) => {
    const person = await check(way, ({ google }) => {
      google.consent.error = error;
    });
    await pick(person);
    await sees(person.page, words);
    await settled(person.page);
    expect(await person.chromium.isConsentOpen()).toBe(false);
  });

  it('says what Google’s pages mean where the person closed the window', async () => {
    const person = await check(way);
    await until('Google’s window', () => person.chromium.isConsentOpen());
    await (await person.chromium.consentWindow()).close();
    await sees(person.page, 'If the window showed an error page');
    expect(await said(person.page)).toContain('admin_policy_enforced');
  });
});

it('names a wrong web client and an unregistered redirect before anything is asked', async () => {
  const unknown = await check('web', ({ google }) => {
    google.consent.clients = {};
  });
  await sees(unknown.page, 'Google does not know this client ID');
  const elsewhere = await check('web', ({ google }) => {
    google.consent.clients = { 'placeholder-web.apps.googleusercontent.com': ['https://elsewhere.example/'] };
  });
  await sees(elsewhere.page, 'The redirect URI is not registered');
  expect(await elsewhere.chromium.isConsentOpen()).toBe(false);
});

it('names a Chrome client that is not the one of this extension', async () => {
  const person = await check('browser', ({ google }) => {
    google.consent.clients = {};
  });
  await sees(person.page, 'Google does not know the client of this build together with this extension');
});

it('takes a client id that is typed in, and nothing that is none', async () => {
  const person = await start({ keepsWelcome: true });
  const page = await person.chromium.welcome();
  await page.locator('#web-client').fill('my-client');
  await click(page, 'Save');
  await sees(page, 'That is not a client ID.');
  await page.locator('#web-client').fill('123456789012-mine.apps.googleusercontent.com');
  await click(page, 'Save');
  await sees(page, 'Saved.');
  await click(page, 'Sign in with Google');
  await choose(person, 'host@gmail.com');
  await clickAtGoogle(person, '#allow');
  await sees(page, 'Signed in as host@gmail.com');
  expect(person.google.authorizations.at(-1)?.clientId).toBe('123456789012-mine.apps.googleusercontent.com');
});

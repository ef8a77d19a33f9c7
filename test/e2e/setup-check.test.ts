import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { meetScopes } from '../google';
import {
  allow,
  choose,
  click,
  clickOn,
  closeGoogle,
  type Person,
  said,
  sayWho,
  sees,
  start,
  type Way,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(5));

type Checking = Person & { page: Page };

/** The page of the check, with this way chosen, before a person who lets it read the addresses of Google's pages. */
async function openCheck(way: Way): Promise<Checking> {
  const person = await start({ keepsWelcome: true, browserAccount: way === 'browser' });
  await person.chromium.grantHost('https://accounts.google.com/*');
  const page = await person.chromium.welcome();
  await page.bringToFront();
  await clickOn(page, `label:nth-of-type(${way === 'browser' ? 1 : 2}) > input[type=radio]`);
  return { ...person, page };
}

/** What the check found wrong, once it is over. */
async function findings(page: Page): Promise<string> {
  await until('the check is over', async () => !(await said(page)).includes('Checking…'));
  return page.$$eval('.finding.wrong', (rows) => rows.map((row) => row.textContent ?? '').join('\n'));
}

const consents = (way: Way) => async (person: Person) => {
  await sayWho(person, way);
  await allow(person);
};

describe.each(ways)('the check, the %s way', (way) => {
  it('finds everything in order, and gives its permission back', async () => {
    const { page, ...person } = await openCheck(way);
    await click(page, 'Check');
    await consents(way)(person);
    await sees(page, 'The API answers.');
    expect(await findings(page)).toBe('');
    const origins = await page.evaluate(async () => (await chrome.permissions.getAll()).origins);
    expect(origins).toEqual(['https://meet.googleapis.com/*']);
  });

  /** What goes wrong at Google, what the person does there, what is then said, and what else is looked at. */
  const rows: [
    wrong: string,
    prepare: (google: Person['google']) => void,
    act: (person: Person) => Promise<void>,
    says: RegExp,
    look?: (checking: Checking) => Promise<void>,
  ][] = [
    ...(
      [
        ['access_denied', /not among its test users/],
        ['org_internal', /for its own organization only/],
        ['admin_policy_enforced', /administrator of this account has to allow/],
      ] as const
    ).map(([error, says]): (typeof rows)[number] => [
      `Google’s page ${error}`,
      ({ consent }) => {
        consent.error = error;
      },
      (person) => sayWho(person, way),
      says,
      // That window would stay for ever: it leads nowhere.
      async ({ chromium }) => expect(await chromium.isConsentOpen()).toBe(false),
    ]),
    [
      'a permission unticked',
      ({ consent }) => {
        consent.unticked = [meetScopes.created];
      },
      consents(way),
      /unticked|said no/,
    ],
    [
      'the window closed',
      () => {},
      closeGoogle,
      /You closed Google’s window/,
      async ({ page }) => {
        await sees(page, 'If the window showed an error page');
        expect(await said(page)).toContain('admin_policy_enforced');
      },
    ],
    [
      'the API off',
      (google) => google.disableApi(),
      consents(way),
      /The Google Meet API is switched off/,
      async ({ page }) => {
        const link = await page.$eval('.finding a', (a) => (a as HTMLAnchorElement).href);
        expect(link).toMatch(/^https:\/\/console\.(developers|cloud)\.google\.com\//);
      },
    ],
  ];

  it('names what is wrong, one time after the other', async () => {
    const checking = await openCheck(way);
    const { google, page } = checking;
    for (const [wrong, prepare, act, says, look] of rows) {
      Object.assign(google.consent, { error: undefined, unticked: [] });
      prepare(google);
      await click(page, 'Check');
      await act(checking);
      await until(`${wrong} is named`, async () => says.test(await findings(page)));
      await look?.(checking);
    }
  });
});

it('names a wrong web client and an unregistered redirect before anything is asked', async () => {
  const { google, chromium, page } = await openCheck('web');
  google.consent.clients = {};
  await click(page, 'Check');
  await sees(page, 'Google does not know this client ID');
  await findings(page);
  google.consent.clients = { 'placeholder-web.apps.googleusercontent.com': ['https://elsewhere.example/'] };
  await click(page, 'Check');
  await sees(page, 'The redirect URI is not registered');
  await findings(page);
  expect(await chromium.isConsentOpen()).toBe(false);
});

it('names a Chrome client that is not the one of this extension', async () => {
  const { google, page } = await openCheck('browser');
  google.consent.clients = {};
  await click(page, 'Check');
  await sees(page, 'Google does not know the client of this build together with this extension');
});

it('takes a client id that is typed in, and nothing that is none', async () => {
  const person = await start({ keepsWelcome: true });
  const page = await person.chromium.welcome();
  const type = async (id: string) => {
    // Three clicks choose all that stands there.
    await page.click('#web-client', { count: 3 });
    await page.keyboard.type(id);
    await click(page, 'Save');
  };
  await type('my-client');
  await sees(page, 'That is not a client ID.');
  await type('123456789012-mine.apps.googleusercontent.com');
  await sees(page, 'Saved.');
  await click(page, 'Look after a meeting I have');
  await choose(person, 'host@gmail.com');
  await allow(person);
  await sees(page, 'Signed in as host@gmail.com');
  expect(person.google.authorizations.at(-1)?.clientId).toBe('123456789012-mine.apps.googleusercontent.com');
});

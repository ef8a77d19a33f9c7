import type { Page } from 'puppeteer-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { allow, calls, changeAccess, click, openOverMeeting, type Person, sees, start } from '../person';
import { oneIn, share } from '../share';
import { buildPublished } from './published';

beforeEach(oneIn(3));

let published: Awaited<ReturnType<typeof buildPublished>>;
beforeAll(async () => {
  published = await buildPublished();
});

/** Lets a page and the worker take their browser for another one, by what that says of itself, and loads the page anew. */
async function pretend({ chromium }: Person, page: Page, brand: string): Promise<void> {
  const brands = [
    { brand: 'Chromium', version: '156' },
    { brand, version: '156' },
  ];
  const rest = { platform: 'Linux', platformVersion: '', architecture: 'x86', model: '', mobile: false };
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await page.setUserAgent(userAgent, { brands, ...rest });
  await chromium.callItself(userAgent, { brands, ...rest });
  await page.reload();
  const worker = await chromium.worker();
  expect(await page.evaluate(saysOfItself)).toContain(brand);
  expect(await worker.evaluate(saysOfItself)).toContain(brand);
}

const saysOfItself = () => JSON.stringify((navigator as { userAgentData?: object }).userAgentData);

/** By which of Google's two ways the person was asked. */
const askedBy = ({ google }: Person) =>
  new Set(
    google.authorizations.map(({ kind }) => kind).filter((kind) => kind === 'authorize' || kind === 'issuetoken'),
  );

describe('The core, in a browser that calls itself', () => {
  it.each(share(['Microsoft Edge', 'Brave', 'Vivaldi', 'Opera'], 4))(
    '%s: Google’s own window, and all the rest',
    async (brand) => {
      const person = await start({ extension: published.extension, keepsWelcome: true });
      person.google.consent.webAccounts = ['host@gmail.com'];
      const page = await person.chromium.welcome();
      await pretend(person, page, brand);
      await click(page, 'New meeting');
      await allow(person);
      await page.bringToFront();
      await sees(page, 'Link copied: https://meet.google.com/');
      expect(askedBy(person)).toEqual(new Set(['authorize']));
      const popup = await openOverMeeting(person, person.google.spaces.at(-1)?.meetingCode ?? '');
      await changeAccess(popup, 'OPEN');
      await sees(popup, 'Google confirms the change.');
    },
  );

  it('Google Chrome: the account that Chrome is signed in to', async () => {
    const person = await start({ extension: published.extension, keepsWelcome: true, browserAccount: true });
    const page = await person.chromium.welcome();
    await pretend(person, page, 'Google Chrome');
    await click(page, 'Look after a meeting I have');
    await allow(person);
    await page.bringToFront();
    await sees(page, 'Signed in as host@gmail.com');
    expect(askedBy(person)).toEqual(new Set(['issuetoken']));
  });
});

it('Chrome before 148, which has no “browser” of its own: the pages work by the polyfill', async () => {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openTab('about:blank');
  await page.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, 'browser'));
  await page.goto(`chrome-extension://${person.chromium.extensionId}/src/popup/index.html`);
  expect(await page.evaluate(() => 'browser' in globalThis)).toBe(false);
  await click(page, 'New meeting');
  await until('a meeting is made', () => calls(person, 'create').length === 1);
  await sees(page, 'Who joins without asking');
  await page.goto(`chrome-extension://${person.chromium.extensionId}/src/options/index.html#meetings`);
  await sees(page, person.google.spaces.at(-1)?.meetingCode ?? '');
});

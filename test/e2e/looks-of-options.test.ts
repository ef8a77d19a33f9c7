import type { Page } from 'puppeteer-core';
import { beforeEach, it } from 'vitest';
import { optionSections } from '../languages/views';
import { appears, click, everythingIsTold, openElsewhere, type Person, sees } from '../person';
import { holds, inLooks, type Look, startIn } from '../pictures/looks';
import { oneIn, share } from '../share';

beforeEach(oneIn(2));

/** Somebody who has made one meeting, in a browser that looks so. */
async function startWithOne(look: Look): Promise<Person> {
  const person = await startIn(look, { way: 'web' });
  const home = await openElsewhere(person);
  await click(home, 'New meeting');
  await sees(home, 'Copied');
  await everythingIsTold(person);
  return person;
}

it.each(inLooks('dark'))(
  'every section of the options, and what a sign-out says first: in %s',
  { timeout: 240_000 },
  async (look) => {
    const { chromium } = await startWithOne(look);
    // One of them in `npm test`, another at each seed.
    for (const section of share(optionSections, optionSections.length)) {
      // A page of its own for each: a link that was followed has another colour.
      const page = await chromium.openPage(`src/options/index.html#${section}`);
      await appears(page, 'main h1');
      await holds(page, `options ${section} ${look}`);
      if (section === 'account') await holdSignOut(page, look);
      if (section === 'meetings') await holdNarrow(page, look);
      await page.close();
    }
  },
);

/** With something that is still open, which is said beside the button. */
async function holdSignOut(page: Page, look: Look): Promise<void> {
  await page.evaluate(async () => {
    const { account } = await chrome.storage.local.get('account');
    const sent = { method: 'createSpace', account, atMs: Date.UTC(2026, 0, 1, 12) };
    await chrome.storage.local.set({ possible: [{ id: 'a', sent }] });
  });
  await click(page, 'Sign out');
  await sees(page, 'Sign out all the same');
  await holds(page, `options sign out ${look}`);
  // It would be in the list of meetings, too.
  await page.evaluate(() => chrome.storage.local.remove('possible'));
}

/** Beside another window: the rows of the table fold. */
async function holdNarrow(page: Page, look: Look): Promise<void> {
  await page.setViewport({ width: look === 'twice as large' ? 840 : 420, height: 900 });
  await holds(page, `options meetings narrow ${look}`);
}

it.each(inLooks('dark'))('a new preset, values that cannot be read, and the first page: in %s', async (look) => {
  const { chromium } = await startWithOne(look);
  const presets = await chromium.openPage('src/options/index.html#presets');
  await click(presets, 'New preset');
  await sees(presets, 'Leave as it is');
  await holds(presets, `options preset editor ${look}`);
  await presets.close();
  const worker = await chromium.worker();
  await worker.evaluate(() => chrome.storage.local.set({ pins: 42, 'left@2': 'by a later version' }));
  const page = await chromium.openPage('src/options/index.html#account');
  await sees(page, 'Something else: 1');
  await holds(page, `options unreadable ${look}`);
  await holds(await chromium.openPage('src/welcome/index.html'), `welcome ${look}`);
});

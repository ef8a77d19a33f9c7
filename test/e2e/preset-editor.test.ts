import type { Page } from 'puppeteer-core';
import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  appears,
  chooseOption,
  click,
  fill,
  focusedName,
  openElsewhere,
  openOverMeeting,
  type Person,
  said,
  sees,
  start,
  startOwn,
  tabTo,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(5));

const editor = (person: Person) => person.chromium.openPage('src/options/index.html#presets');

/** The presets as they are kept, by name in their order. */
async function kept({ chromium }: Person): Promise<{ name: string; leaves: object; at: number }[]> {
  const items = Object.entries(await chromium.storage('sync')).filter(([key]) => key.startsWith('preset:'));
  return items.map(([, value]) => value as { name: string; leaves: object; at: number }).sort((a, b) => a.at - b.at);
}
const names = async (person: Person) => (await kept(person)).map(({ name }) => name);

/** Fills the synced storage but for ten bytes. */
const fillSync = async ({ chromium }: Person) =>
  (await chromium.worker()).evaluate(async () => {
    const { sync } = chrome.storage;
    for (let part = 0; part < 12; part++) await sync.set({ [`other${part}`]: 'x'.repeat(8_150) });
    const left = sync.QUOTA_BYTES - (await sync.getBytesInUse(null));
    await sync.set({ other12: 'x'.repeat(left - 'other12""'.length - 10) });
  });

async function add(page: Page, name: string): Promise<void> {
  await click(page, 'New preset');
  await fill(page, 'form input[type=text]', name);
  await click(page, 'Save');
  await appears(page, `::-p-aria([name="Edit ${name}"])`);
}

it('makes, edits, copies and reorders presets', async () => {
  const person = await start();
  const page = await editor(person);
  await add(page, 'First');
  await add(page, 'Second');
  await click(page, 'Edit First');
  await chooseOption(page, 'select[name=accessType]', 'OPEN');
  await click(page, 'Save');
  await appears(page, '::-p-aria([name="Edit First"][role="button"])');
  expect((await kept(person))[0]).toMatchObject({ name: 'First', leaves: { accessType: 'OPEN' } });
  await click(page, 'Copy Exam or lockdown');
  await click(page, 'Save');
  await click(page, 'Move Copy of Exam or lockdown up');
  await until('it is second', async () => (await names(person))[1] === 'Copy of Exam or lockdown');
  expect(await names(person)).toEqual(['First', 'Copy of Exam or lockdown', 'Second']);
});

it('moves a preset by keyboard to the top and back, with the focus on the button that was pressed', async () => {
  const person = await start();
  const page = await editor(person);
  for (const name of ['First', 'Second', 'Third']) await add(page, name);
  const rows: [direction: string, order: string][] = [
    ['up', 'First,Third,Second'],
    ['up', 'Third,First,Second'],
    ['down', 'First,Third,Second'],
    ['down', 'First,Second,Third'],
  ];
  const shown = () => page.$$eval('[data-of] strong', (all) => all.map((one) => one.textContent).join());
  for (const [direction, order] of rows) {
    const button = `Move Third ${direction}`;
    if ((await focusedName(page)) !== button) await tabTo(page, button);
    await page.keyboard.press('Enter');
    await until(`the order is ${order}`, async () => (await shown()) === order);
    expect(await focusedName(page), order).toBe(button);
  }
  expect(await names(person)).toEqual(['First', 'Second', 'Third']);
});

it('deletes a preset, and brings it back to its place', async () => {
  const person = await start();
  const page = await editor(person);
  for (const name of ['First', 'Second', 'Third']) await add(page, name);
  const before = await kept(person);
  await click(page, 'Delete Second');
  await sees(page, '“Second” was deleted.');
  expect(await names(person)).toEqual(['First', 'Third']);
  await click(page, 'Undo');
  await appears(page, '::-p-aria([name="Edit Second"])');
  expect(await kept(person)).toEqual(before);
});

it('offers Undo until the deleted preset is kept again', async () => {
  const person = await start();
  const page = await editor(person);
  await add(page, 'Mine');
  const before = await kept(person);
  await click(page, 'Delete Mine');
  await sees(page, '“Mine” was deleted.');
  await fillSync(person);
  await click(page, 'Undo');
  await sees(page, 'Chrome’s synced storage is full, so nothing was changed.');
  await (await person.chromium.worker()).evaluate(() => chrome.storage.sync.remove('other12'));
  await click(page, 'Undo');
  await appears(page, '::-p-aria([name="Edit Mine"])');
  expect(await kept(person)).toEqual(before);
  expect(await said(page)).not.toContain('was deleted');
});

it('chooses the preset of New meeting', async () => {
  const person = await start({ way: 'web' });
  const page = await editor(person);
  await chooseOption(page, 'select', 'webinar');
  await sees(await openElsewhere(person), 'With preset “Webinar with viewers”.');
});

it('makes a preset of the meeting in the tab', async () => {
  const person = await start({ way: 'web' });
  const config = { accessType: 'OPEN', moderation: 'ON', later: 'NEW' };
  const space = person.google.createSpace({ owner: 'host@gmail.com', config });
  const popup = await openOverMeeting(person, space.meetingCode);
  await click(popup, 'Presets');
  await fill(popup, '#preset-name', 'From here');
  await click(popup, 'Save');
  await sees(popup, 'Saved as “From here”.');
  expect(await kept(person)).toMatchObject([
    { name: 'From here', leaves: { accessType: 'OPEN', entryPointAccess: 'ALL', moderation: 'ON' } },
  ]);
});

it('says when synced storage is full, and loses nothing', async () => {
  const person = await start();
  await fillSync(person);
  const before = await person.chromium.storage('sync');
  const page = await editor(person);
  await click(page, 'New preset');
  await fill(page, 'form input[type=text]', 'One too many');
  await click(page, 'Save');
  await sees(page, 'Chrome’s synced storage is full, so nothing was changed.');
  expect(await person.chromium.storage('sync')).toEqual(before);
  expect(await page.$eval('form input', (input) => input.value)).toBe('One too many');
});

it('says when Chrome takes no more changes for now, and loses nothing', async () => {
  // Chrome counts the changes of an extension's id for a minute, whatever is installed anew meanwhile.
  const person = await startOwn();
  const page = await editor(person);
  await add(page, 'Mine');
  await (await person.chromium.worker()).evaluate(async () => {
    // From the 121st on it refuses, which is what is wanted here.
    for (let times = 0; times < 130; times++) await chrome.storage.sync.set({ times }).catch(() => undefined);
  });
  await click(page, 'Edit Mine');
  await fill(page, 'form input[type=text]', 'Yours');
  await click(page, 'Save');
  await sees(page, 'Chrome takes only so many changes a minute.');
  expect(await names(person)).toEqual(['Mine']);
});

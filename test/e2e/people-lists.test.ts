import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  calls,
  changes,
  chooseOption,
  click,
  clickOn,
  fill,
  killBrowser,
  openElsewhere,
  type Person,
  said,
  sees,
  signIn,
  start,
  startAgain,
  startLasting,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const members = ({ google }: Person, at = 0) =>
  google.spaces[at]?.members.map(({ email, role }) => (role === 'COHOST' ? `${email}*` : email));

/** A list, and a preset of one's own that names it, as the options page keeps them. */
async function keep({ chromium }: Person, list: 'with its list' | 'without'): Promise<void> {
  const page = await chromium.openPage('src/options/index.html');
  await page.evaluate(async (withList) => {
    const people = [{ email: 'ann@school.example' }, { email: 'ben@school.example', role: 'COHOST' }];
    if (withList) await chrome.storage.local.set({ 'peopleList:0000000a': { name: 'Class 9b', people } });
    const preset = { name: 'Physics', leaves: { accessType: 'RESTRICTED' }, peopleListId: '0000000a', at: 1 };
    await chrome.storage.sync.set({ 'preset:0123abcd': preset, presetDefault: '0123abcd' });
  }, list === 'with its list');
  await page.close();
}

it('A class is kept under a name, put into a preset, and is in the meetings that are made with it', async () => {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openPage('src/options/index.html#people');
  await click(page, 'New list');
  await fill(page, '.editor input', 'Class 9b');
  await fill(page, '.editor textarea', 'Ann <ann@school.example>, foo@');
  await sees(page, 'Line 1: “foo@” is no e-mail address.');
  await fill(page, '.editor textarea', 'Ann <ann@school.example>, cleo@school.example');
  await click(page, 'Save list');
  await sees(page, 'Guests: 2 · Co-hosts: 0');
  await page.evaluate(() => {
    location.hash = 'presets';
  });
  await click(page, 'New preset');
  await fill(page, '.editor input', 'Physics');
  await chooseOption(
    page,
    '.editor select',
    (await page.$eval('.editor select option:last-child', (one) => (one as HTMLOptionElement).value)) ?? '',
  );
  await click(page, 'Save');
  await sees(page, 'Physics');
  expect(JSON.stringify(await person.chromium.storage('sync'))).not.toContain('school.example');
  await chooseOption(
    page,
    'main select',
    await page.$eval('main select option:nth-child(2)', (one) => (one as HTMLOptionElement).value),
  );
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await until('both have a place', () => members(person)?.length === 2);
  expect(members(person)).toEqual(['ann@school.example', 'cleo@school.example']);
  await sees(popup, 'List of people changed');
});

it('A preset whose people are co-hosts offers to turn host management on', async () => {
  const person = await start({ way: 'web' });
  await keep(person, 'with its list');
  const page = await person.chromium.openPage('src/options/index.html#presets');
  await clickOn(page, '[aria-label="Edit Physics"]');
  await sees(page, 'Co-hosts have nothing to help with unless host management is on.');
  await click(page, 'Turn host management on');
  await until('that is no longer said', async () => !(await said(page)).includes('nothing to help with'));
  await click(page, 'Save');
  await until('it is kept', async () => {
    const { 'preset:0123abcd': preset } = await person.chromium.storage('sync');
    return (preset as { leaves: { moderation?: string } }).leaves.moderation === 'ON';
  });
});

it('On a computer without the list it says so before anything is sent, and goes on without its people if told to', async () => {
  const person = await start({ way: 'web' });
  await keep(person, 'without');
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'The people of “Physics” are kept on another computer');
  expect(changes(person)).toEqual([]);
  await click(popup, 'Go on without them');
  await until('it is made', () => person.google.spaces.length === 1);
  expect(changes(person)).toEqual(['create']);
  expect(person.google.spaces[0]?.config.accessType).toBe('RESTRICTED');
});

describe('With a browser that starts', () => {
  beforeEach(oneIn(3));

  it('The browser killed after the meeting was made and before its people are in: who is left is told, and can be gone on with', async () => {
    const person = await startLasting();
    await signIn(person, 'web', ['settings', 'created']);
    await keep(person, 'with its list');
    person.google.failNext({ method: 'members.create', how: 'hang' });
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await until('the first is asked for', () => calls(person, 'members.create').length === 1);
    await killBrowser(person);
    await startAgain(person);
    const again = await person.chromium.openPage('src/options/index.html#log');
    await until('it is told', async () =>
      (await person.chromium.notifications()).some(({ title }) => title === 'That did not work'),
    );
    expect(members(person)).toEqual([]);
    const name = person.google.spaces[0]?.name;
    await again.evaluate((name) => chrome.runtime.sendMessage({ action: 'updateMembers', input: { name } }), name);
    expect(members(person)?.sort()).toEqual(['ann@school.example', 'ben@school.example*']);
    expect(person.google.spaces).toHaveLength(1);
    expect(await said(again)).not.toContain('school.example');
  });
});

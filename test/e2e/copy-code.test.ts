import { beforeEach, expect, it } from 'vitest';
import { click, clickOn, copied, enterOmnibox, notified, openOverMeeting, type Person, sees, start } from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(4));

const code = 'abc-mnop-xyz';
const uri = `https://meet.google.com/${code}`;

/** The roads that have no page, each with what it does. */
const roads = [
  [
    'the key',
    async (person: Person) => person.chromium.dispatchCommand('copyCode', await person.chromium.openTab(uri)),
  ],
  [
    'the menu of a Meet page',
    async (person: Person) =>
      person.chromium.dispatchMenu({ menuItemId: 'copyCode@page' }, await person.chromium.openTab(uri)),
  ],
  [
    'the menu of a link',
    async (person: Person) => {
      const tab = await person.chromium.openTab('https://www.google.com/');
      await person.chromium.dispatchMenu({ menuItemId: 'copyCode@link', linkUrl: `${uri}?authuser=1` }, tab);
    },
  ],
  ['the address bar', (person: Person) => enterOmnibox(person, `code ${uri}`)],
] as const;

it('The code of a meeting is copied on every road, without Google and without signing in', async () => {
  const person = await start();
  for (const [road, take] of roads) {
    await person.chromium.clearNotifications();
    await take(person);
    expect(await notified(person, 'Code copied'), road).toMatchObject({ message: code });
    await copied(person, code);
  }
  expect(person.google.requests).toEqual([]);
});

it('The popup copies the code alone, and says so', async () => {
  const person = await start({ way: 'web' });
  person.google.createSpace({ owner: 'host@gmail.com', code });
  const popup = await openOverMeeting(person, code);
  await sees(popup, 'No call running');
  await click(popup, 'More ways to copy');
  await clickOn(popup, '::-p-text(Meeting code)');
  await copied(person, code);
  await sees(popup, 'Copied: Meeting code');
});

it('An address with a code somewhere in it is no meeting: only a typed text is searched for one', async () => {
  const person = await start();
  for (const url of [`about:blank#${code}`, `https://www.google.com/search?q=${code}`]) {
    const tab = await person.chromium.openTab(url);
    for (const take of [
      () => person.chromium.dispatchCommand('copyCode', tab),
      () => person.chromium.dispatchMenu({ menuItemId: 'copyCode@action' }, tab),
    ]) {
      await person.chromium.clearNotifications();
      await take();
      expect((await notified(person, 'That did not work')).message, url).toContain('does not lead to meet.google.com');
    }
  }
});

it('What is no meeting is not copied, and that is told', async () => {
  const person = await start();
  await person.chromium.dispatchCommand('copyCode', await person.chromium.openTab('https://www.google.com/'));
  expect((await notified(person)).message).toContain('does not lead to meet.google.com');
});

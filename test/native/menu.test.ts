import { expect, it } from 'vitest';
import { calls, click, copied, isAsked, meetingOf, notified, said, sees, start } from '../person';
import { menuTitles, ownBelow } from './menu-titles';

const startAtScreen = () => start({ way: 'web', onDisplay: true });

it('A right click on a Meet page: End opens the question about that very call', async () => {
  const person = await startAtScreen();
  const space = meetingOf(person);
  person.google.startConference(space.name);
  const tab = await person.chromium.openTab(space.meetingUri);
  await person.chromium.rightClick(tab, 300, 300);
  await person.chromium.display?.choose('Roomkeeper', ownBelow.page);
  await person.chromium.display?.choose('End call for everyone…', menuTitles('page'));
  const popup = await person.chromium.waitForPopup();
  await isAsked(popup);
  expect(await said(popup)).toContain(space.meetingCode);
  expect(person.google.conference(space.name)).toBeDefined();
  await click(popup, 'End for everyone');
  await sees(popup, 'The call was ended for everyone');
  expect(calls(person, 'end')).toHaveLength(1);
});

it('A right click on a link to a meeting: its link is copied, unopened', async () => {
  const person = await startAtScreen();
  const space = meetingOf(person);
  const tab = await person.chromium.openTab('https://www.google.com/links');
  const { x, y } = await tab.$eval('a.meeting', (link) => {
    const box = link.getBoundingClientRect();
    return { x: box.x + 20, y: box.y + box.height / 2 };
  });
  await person.chromium.rightClick(tab, x, y);
  await person.chromium.display?.choose('Roomkeeper', ownBelow.link);
  await person.chromium.display?.choose('Copy meeting link', menuTitles('link'));
  await notified(person, 'Link copied');
  await copied(person, space.meetingUri);
  expect(person.google.requests).toEqual([]);
});

it('A right click on a Meet page: the side panel opens on that meeting', async () => {
  const person = await startAtScreen();
  const space = meetingOf(person);
  person.google.startConference(space.name, ['Ann']);
  const tab = await person.chromium.openTab(space.meetingUri);
  await person.chromium.rightClick(tab, 300, 300);
  await person.chromium.display?.choose('Roomkeeper', ownBelow.page);
  await person.chromium.display?.choose('Open the panel “Live”', menuTitles('page'));
  const panel = await person.chromium.waitForPanel();
  await sees(panel, space.meetingCode);
  await sees(panel, 'Ann (not signed in)');
});

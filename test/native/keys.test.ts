import { expect, it } from 'vitest';
import { until } from '../chromium/until';
import { calls, click, copied, isAsked, meetingOf, notified, said, sees, start } from '../person';

const startAtScreen = () => start({ way: 'web', onDisplay: true });

it('Alt+Shift+S makes a meeting and copies its link', async () => {
  const person = await startAtScreen();
  const tab = await person.chromium.openTab('https://www.google.com/');
  await person.chromium.press('alt+shift+s', tab);
  const { message } = await notified(person, 'Meeting ready');
  const [space] = person.google.spaces;
  expect(message).toContain(space?.meetingUri);
  await copied(person, space?.meetingUri);
  expect(calls(person, 'create')).toHaveLength(1);
});

it('Alt+Shift+E over a Meet tab, whose address only a real key press gives, asks and then ends that call', async () => {
  const person = await startAtScreen();
  const space = meetingOf(person);
  person.google.startConference(space.name);
  const tab = await person.chromium.openTab(space.meetingUri);
  await person.chromium.press('alt+shift+e', tab);
  const popup = await person.chromium.waitForPopup();
  await isAsked(popup);
  expect(await said(popup)).toContain(space.meetingCode);
  expect(person.google.conference(space.name)).toBeDefined();
  await click(popup, 'End for everyone');
  await sees(popup, 'The call was ended for everyone');
  expect(calls(person, 'end')).toHaveLength(1);
});

it('Alt+Shift+M opens the popup on the meeting in the tab', async () => {
  const person = await startAtScreen();
  const space = meetingOf(person);
  const tab = await person.chromium.openTab(space.meetingUri);
  await person.chromium.press('alt+shift+m', tab);
  const popup = await person.chromium.waitForPopup();
  await sees(popup, 'No call running');
  expect(await said(popup)).toContain(space.meetingCode);
});

it('A key that the person gives it opens the panel beside whatever tab there is', async () => {
  const person = await startAtScreen();
  const space = meetingOf(person);
  person.google.startConference(space.name);
  await person.chromium.giveKey('openPanel', 'Alt+Shift+P');
  const tab = await person.chromium.openTab('https://www.google.com/');
  await person.chromium.press('alt+shift+p', tab);
  const panel = await person.chromium.waitForPanel();
  await sees(panel, space.meetingCode);
});

it('Every key that the manifest suggests is really taken', async () => {
  const person = await startAtScreen();
  const worker = await person.chromium.worker();
  const commands = await until('the commands are there', () => worker.evaluate(() => chrome.commands.getAll()));
  const suggested = await worker.evaluate(() =>
    Object.entries(chrome.runtime.getManifest().commands ?? {})
      .filter(([, { suggested_key }]) => suggested_key)
      .map(([name]) => name),
  );
  expect(suggested).toEqual(expect.arrayContaining(['_execute_action', 'createSpace', 'endConference']));
  for (const name of suggested) expect(commands.find((one) => one.name === name)?.shortcut, name).toBeTruthy();
});

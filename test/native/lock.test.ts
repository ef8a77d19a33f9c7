import { expect, it, onTestFinished } from 'vitest';
import { until } from '../chromium/until';
import { calls, iconTitle, start } from '../person';
import { startDisplay } from './display';

it('the lock key, pressed for real on a Meet tab, locks that meeting, shows it on the icon, and unlocks it', async () => {
  const display = await startDisplay();
  onTestFinished(() => display.stop());
  const person = await start({ way: 'web', display });
  const space = person.google.createSpace({ owner: 'host@gmail.com', config: { accessType: 'OPEN' } });
  const url = `https://meet.google.com/${space.meetingCode}`;
  await person.chromium.openTab(url);
  await person.chromium.press('alt+shift+l');
  await until('it is locked', () => space.config.accessType === 'RESTRICTED');
  await until('the icon says so', async () => (await iconTitle(person, url)) === 'Meet Spaces · Locked');
  await person.chromium.press('alt+shift+l');
  await until('it is open again', () => space.config.accessType === 'OPEN');
  await until('the icon says so', async () => (await iconTitle(person, url)) === 'Meet Spaces');
  expect(calls(person, 'patch')).toHaveLength(2);
});

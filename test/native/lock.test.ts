import { expect, it } from 'vitest';
import { until } from '../chromium/until';
import { calls, iconTitle, letGoOfTheKey, start } from '../person';

it('the lock key, pressed for real on a Meet tab, locks that meeting, shows it on the icon, and unlocks it', async () => {
  const person = await start({ way: 'web', onDisplay: true });
  const space = person.google.createSpace({ owner: 'host@gmail.com', config: { accessType: 'OPEN' } });
  const url = `https://meet.google.com/${space.meetingCode}`;
  const tab = await person.chromium.openTab(url);
  await person.chromium.press('alt+shift+l', tab);
  await until('it is locked', () => space.config.accessType === 'RESTRICTED');
  await until('the icon says so', async () => (await iconTitle(person, url)) === 'Roomkeeper · Locked');
  await letGoOfTheKey();
  await person.chromium.press('alt+shift+l', tab);
  await until('it is open again', () => space.config.accessType === 'OPEN');
  await until('the icon says so', async () => (await iconTitle(person, url)) === 'Roomkeeper');
  expect(calls(person, 'patch')).toHaveLength(2);
});

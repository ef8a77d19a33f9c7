import { beforeEach, describe, expect, it } from 'vitest';
import { meetScopes } from '../google';
import {
  appears,
  changeAccess,
  changes,
  click,
  clickOn,
  meetingOf,
  openOptions,
  openOverMeeting,
  order,
  sees,
  start,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(3));

describe.each(ways)('Signed in the %s way', (way) => {
  it('read by its code, changed by its name with one PATCH of exactly that setting, under the scope that is not sensitive', async () => {
    const person = await start({ way, scopes: ['settings'] });
    const page = await openOptions(person);
    for (const madeBy of ['us', 'calendar']) {
      const { name, meetingCode } = meetingOf(person, { madeBy, config: { accessType: 'RESTRICTED' } });
      const before = person.google.requests.length;
      expect(await order(page, 'readSpace', { code: meetingCode }), madeBy).toMatchObject({
        ok: true,
        value: { space: { name, config: { accessType: 'RESTRICTED' } }, account: 'host@gmail.com' },
      });
      const input = { name, shown: { accessType: 'RESTRICTED' }, wanted: { accessType: 'OPEN' } };
      expect(await order(page, 'updateSpace', input), madeBy).toMatchObject({ ok: true, value: { mismatches: [] } });
      const sent = person.google.requests.slice(before);
      const user = 'host@gmail.com';
      expect(sent, madeBy).toMatchObject([
        { call: 'get', path: `/v2/spaces/${meetingCode}`, user, status: 200 },
        { call: 'get', path: `/v2/${name}`, user, status: 200 },
        {
          call: 'patch',
          path: `/v2/${name}`,
          query: { updateMask: 'config.accessType' },
          body: { config: { accessType: 'OPEN' } },
          user,
          status: 200,
        },
      ]);
      for (const { scopes } of sent)
        expect(
          scopes.filter((scope) => /meetings/.test(scope)),
          madeBy,
        ).toEqual([meetScopes.settings]);
      expect(person.google.space(name).config.accessType, madeBy).toBe('OPEN');
    }
  });
});

it('Chosen is not applied: nothing is sent before Apply, and then it is said whether Google did it', async () => {
  const person = await start({ way: 'web' });
  const { google } = person;
  const { name, meetingCode } = meetingOf(person, { config: { accessType: 'RESTRICTED' } });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'All settings');
  await clickOn(popup, 'input[value=TRUSTED]');
  await sees(popup, 'Only invited people → Your organization and invited people');
  await popup.keyboard.press('ArrowUp');
  await appears(popup, 'input[value=OPEN]:checked');
  expect(changes(person)).toEqual([]);
  google.changeSpace(name, { accessType: 'TRUSTED' });
  await click(popup, 'Apply');
  await sees(popup, 'Somebody changed this meeting in the meantime, so nothing was sent.');
  expect(changes(person)).toEqual([]);
  expect(google.space(name).config.accessType).toBe('TRUSTED');
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  expect(google.space(name).config.accessType).toBe('OPEN');
  expect(changes(person)).toEqual(['patch']);

  google.dropSetting('host@gmail.com', 'config.accessType');
  await changeAccess(popup, 'RESTRICTED');
  await sees(popup, 'Not applied: Who joins without asking. Google kept “Anyone with the link”.');
  expect(changes(person)).toEqual(['patch', 'patch']);
  google.refuseFeature('host@gmail.com', 'updateAccessType');
  await changeAccess(popup, 'TRUSTED');
  await sees(popup, 'This account’s plan does not offer “Who joins without asking”, so nothing was done.');
  expect(changes(person)).toEqual(['patch', 'patch', 'patch']);
});

import { expect, it } from 'vitest';
import { dispatch } from '../chromium/events';
import { until } from '../chromium/until';
import { hasFocus } from '../chromium/windows';
import { alarms, appears, calls, clickOn, hostedCall, iconTitle, ring, sees, signIn } from '../person';

const other = 'https://accounts.google.com/*';

/** For half a second after it has opened, Chrome's own question takes no answer, so that nobody gives one by accident. */
const deafForMs = 500;

it('once the person allows it, the icon follows call and lock until the last Meet tab is gone', async () => {
  const { person, space } = await hostedCall({ onDisplay: true });
  const { chromium, google } = person;
  const { display } = chromium;
  if (!display) throw new Error('Chrome’s own question can be answered on a display only.');
  const options = await chromium.openPage('src/options/index.html#icon');
  const answer = async (...keys: string[]) => {
    await options.bringToFront();
    await clickOn(options, 'input[type=checkbox]');
    await until('Chrome’s question has taken the focus from the page', async () => !(await hasFocus(options)));
    await display.still(deafForMs + 100);
    for (const key of keys) await display.press(key);
  };
  // The focus is on Deny.
  await answer('Return');
  await sees(options, 'Chrome was not allowed to, so nothing has changed.');
  await answer('Tab', 'Return');
  await appears(options, 'input[type=checkbox]:checked');

  await chromium.killWorker();
  const url = `https://meet.google.com/${space.meetingCode}`;
  const tab = await chromium.openTab(url);
  const says = (title: string) => until(`the icon says ${title}`, async () => (await iconTitle(person, url)) === title);
  await says('Roomkeeper · Call running');
  const [alarm, ...more] = await alarms(person);
  expect(alarm?.periodInMinutes).toBeGreaterThanOrEqual(0.5);
  expect(more).toEqual([]);
  google.changeSpace(space.name, { accessType: 'RESTRICTED' });
  google.endConference(space.name);
  await ring(person, 'watch');
  await says('Roomkeeper · Locked');
  expect(await chromium.isConsentOpen()).toBe(false);

  google.startConference(space.name);
  await ring(person, 'watch');
  await says('Roomkeeper · Call running · Locked');
  // What another permission does is no business of this one.
  await dispatch(await chromium.worker(), 'permissions.onRemoved', { permissions: [], origins: [other] });
  google.endConference(space.name);
  await tab.reload();
  await says('Roomkeeper · Locked');

  // Google wants to ask the person: one try without a window, and the icon no longer says what nobody can know.
  google.startConference(space.name);
  await ring(person, 'watch');
  await says('Roomkeeper · Call running · Locked');
  google.revokeTokens('host@gmail.com');
  const asked = google.authorizations.length;
  await ring(person, 'watch');
  await says('Roomkeeper');
  await until('the alarm is gone while nobody can be asked', async () => !(await alarms(person)).length);
  await tab.reload();
  for (let minutes = 0; minutes < 3; minutes++) {
    await ring(person, 'watch');
    await until('a round is over', async () => !(await alarms(person)).length);
  }
  expect(google.authorizations.length - asked).toBe(1);
  expect(await chromium.isConsentOpen()).toBe(false);
  await signIn(person, 'web', ['settings', 'created'], options);
  await says('Roomkeeper · Call running · Locked');

  await tab.close();
  const before = calls(person, 'get').length;
  await ring(person, 'watch');
  await until('the alarm is gone', async () => !(await alarms(person)).length);
  await options.bringToFront();
  await clickOn(options, 'input[type=checkbox]');
  await appears(options, 'input[type=checkbox]:not(:checked)');
  await chromium.openTab(url);
  // What watches takes an alarm away once it has found nothing to do: by then it would have read.
  await ring(person, 'watch');
  await until('the alarm is gone again', async () => !(await alarms(person)).length);
  expect(calls(person, 'get')).toHaveLength(before);
});

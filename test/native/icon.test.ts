import { expect, it, onTestFinished } from 'vitest';
import { dispatch } from '../chromium/events';
import { until } from '../chromium/until';
import { alarms, calls, hostedCall, iconTitle, sees } from '../person';
import { startDisplay } from './display';

it('once the person allows it, the icon follows call and lock until the last Meet tab is gone', async () => {
  const display = await startDisplay();
  onTestFinished(() => display.stop());
  const { person, space } = await hostedCall({ display });
  const { chromium, google } = person;
  const options = await chromium.openPage('src/options/index.html#icon');
  const answer = async (...keys: string[]) => {
    await options.click('input[type=checkbox]');
    // Chrome's own question, with the focus on Deny. It takes no keys while it is still opening.
    await until(
      'Chrome asks',
      async () => (await display.xdotool('search', '--onlyvisible', '--name', '.*')).length > 0,
    );
    await new Promise((done) => setTimeout(done, 1_500));
    for (const key of keys) await chromium.press(key);
  };
  await answer('Return');
  await sees(options, 'Chrome was not allowed to, so nothing has changed.');
  await answer('Tab', 'Return');
  await options.waitForSelector('input[type=checkbox]:checked');

  await chromium.killWorker();
  const url = `https://meet.google.com/${space.meetingCode}`;
  const tab = await chromium.openTab(url);
  const says = (title: string) => until(`the icon says ${title}`, async () => (await iconTitle(person, url)) === title);
  await says('Meet Spaces · Call running');
  const [alarm, ...more] = await alarms(person);
  expect(alarm?.periodInMinutes).toBeGreaterThanOrEqual(0.5);
  expect(more).toEqual([]);
  google.changeSpace(space.name, { accessType: 'RESTRICTED' });
  google.endConference(space.name);
  await dispatch(await chromium.worker(), 'alarms.onAlarm', alarm);
  await says('Meet Spaces · Locked');
  expect(await chromium.isConsentOpen()).toBe(false);

  await tab.close();
  const before = calls(person, 'get').length;
  await dispatch(await chromium.worker(), 'alarms.onAlarm', alarm);
  await until('the alarm is gone', async () => !(await alarms(person)).length);
  await options.bringToFront();
  await options.click('input[type=checkbox]');
  await options.waitForSelector('input[type=checkbox]:not(:checked)');
  await chromium.openTab(url);
  await dispatch(await chromium.worker(), 'alarms.onAlarm', alarm);
  await new Promise((done) => setTimeout(done, 1_000));
  expect(calls(person, 'get')).toHaveLength(before);
  expect(await alarms(person)).toEqual([]);
});

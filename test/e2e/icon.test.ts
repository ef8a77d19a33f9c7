import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { dispatch } from '../chromium/events';
import { alarms, hostedCall } from '../person';

// What happens with the permission is in test/native/icon.test.ts: Chrome's question for it can only be answered there.
it('without the permission nothing polls, nothing is asked and no page starts the worker', async () => {
  const { person, space } = await hostedCall();
  await person.chromium.killWorker();
  await person.chromium.openTab(`https://meet.google.com/${space.meetingCode}`);
  await sleep(1_500);
  expect(person.chromium.isWorkerRunning()).toBe(false);
  expect(await alarms(person)).toEqual([]);
  await dispatch(await person.chromium.worker(), 'alarms.onAlarm', { name: 'watch' });
  await sleep(500);
  expect(person.google.requests).toEqual([]);
});

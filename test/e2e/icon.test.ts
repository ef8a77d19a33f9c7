import { expect, it } from 'vitest';
import { until } from '../chromium/until';
import { alarms, hostedCall, ring, said } from '../person';

// What happens with the permission is in test/native/icon.test.ts: Chrome's question for it can only be answered there.
it('without the permission nothing polls, nothing is asked and no page starts the worker', async () => {
  const { person, space } = await hostedCall();
  await person.chromium.killWorker();
  const meet = await person.chromium.openTab(space.meetingUri);
  expect(await said(meet)).toContain(space.meetingCode);
  // A worker that this page had started would run by the time the next page is there.
  await person.chromium.openTab('https://www.google.com/');
  expect(person.chromium.isWorkerRunning()).toBe(false);
  expect((await alarms(person)).map(({ name }) => name)).not.toContain('watch');
  // An alarm that is left from a time with the permission: what watches takes it away once it has found nothing to do.
  await ring(person, 'watch');
  await until('the alarm is gone', async () => !(await alarms(person)).some(({ name }) => name === 'watch'));
  expect(person.google.requests).toEqual([]);
});

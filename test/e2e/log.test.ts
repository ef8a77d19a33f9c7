import { expect, it } from 'vitest';
import { click, openElsewhere, openOverMeeting, sees, start } from '../person';

const entries = async (person: Awaited<ReturnType<typeof start>>) =>
  ((await person.chromium.storage('local')).activities ?? []) as Record<string, unknown>[];

it('notes what was changed, about which meeting and how it went, and nothing else', async () => {
  const person = await start({ way: 'web' });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  const code = person.google.spaces[0]?.meetingCode;
  person.google.failNext({ method: 'create', status: 503 });
  const again = await openElsewhere(person);
  await click(again, 'New meeting');
  await sees(again, 'it may or may not have happened');
  await openOverMeeting(person, code ?? '');
  const log = await entries(person);
  expect(log.map(({ atMs: _, ...rest }) => rest)).toEqual([
    { action: 'createSpace', outcome: 'outcomeUnknown' },
    { action: 'createSpace', code, outcome: 'done' },
    { action: 'signIn', outcome: 'done' },
  ]);
  expect(JSON.stringify(log)).not.toMatch(/@|spaces\//);
});

it('is shown, erased and switched off in the options', async () => {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openPage('src/options/index.html#log');
  await sees(page, 'Signed in');
  await click(page, 'Erase the log');
  await sees(page, 'Nothing has been noted.');
  await click(page, 'Keep a log', 'checkbox');
  await expect.poll(async () => (await person.chromium.storage('local')).keepsActivities).toBe(false);
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  expect(await entries(person)).toEqual([]);
});

it('keeps the newest two hundred', async () => {
  const person = await start({ way: 'web' });
  const worker = await person.chromium.worker();
  await worker.evaluate(async () => {
    const activities = Array.from({ length: 200 }, (_, atMs) => ({ atMs, action: 'copyLink', outcome: 'done' }));
    await chrome.storage.local.set({ activities });
  });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  const log = await entries(person);
  expect([log.length, log[0]?.action]).toEqual([200, 'createSpace']);
});

import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  allIsAcknowledged,
  click,
  everythingIsTold,
  ledger,
  openElsewhere,
  openOverMeeting,
  type Person,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(3));

const told = async (person: Person) => (await ledger(person)).told;

it('notes what was changed, about which meeting and how it went, and nothing else', async () => {
  const person = await start({ way: 'web' });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  const code = person.google.spaces[0]?.meetingCode;
  person.google.failNext({ method: 'create', status: 503 });
  const again = await openElsewhere(person);
  await click(again, 'New meeting');
  await sees(again, 'may or may not have been made');
  await everythingIsTold(person);
  await openOverMeeting(person, code ?? '');
  const log = await told(person);
  expect(log.map(({ order, about, state }) => [order.action, about?.code, state.outcome?.is])).toEqual([
    ['createSpace', undefined, 'unknown'],
    ['createSpace', code, 'done'],
    ['signIn', undefined, 'done'],
  ]);
  expect(JSON.stringify(log)).not.toMatch(/@/);
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
  await allIsAcknowledged(page);
  expect(await told(person)).toEqual([]);
});

it('keeps the newest two hundred', async () => {
  const person = await start({ way: 'web' });
  const worker = await person.chromium.worker();
  await worker.evaluate(async () => {
    const told = Array.from({ length: 200 }, (_, askedAtMs) => ({
      id: `${askedAtMs}`,
      order: { action: 'createSpace', input: {} },
      trigger: 'page',
      askedAtMs,
      state: { is: 'told', outcome: { is: 'done' }, atMs: askedAtMs, told: { where: 'page', atMs: askedAtMs } },
    }));
    await chrome.storage.local.set({ told });
  });
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  const code = person.google.spaces[0]?.meetingCode;
  await until('it is noted', async () => (await told(person))[0]?.about?.code === code);
  expect(await told(person)).toHaveLength(200);
});

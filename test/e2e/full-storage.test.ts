import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../chromium/until';
import { mountSmallDisk } from '../machine/small-disk';
import {
  alarmToTell,
  allIsAcknowledged,
  allIsTold,
  byHand,
  type Change,
  called,
  calls,
  changes,
  earlierIn,
  emptyStorage,
  everyChange,
  everyLongChange,
  everythingIsTold,
  fillLastBlock,
  fillStorage,
  findVerdict,
  hold,
  notified,
  openOptions,
  order,
  orderBy,
  type Person,
  prepare,
  prepareLong,
  type Ready,
  readTold,
  ring,
  said,
  saysNoRoom,
  saysStopped,
  saysUnsafe,
  sends,
  sendsInTurn,
  signIn,
  start,
  startLasting,
} from '../person';
import { oneIn, share } from '../share';

beforeEach(oneIn(10));

/** Less than any record of an order takes. */
const noRoom = 20;

async function begin(): Promise<{ person: Person; page: Page }> {
  const person = await start({ way: 'web' });
  // What is still being written would take room or make some.
  await everythingIsTold(person);
  return { person, page: await openOptions(person) };
}

/** Prepares a change, and waits until nothing of what went before is left to be told. */
async function ready(person: Person, page: Page, change: Change): Promise<Ready> {
  const prepared = await prepare(person, page, change);
  await allIsTold(page);
  await person.chromium.clearNotifications();
  return prepared;
}

/** What is told of outcomes, once it is. */
const readToldSoon = async (person: Person): Promise<string> => {
  const told = await until('somebody is told', async () => {
    const all = await readTold(person);
    return all.length > 0 && all;
  });
  return told.join('\n');
};

/** The permissions that Google was asked to take back. */
const revoked = ({ google }: Person) => google.authorizations.filter(({ kind }) => kind === 'revoke');

const withoutCreate = everyChange.filter(
  (change): change is Exclude<Change, 'createSpace'> => change !== 'createSpace',
);

it.each(['local', 'session'] as const)(
  'storage.%s is filled to the byte, and one byte more is refused',
  async (area) => {
    const { page } = await begin();
    await fillStorage(page, area, 100);
    const put = (length: number) =>
      page.evaluate(
        (area, length) =>
          chrome.storage[area].set({ k: 'x'.repeat(length) }).then(
            () => 'taken',
            (error: Error) => error.message,
          ),
        area,
        length,
      );
    expect(await put(1_000)).toContain('quota');
    expect(await put(1)).toBe('taken');
    await emptyStorage(page, area);
    expect(await put(1_000)).toBe('taken');
  },
);

describe('With storage.local full', () => {
  it('a new meeting is not asked for, and that is said: by message, key and popup', async () => {
    const { person, page } = await begin();
    await fillStorage(page, 'local', noRoom);
    const { give } = await prepare(person, page, 'createSpace');
    expect(await give()).toMatchObject({ ok: false });
    await person.chromium.clearNotifications();
    await orderBy(person, 'the shortcut', 'createSpace');
    expect(await readToldSoon(person)).toMatch(saysNoRoom);
    await person.chromium.clearNotifications();
    const popup = await byHand.create(person);
    await until('the popup says so', async () => saysNoRoom.test(await said(popup)));
    expect(changes(person)).toEqual([]);
  });

  it.each(share(withoutCreate, 2))(
    '%s is sent, and it is said that it would not outlive the browser',
    async (change) => {
      const { person, page } = await begin();
      const { give } = await ready(person, page, change);
      await fillStorage(page, 'local', noRoom);
      const before = changes(person).length;
      await give();
      expect(changes(person).slice(before)).toEqual(sends[change]);
      expect(await readToldSoon(person)).toMatch(saysUnsafe);
      await emptyStorage(page, 'local');
      await ring(person, alarmToTell);
      await allIsAcknowledged(page);
    },
  );

  it.each(share(everyChange, 2))('and storage.session full too, %s is not sent, and that is said', async (change) => {
    const { person, page } = await begin();
    const { give } = await ready(person, page, change);
    await fillStorage(page, 'local', noRoom);
    await fillStorage(page, 'session', noRoom);
    const before = changes(person).length;
    expect(await give()).toEqual({ ok: false, failure: { kind: 'notRecorded' } });
    expect(changes(person).slice(before)).toEqual([]);
    expect(await readToldSoon(person)).toMatch(saysNoRoom);
  });
});

describe('Disconnect with storage full', () => {
  it('local: the permission is taken back, and it is said that no record outlives the browser', async () => {
    const { person, page } = await begin();
    await fillStorage(page, 'local', noRoom);
    expect(await order(page, 'disconnect', {})).toEqual({ ok: true, value: { confirmed: true } });
    expect(revoked(person)).toHaveLength(1);
    expect(await readToldSoon(person)).toMatch(saysUnsafe);
  });

  it('local and session: nothing is taken back, that is said, and the account stays', async () => {
    const { person, page } = await begin();
    await fillStorage(page, 'local', noRoom);
    await fillStorage(page, 'session', noRoom);
    expect(await order(page, 'disconnect', {})).toEqual({ ok: false, failure: { kind: 'notRecorded' } });
    expect(await readToldSoon(person)).toMatch(saysNoRoom);
    expect(revoked(person)).toEqual([]);
    expect(await person.chromium.storage('local')).toMatchObject({ accounts: [{ email: 'host@gmail.com' }] });
  });
});

const fullAreas = [['local'], ['local', 'session']] as const;
const whileAnswering = fullAreas.flatMap((areas) => share(everyChange, 2).map((change) => ({ areas, change })));

describe('With storage full by the time that Google answers', () => {
  it.each(whileAnswering)('$areas: what became of $change is told all the same', async ({ areas, change }) => {
    const { person, page } = await begin();
    const { give, space } = await ready(person, page, change);
    const call = sends[change].at(-1) as string;
    const before = changes(person).length;
    const arrived = calls(person, call).length;
    const letGo = hold(person, call);
    const answer = give().catch(String);
    await called(person, call, arrived + 1);
    for (const area of areas) await fillStorage(page, area, noRoom);
    letGo();
    expect(await answer).toMatchObject({ ok: true });
    const told = await readToldSoon(person);
    expect(findVerdict(told)).toBe('done');
    if (space) expect(told).toContain(space.meetingCode);
    expect(changes(person).slice(before)).toEqual(sends[change]);
    for (const area of areas) await emptyStorage(page, area);
    await ring(person, alarmToTell);
    await allIsAcknowledged(page);
  });

  it('and once only, though that it was told could not be kept either', async () => {
    const { person, page } = await begin();
    const { give } = await ready(person, page, 'toggleLock');
    const letGo = hold(person, 'patch');
    const answer = give().catch(String);
    await called(person, 'patch');
    await fillStorage(page, 'local', noRoom);
    letGo();
    await answer;
    await readToldSoon(person);
    await person.chromium.clearNotifications();
    await emptyStorage(page, 'local');
    await ring(person, alarmToTell);
    await allIsAcknowledged(page);
    expect(await readTold(person)).toEqual([]);
  });

  it('New meeting in the popup shows its link and offers no other try', async () => {
    const { person, page } = await begin();
    const letGo = hold(person, 'create');
    const popup = await byHand.create(person);
    await called(person, 'create');
    await fillStorage(page, 'local', noRoom);
    letGo();
    const code = await until('Google has made it', () => person.google.spaces[0]?.meetingCode);
    await until('the popup shows the new meeting', async () => (await said(popup)).includes(code));
    expect(await said(popup)).not.toContain('Try again');
    expect(person.google.spaces).toHaveLength(1);
  });

  it('a meeting made by key is told with its link', async () => {
    const { person, page } = await begin();
    const letGo = hold(person, 'create');
    await orderBy(person, 'the shortcut', 'createSpace');
    await called(person, 'create');
    await fillStorage(page, 'local', noRoom);
    letGo();
    const { message } = await notified(person, 'Meeting ready');
    expect(message).toContain(person.google.spaces[0]?.meetingUri);
    expect(changes(person)).toEqual(['create']);
  });
});

describe('An order that takes long', () => {
  it.each(everyLongChange)('%s, with storage.local full: nobody is asked for, and that is said', async (change) => {
    const { person, page } = await begin();
    const { give, look } = await prepareLong(person, page, change);
    await fillStorage(page, 'local', noRoom);
    expect(await give()).toMatchObject({ ok: false });
    expect(await readToldSoon(person)).toMatch(saysNoRoom);
    expect(changes(person)).toEqual([]);
    await emptyStorage(page, 'local');
    await give();
    expect(await look()).toEqual({ left: 0, unknown: 0, twice: [] });
  });

  const requests = everyLongChange.flatMap((change) =>
    sendsInTurn[change].map((call, at) => [change, at, call] as const),
  );

  it.each(share(requests, requests.length))(
    '%s, full by the answer to its request %i: that is said, and with room again the rest is done, none twice',
    async (change, at, call) => {
      const { person, page } = await begin();
      const { give, look } = await prepareLong(person, page, change);
      const earlier = earlierIn(sendsInTurn[change], at);
      if (earlier) person.google.failNext({ method: call, times: earlier, delayMs: 1 });
      const letGo = hold(person, call);
      const answer = give().catch(String);
      await called(person, call, earlier + 1);
      await fillStorage(page, 'local', noRoom);
      letGo();
      expect(await answer).toMatchObject({ ok: false });
      expect(await readToldSoon(person)).toMatch(saysStopped);
      await emptyStorage(page, 'local');
      await give();
      const { left, unknown, twice } = await look();
      expect(twice).toEqual([]);
      // What nobody knows of is called that, and everything else is done.
      expect(left).toBe(unknown);
    },
  );
});

describe('With the disk full', () => {
  it('before the order, no meeting is asked for; after it, the outcome is told; with room again, all is well', async ({
    skip,
  }) => {
    const disk = await mountSmallDisk(100);
    if (!disk) return skip('Only root on Linux can have a disk that is full.');
    onTestFinished(() => disk.remove());
    const person = await startLasting(disk.folder);
    await signIn(person, 'web', ['settings', 'created']);
    const page = await openOptions(person);
    const fillUp = async () => {
      await disk.fill();
      await fillLastBlock(page);
    };
    await fillUp();
    await orderBy(person, 'the shortcut', 'createSpace');
    expect(await readToldSoon(person)).toMatch(saysNoRoom);
    expect(changes(person)).toEqual([]);
    await disk.empty();
    await person.chromium.clearNotifications();

    const letGo = hold(person, 'create');
    await orderBy(person, 'the shortcut', 'createSpace');
    await called(person, 'create');
    await fillUp();
    letGo();
    const { message } = await notified(person, 'Meeting ready');
    expect(message).toContain(person.google.spaces[0]?.meetingUri);
    await disk.empty();
    await person.chromium.clearNotifications();

    await orderBy(person, 'the shortcut', 'createSpace');
    await notified(person, 'Meeting ready');
    expect(changes(person)).toEqual(['create', 'create']);
  });
});

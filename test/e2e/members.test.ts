import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  addElsewhere,
  called,
  calls,
  changes,
  emptyStorage,
  everythingIsTold,
  fillStorage,
  hold,
  killBrowser,
  ledger,
  meetingOf,
  notified,
  openOptions,
  order,
  type Person,
  placesIn,
  quicken,
  readPeople,
  signIn,
  start,
  startAgain,
  startLasting,
  ways,
} from '../person';
import { oneIn, share } from '../share';

beforeEach(oneIn(10));

const asked = (person: Person, call: string) => calls(person, `members.${call}`).length;
const emailsAsked = (person: Person) =>
  calls(person, 'members.create').map(({ body }) => (body as { email: string }).email);

/** A host with a meeting, who orders about its people by message. */
async function begin(given: Parameters<typeof meetingOf>[1] = {}) {
  const person = await start({ way: 'web' });
  const space = meetingOf(person, given);
  const page = await openOptions(person);
  const update = (input: object) => order(page, 'updateMembers', { name: space.name, ...input });
  const rows = async () => (await readPeople(page, space)).rows?.map(({ is, failure }) => failure?.kind ?? is);
  return { person, space, page, update, rows };
}

describe.each(share(ways, 2))('Signed in the %s way', (way) => {
  it('guests and co-hosts come in, change, and go, each by one request, and what holds is read back', async () => {
    const person = await start({ way });
    const space = meetingOf(person);
    const page = await openOptions(person);
    const update = (input: object) => order(page, 'updateMembers', { name: space.name, ...input });
    const add = [{ email: 'ann@school.example' }, { email: 'ben@school.example', role: 'COHOST' }];
    expect(await update({ add })).toEqual({ ok: true, value: { people: { done: 2, failed: 0, unknown: 0 } } });
    expect(placesIn(space)).toEqual(['ann@school.example', 'ben@school.example*']);
    expect(calls(person, 'members.create').map(({ body }) => body)).toEqual(add);
    // By the names that Google gave them, which are in no order.
    const added = Object.values((await readPeople(page, space)).added);
    expect(added.sort((a, b) => a.email.localeCompare(b.email))).toEqual(add);
    const [ann, ben] = space.members;
    const changed = await update({
      add: [{ email: 'ann@school.example', role: 'COHOST', member: ann?.name }, { email: 'cleo@school.example' }],
      remove: [{ email: 'ben@school.example', member: ben?.name }],
    });
    expect(changed).toMatchObject({ ok: true, value: { people: { done: 3, failed: 0 } } });
    expect(placesIn(space)).toEqual(['ann@school.example*', 'cleo@school.example']);
    expect([asked(person, 'create'), asked(person, 'patch'), asked(person, 'delete')]).toEqual([3, 1, 1]);
    expect(await order(page, 'readMembers', { name: space.name })).toMatchObject({
      ok: true,
      value: space.members.map(({ email }) => ({ email })),
    });
    await everythingIsTold(person);
    // Addresses are in no entry of the ledger, and in nothing that Chrome syncs.
    expect(JSON.stringify(await ledger(person))).not.toContain('school.example');
    expect(JSON.stringify(await person.chromium.storage('sync'))).not.toContain('school.example');
  });
});

describe('What becomes of each', () => {
  it('is said of each: nobody there, there already in the same role and in another, one co-host too many', async () => {
    const { person, space, page, update, rows } = await begin();
    addElsewhere(space, 'Ann@school.example');
    addElsewhere(space, 'ben@school.example');
    for (let at = 0; at < 24; at++) addElsewhere(space, `host${at}@school.example`, 'COHOST');
    const add = [
      { email: 'ann@school.example' },
      { email: 'ben@school.example', role: 'COHOST' },
      { email: 'cleo@nobody.example' },
      { email: 'dan@school.example', role: 'COHOST' },
      { email: 'eve@school.example' },
    ];
    expect(await update({ add })).toMatchObject({ ok: true, value: { people: { done: 3, failed: 2, unknown: 0 } } });
    expect(await rows()).toEqual(['done', 'done', 'invalid', 'invalid', 'done']);
    expect(placesIn(space).filter((one) => /^(ann|ben|cleo|dan|eve)/i.test(one))).toEqual([
      'Ann@school.example',
      'ben@school.example*',
      'eve@school.example',
    ]);
    // Who was there by somebody else's doing is not ours to take away.
    expect(Object.values((await readPeople(page, space)).added)).toEqual([{ email: 'eve@school.example' }]);
    expect([asked(person, 'create'), asked(person, 'patch')]).toEqual([3, 1]);
  });

  it('is found out where somebody else was quicker: the place is theirs, and the role is as asked for', async () => {
    const { person, space, page, update, rows } = await begin();
    const letGo = hold(person, 'members.create');
    const answer = update({ add: [{ email: 'ann@school.example', role: 'COHOST' }] });
    await called(person, 'members.create');
    addElsewhere(space, 'ann@school.example');
    letGo();
    expect(await answer).toMatchObject({ ok: true, value: { people: { done: 1 } } });
    expect(await rows()).toEqual(['done']);
    expect(placesIn(space)).toEqual(['ann@school.example*']);
    expect((await readPeople(page, space)).added).toEqual({});
  });

  it('of a meeting that Calendar made is one sentence, and nobody is asked for twice', async () => {
    const { person, update, rows } = await begin({ madeBy: 'calendar' });
    const add = [{ email: 'ann@school.example' }, { email: 'ben@school.example' }];
    expect(await update({ add })).toMatchObject({ ok: false, failure: { kind: 'denied' } });
    expect(asked(person, 'create')).toBe(0);
    expect((await notified(person)).message).toContain('only in meetings that it made');
    // None of them is left as if it were under way.
    expect(await rows()).toEqual(['denied', 'denied']);
  });

  it('is that nobody is taken away who was added elsewhere, whatever a page asks for', async () => {
    const { person, space, update, rows } = await begin();
    addElsewhere(space, 'ann@school.example');
    const remove = space.members.map(({ email, name: member }) => ({ email, member }));
    expect(await update({ remove })).toMatchObject({ ok: false, failure: { kind: 'notAdded' } });
    expect(await rows()).toEqual(['notAdded']);
    expect(asked(person, 'delete')).toBe(0);
    expect(placesIn(space)).toEqual(['ann@school.example']);
  });

  it('nobody goes before the others are in, and the same order again is for those who are not done', async () => {
    const { person, space, update, rows } = await begin();
    await update({ add: [{ email: 'ann@school.example' }] });
    const remove = space.members.map(({ email, name: member }) => ({ email, member }));
    person.google.failNext({ method: 'members.create', status: 403, reason: 'USER_BLOCKED_BY_ADMIN' });
    const add = [{ email: 'ben@school.example' }, { email: 'cleo@school.example' }];
    expect(await update({ add, remove })).toMatchObject({ ok: true, value: { people: { done: 1, failed: 2 } } });
    expect(await rows()).toEqual(['blockedByAdmin', 'done', 'othersFirst']);
    expect(placesIn(space)).toEqual(['ann@school.example', 'cleo@school.example']);
    expect(await update({})).toMatchObject({ ok: true, value: { people: { done: 2, failed: 0 } } });
    expect(placesIn(space)).toEqual(['cleo@school.example', 'ben@school.example']);
  });

  it('waits where Google asks for a break, and is done after it', async () => {
    const { person, space, update } = await begin();
    person.google.failNext({ method: 'members.create', status: 429, headers: { 'retry-after': '1' } });
    const add = [{ email: 'ann@school.example' }, { email: 'ben@school.example' }];
    expect(await update({ add })).toMatchObject({ ok: true, value: { people: { done: 2, failed: 0 } } });
    expect(placesIn(space)).toEqual(['ann@school.example', 'ben@school.example']);
    expect(asked(person, 'create')).toBe(3);
  });

  it('waits for a minute where Google asks for a break and names no time', async () => {
    const { person, space, update } = await begin();
    await quicken(person, 60);
    person.google.failNext({ method: 'members.create', status: 429 });
    const add = [{ email: 'ann@school.example' }, { email: 'ben@school.example' }];
    expect(await update({ add })).toMatchObject({ ok: true, value: { people: { done: 2, failed: 0 } } });
    expect(placesIn(space)).toEqual(['ann@school.example', 'ben@school.example']);
    const [refused, again] = calls(person, 'members.create').map(({ at }) => at);
    expect((again ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('is right where the list has three pages: who is on any of them is there already', async () => {
    const { person, space, page, update, rows } = await begin();
    for (let at = 0; at < 1_100; at++) addElsewhere(space, `p${at}@school.example`);
    const add = [
      { email: 'p10@school.example' },
      { email: 'p700@school.example', role: 'COHOST' },
      { email: 'P1099@school.example', role: 'COHOST' },
      { email: 'new@school.example' },
    ];
    expect(await update({ add })).toMatchObject({ ok: true, value: { people: { done: 4, failed: 0 } } });
    expect(await rows()).toEqual(['done', 'done', 'done', 'done']);
    expect(changes(person)).toEqual(['members.patch', 'members.patch', 'members.create']);
    expect(placesIn(space).filter((one) => one.endsWith('*'))).toEqual([
      'p700@school.example*',
      'p1099@school.example*',
    ]);
    expect(Object.values((await readPeople(page, space)).added)).toEqual([{ email: 'new@school.example' }]);
    // Before anything is sent, and once more to see what holds.
    const pages = calls(person, 'members.list').map(({ query }) => [query.pageSize, !!query.pageToken]);
    expect(pages).toEqual([false, true, true, false, true, true].map((isNext) => ['500', isNext]));
  });

  it('is a co-host’s place also while host management is off, and nothing turns that on but an order to', async () => {
    const { person, space, page, update, rows } = await begin({ config: { moderation: 'OFF' } });
    const add = [{ email: 'ann@school.example', role: 'COHOST' }];
    expect(await update({ add })).toMatchObject({ ok: true, value: { people: { done: 1, failed: 0 } } });
    expect(await rows()).toEqual(['done']);
    expect(placesIn(space)).toEqual(['ann@school.example*']);
    expect(changes(person)).toEqual(['members.create']);
    expect(space.config.moderation).toBe('OFF');
    const on = { name: space.name, shown: { moderation: 'OFF' }, wanted: { moderation: 'ON' } };
    expect(await order(page, 'updateSpace', on)).toMatchObject({ ok: true });
    expect(placesIn(space)).toEqual(['ann@school.example*']);
  });

  it('is looked up where there was no room to keep it, and nobody is asked for a second time', async () => {
    const { person, space, page, update, rows } = await begin();
    // What is still being written would take room or make some.
    await everythingIsTold(person);
    const add = [{ email: 'ann@school.example' }, { email: 'ben@school.example' }];
    const letGo = hold(person, 'members.create', { status: 500 });
    const answer = update({ add });
    await called(person, 'members.create');
    await fillStorage(page, 'local', 0);
    letGo();
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'stoppedFull' } });
    expect(await rows()).toEqual(['sent', 'queued']);
    await emptyStorage(page, 'local');
    // Google has not done it, and is not asked again for all that.
    expect(await update({})).toMatchObject({ ok: true, value: { people: { done: 1, failed: 1 } } });
    expect(await rows()).toEqual(['notDone', 'done']);
    expect(placesIn(space)).toEqual(['ben@school.example']);
    expect(emailsAsked(person)).toEqual(add.map(({ email }) => email));
  });

  it('is looked up where the answer is lost, and said to be unknown where that cannot be read either', async () => {
    const { person, space, page, update, rows } = await begin();
    person.google.failNext({ method: 'members.create', how: 'answerAfterDoing' });
    expect(await update({ add: [{ email: 'ann@school.example' }] })).toMatchObject({ value: { people: { done: 1 } } });
    expect(placesIn(space)).toEqual(['ann@school.example']);
    expect(Object.values((await readPeople(page, space)).added)).toEqual([{ email: 'ann@school.example' }]);
    const letGo = hold(person, 'members.create', { status: 500 });
    const answer = update({ add: [{ email: 'ben@school.example' }] });
    await called(person, 'members.create', 2);
    person.google.failNext({ method: 'members.list', status: 500 });
    letGo();
    expect(await answer).toMatchObject({ value: { people: { unknown: 1 } } });
    expect(await rows()).toEqual(['unknown']);
    // Asked again, the list says that it was not done, and nothing is sent for it a second time.
    expect(await update({})).toMatchObject({ ok: false, failure: { kind: 'notDone' } });
    expect(asked(person, 'create')).toBe(2);
  });

  it('is not what a 200 says but what the list shows', async () => {
    const { person, space, update, rows } = await begin();
    const letCreate = hold(person, 'members.create');
    const answer = update({ add: [{ email: 'ann@school.example' }, { email: 'ben@school.example' }] });
    await called(person, 'members.create');
    const letGo = hold(person, 'members.list');
    letCreate();
    await until('both are in', () => space.members.length === 2);
    space.members = space.members.filter(({ email }) => email.startsWith('ann'));
    letGo();
    expect(await answer).toMatchObject({ ok: true });
    expect(await rows()).toEqual(['done', 'memberNotKept']);
  });

  it('is not known of somebody who was taken away and is listed still, and can be taken away again', async () => {
    const { person, space, page, update, rows } = await begin();
    const ann = { email: 'ann@school.example' };
    expect(await update({ add: [ann] })).toMatchObject({ ok: true });
    const [there] = space.members;
    const { added } = await readPeople(page, space);
    const letDelete = hold(person, 'members.delete');
    const answer = update({ remove: [{ ...ann, member: there?.name }] });
    await called(person, 'members.delete');
    const letGo = hold(person, 'members.list');
    letDelete();
    await until('she is out', () => space.members.length === 0);
    if (there) space.members.push(there);
    letGo();
    expect(await answer).toMatchObject({ ok: true, value: { people: { unknown: 1 } } });
    expect(await rows()).toEqual(['unknown']);
    expect((await readPeople(page, space)).added).toEqual(added);
    expect(await update({ remove: [{ ...ann, member: there?.name }] })).toMatchObject({
      value: { people: { done: 1 } },
    });
    expect(space.members).toEqual([]);
  });
});

describe('Killed in the middle', () => {
  it('the worker: the next one goes on, and nobody is asked for twice', async () => {
    const { person, space, page, update } = await begin();
    const add = [...'abcde'].map((who) => ({ email: `${who}@school.example` }));
    for (const at of [1, 3])
      person.google.failNext({ method: 'members.create', asking: add[at] as object, how: 'hang' });
    update({ add }).catch(String);
    for (const times of [2, 4]) {
      await called(person, 'members.create', times);
      await person.chromium.killWorker();
      await order(page, 'settle', {});
    }
    await notified(person, 'That worked only in part');
    await until('all but those whose answer is lost are in', () => space.members.length === 3);
    expect(emailsAsked(person)).toEqual(add.map(({ email }) => email));
    expect((await readPeople(page, space)).rows?.map(({ is, failure }) => failure?.kind ?? is)).toEqual([
      'done',
      'notDone',
      'done',
      'notDone',
      'done',
    ]);
  });
});

describe('Killed in the middle, with another order for the same meeting before anything else', () => {
  it('the worker: those of both orders are in, each asked for once', async () => {
    const { person, space, page, update } = await begin();
    person.google.failNext({ method: 'members.create', how: 'hang', done: true });
    update({ add: [...'abc'].map((who) => ({ email: `${who}@school.example` })) }).catch(String);
    await called(person, 'members.create');
    await person.chromium.killWorker();
    expect(await update({ add: [{ email: 'd@school.example' }] })).toMatchObject({ ok: true });
    await everythingIsTold(person);
    const all = [...'abcd'].map((who) => `${who}@school.example`);
    expect(placesIn(space).sort()).toEqual(all);
    expect(emailsAsked(person).sort()).toEqual(all);
    expect(Object.values((await readPeople(page, space)).added)).toHaveLength(4);
  });
});

/** Every request of an order that adds two people and takes one away, held before or after Google has done it. */
const steps = (
  [
    ['members.list', 1],
    ['members.create', 1],
    ['members.create', 2],
    ['members.delete', 1],
    ['members.list', 2],
  ] as const
).flatMap(([call, time]) => [false, true].map((done) => ({ call, time, done })));

describe('The browser killed at', () => {
  it.each(share(steps, steps.length))(
    '$call $time, done at Google: $done: nothing more is sent before a click, and nothing twice',
    async ({ call, time, done }) => {
      const person = await startLasting();
      await signIn(person, 'web', ['settings', 'created']);
      const space = meetingOf(person);
      const page = await openOptions(person);
      const update = (on: Page, input: object) => order(on, 'updateMembers', { name: space.name, ...input });
      const [a, b, gone] = ['a', 'b', 'gone'].map((who) => ({ email: `${who}@school.example` }));
      expect(await update(page, { add: [gone] })).toMatchObject({ ok: true });
      await everythingIsTold(person);
      const before = calls(person, call).length;
      for (let at = 1; at < time; at++) person.google.failNext({ method: call, delayMs: 1 });
      person.google.failNext({ method: call, how: 'hang', done });
      page.evaluate(
        (name, add, remove) =>
          void chrome.runtime.sendMessage({ action: 'updateMembers', input: { name, add, remove } }),
        space.name,
        [a, b],
        [gone],
      );
      await called(person, call, before + time);
      const sent = changes(person).length;
      await killBrowser(person);
      await startAgain(person);
      const again = await openOptions(person);
      await everythingIsTold(person);
      expect(changes(person)).toHaveLength(sent);
      expect(await update(again, {})).toMatchObject({ ok: true });
      expect(placesIn(space).sort()).toEqual(['a@school.example', 'b@school.example']);
      for (const one of [a, b]) {
        const times = emailsAsked(person).filter((email) => email === one?.email).length;
        // What Google had not done is asked for once more, and nothing else is.
        expect(times).toBeLessThanOrEqual(done || call !== 'members.create' ? 1 : 2);
      }
    },
  );
});

describe('Killed in the middle, and started again', () => {
  beforeEach(oneIn(3));

  it('the browser: nothing more is sent, and it is told who is left', async () => {
    const person = await startLasting();
    await signIn(person, 'web', ['settings', 'created']);
    const space = meetingOf(person);
    const page = await openOptions(person);
    person.google.failNext({ method: 'members.create', asking: { email: 'b@school.example' }, how: 'hang' });
    const add = [...'abc'].map((who) => ({ email: `${who}@school.example` }));
    page.evaluate(
      (name, add) => void chrome.runtime.sendMessage({ action: 'updateMembers', input: { name, add } }),
      space.name,
      add,
    );
    await called(person, 'members.create', 2);
    await killBrowser(person);
    await startAgain(person);
    await notified(person, 'That worked only in part');
    const again = await openOptions(person);
    expect((await readPeople(again, space)).rows?.map(({ is, failure }) => failure?.kind ?? is)).toEqual([
      'done',
      'notDone',
      'interrupted',
    ]);
    expect(asked(person, 'create')).toBe(2);
    expect(await order(again, 'updateMembers', { name: space.name })).toMatchObject({ value: { people: { done: 2 } } });
    expect(placesIn(space)).toEqual(['a@school.example', 'b@school.example', 'c@school.example']);
  });
});

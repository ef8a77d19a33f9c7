import { beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../chromium/events';
import { until } from '../chromium/until';
import type { Space } from '../google';
import {
  alarms,
  allow,
  called,
  calls,
  choose,
  click,
  hostedCall,
  isAsked,
  meetingOf,
  notified,
  openOptions,
  openOverMeeting,
  order,
  type Person,
  ring,
  sees,
  signIn,
  start,
  startOwn,
  ways,
} from '../person';
import { oneIn, share } from '../share';

beforeEach(oneIn(5));

const hourMs = 3_600_000;
/** Of a meeting that is waited for, what a person chose. */
interface Waits {
  news: string[];
  remindAtMs?: number;
}

const titles = async ({ chromium }: Person) => (await chromium.notifications()).map(({ title }) => title);

/** Lets the extension wait for news of a meeting, as the popup does. */
async function wait(person: Person, space: Space, news: string[], more: object = {}): Promise<void> {
  const page = await openOptions(person);
  const input = { space: space.name, code: space.meetingCode, news, untilMs: Date.now() + hourMs, ...more };
  expect(await order(page, 'awaitNews', input)).toEqual({ ok: true, value: null });
  await page.close();
}

/** Waits until the look that was begun is over: by then it has told all that it tells. */
const lookIsOver = async ({ chromium }: Person) =>
  (await chromium.worker()).evaluate(() => navigator.locks.request('news', () => undefined));

/** What the extension read a moment ago counts as old. Not before its last look is over: that keeps what it read. */
async function age(person: Person): Promise<void> {
  const worker = await person.chromium.worker();
  await worker.evaluate(() =>
    navigator.locks.request('news', async () => {
      const { calls } = await chrome.storage.session.get('calls');
      if (!calls) return;
      const { calls: list, ...others } = calls as { calls: object[] };
      const old = list.map((one) => ({ ...one, peopleAtMs: 0 }));
      await chrome.storage.session.set({ calls: { ...others, calls: old, readAtMs: 0 } });
    }),
  );
}

/** Lets half a minute pass for the extension: what it read is old, and its alarm goes off. */
async function look(person: Person): Promise<void> {
  await age(person);
  const before = calls(person, 'conferenceRecords.list').length;
  await ring(person, 'news');
  await called(person, 'conferenceRecords.list', before + 1);
  await lookIsOver(person);
}

/** The same, with what was told before put away: told a second time it would be the same notification. */
async function tellsNothing(person: Person): Promise<void> {
  await person.chromium.clearNotifications();
  await look(person);
  expect(await titles(person)).toEqual([]);
}

const badge = async ({ chromium }: Person) => (await chromium.worker()).evaluate(() => chrome.action.getBadgeText({}));

describe.each(share(ways, 2))('Signed in the %s way', (way) => {
  it('whoever waits in the popup for the first person and for the end is told of each once, by whatever worker', async () => {
    const person = await start({ way });
    const space = meetingOf(person);
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'Tell me');
    await click(popup, 'When the first person is in', 'checkbox');
    await until('it waits', async () => (await alarms(person)).some(({ name }) => name === 'news'));
    await click(popup, 'When the call is over', 'checkbox');
    await sees(popup, 'Until ');
    await person.chromium.closePopup();
    person.google.startConference(space.name, ['Ann']);
    await look(person);
    await notified(person, 'Somebody is in the call', 'Ann');
    await person.chromium.killWorker();
    person.google.startConference(space.name, ['Bo']);
    await tellsNothing(person);
    person.google.endConference(space.name);
    await look(person);
    await notified(person, 'The call is over', space.meetingCode);
    expect(await titles(person)).toEqual(['The call is over']);
    await person.chromium.clickNotification('The call is over');
    await sees(await person.chromium.waitForPopup(), 'No call running');
    await person.chromium.closePopup();
    await tellsNothing(person);
    expect(person.google.orders).toEqual([]);
  });
});

describe('News of a call', () => {
  it('is everybody who comes, and not who was in before', async () => {
    const { person, space } = await hostedCall({ inCall: ['Ann'] });
    await wait(person, space, ['joins']);
    expect(await titles(person)).toEqual([]);
    for (const who of ['Bo', 'Cy']) person.google.startConference(space.name, [who]);
    await look(person);
    const { message } = await notified(person, 'Somebody came into the call');
    expect(message).toContain('Bo');
    expect(message).toContain('Cy');
    expect(message).not.toContain('Ann');
  });

  it('is what Google made of it afterwards, each once it is ready', async () => {
    const { person, space, record } = await hostedCall({ inCall: ['Ann'] });
    await wait(person, space, ['files']);
    person.google.produceArtifacts(record, { kinds: ['recordings'], state: 'STARTED' });
    person.google.endConference(space.name);
    await tellsNothing(person);
    expect(calls(person, 'recordings.list')).toHaveLength(1);
    person.google.produceArtifacts(record, { kinds: ['recordings'], state: 'FILE_GENERATED' });
    await look(person);
    await notified(person, 'Ready after the call', 'Recording');
    await person.chromium.clearNotifications();
    person.google.produceArtifacts(record, { kinds: ['transcripts'], state: 'FILE_GENERATED' });
    await look(person);
    await notified(person, 'Ready after the call', 'Transcript');
    expect((await person.chromium.notifications())[0]?.message).not.toContain('Recording');
  });

  it('is waited for until its time and no longer, and the list of it outlives the worker and the alarm', async () => {
    const { person, space } = await hostedCall();
    await wait(person, space, ['ends']);
    // A browser that starts, and an update of the extension, with which Chrome takes all alarms away.
    for (const [event, ...given] of [['runtime.onStartup'], ['runtime.onInstalled', { reason: 'update' }]] as const) {
      const worker = await person.chromium.worker();
      await worker.evaluate(() => chrome.alarms.clear('news'));
      await person.chromium.killWorker();
      await dispatch(await person.chromium.worker(), event, ...given);
      await until(`it is looked again after ${event}`, async () =>
        (await alarms(person)).some(({ name }) => name === 'news'),
      );
    }
    await wait(person, space, ['ends'], { untilMs: Date.now() - 1 });
    await until('nothing is waited for', async () => (await alarms(person)).length === 0);
    expect(await person.chromium.storage('local')).toMatchObject({ awaited: [] });
    person.google.endConference(space.name);
    await ring(person, 'news');
    await until('the alarm that was set for it is gone', async () => (await alarms(person)).length === 0);
    expect(await titles(person)).toEqual([]);
  });
});

it('Of a meeting that was forgotten nothing more is told, and of another one it is', async () => {
  const { person, space } = await hostedCall();
  const other = meetingOf(person);
  const popup = await openOverMeeting(person, space.meetingCode);
  await sees(popup, 'Tell me');
  await person.chromium.closePopup();
  for (const one of [space, other]) await wait(person, one, ['firstIn', 'ends']);
  const page = await person.chromium.openPage('src/options/index.html#meetings');
  await click(page, `Forget ${space.meetingCode}`);
  await click(page, 'Forget');
  const isKept = async () => `meeting:${space.name}` in (await person.chromium.storage('local'));
  await until('it is forgotten', async () => !(await isKept()));
  person.google.endConference(space.name);
  person.google.startConference(other.name, ['Ann']);
  await look(person);
  await notified(person, 'Somebody is in the call', other.meetingCode);
  expect(await titles(person)).toEqual(['Somebody is in the call']);
  const { awaited } = await person.chromium.storage('local');
  expect(awaited).toMatchObject([{ space: other.name }]);
});

it('Once the list of meetings was erased nothing more is told of any, and the question before said so', async () => {
  const { person, space } = await hostedCall();
  await wait(person, space, ['ends'], { remindAtMs: Date.now() + hourMs });
  const page = await person.chromium.openPage('src/options/index.html#export');
  await click(page, 'Erase the list');
  for (const what of ['Their labels', 'kept calls', 'whom you added', '“Many meetings”']) await sees(page, what);
  await click(page, 'Erase');
  await sees(page, 'Erased.');
  person.google.endConference(space.name);
  await age(person);
  await ring(person, 'news');
  await until('nothing is waited for', async () => (await alarms(person)).length === 0);
  await lookIsOver(person);
  expect(await titles(person)).toEqual([]);
  expect(await person.chromium.storage('local')).not.toHaveProperty('awaited');
});

it('When Google wants to ask the person, that is told once, and news go on after the sign-in', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person);
  await wait(person, space, ['firstIn']);
  person.google.revokeTokens('host@gmail.com');
  await age(person);
  await ring(person, 'news');
  await notified(person, 'Sign in to be told', space.meetingCode);
  expect(await titles(person)).toEqual(['Sign in to be told']);
  await person.chromium.clickNotification('Sign in to be told');
  await sees(await person.chromium.waitForPopup(), 'Sign in with Google to go on.');
  await person.chromium.closePopup();
  // Of a look that asks Google nothing this is the last thing that can be seen: the number on the icon goes.
  await (await person.chromium.worker()).evaluate(() => chrome.action.setBadgeText({ text: '1' }));
  await person.chromium.clearNotifications();
  await ring(person, 'news');
  await until('it has looked again', async () => (await badge(person)) === '');
  expect(await titles(person)).toEqual([]);
  await signIn(person, 'web', ['settings', 'created']);
  person.google.startConference(space.name, ['Ann']);
  await look(person);
  await notified(person, 'Somebody is in the call', 'Ann');
});

it('With Chrome’s own account news go on by themselves, and with them the icons, once Chrome has tokens again', async () => {
  const person = await start({ way: 'browser' });
  const { google } = person;
  const space = meetingOf(person);
  await wait(person, space, ['firstIn']);
  const { clientId = '', scopes = [] } = google.authorizations.at(-1) ?? {};
  google.revokeTokens('host@gmail.com');
  await age(person);
  await ring(person, 'news');
  await notified(person, 'Sign in to be told', space.meetingCode);
  await lookIsOver(person);
  const refusedAtMs = Date.now();
  google.grant('host@gmail.com', clientId, scopes);
  google.startConference(space.name, ['Ann']);
  await until('Chrome no longer answers with what Google said last', () => Date.now() - refusedAtMs > 2_000);
  await look(person);
  await notified(person, 'Somebody is in the call', 'Ann');
  await until('the icons are looked after again', async () => {
    const { signInNeeded } = await person.chromium.storage('session');
    return signInNeeded === undefined;
  });
});

it('A reminder asks whether to end the call, and ends nothing by itself', async () => {
  const { person, space } = await hostedCall({ inCall: ['Ann'] });
  await wait(person, space, [], { remindAtMs: Date.now() - 1_000 });
  await notified(person, 'End this call?', space.meetingCode);
  expect(calls(person, 'end')).toEqual([]);
  await person.chromium.clickNotification('End this call?');
  const popup = await person.chromium.waitForPopup();
  await isAsked(popup);
  expect(calls(person, 'end')).toEqual([]);
  await click(popup, 'Keep the call');
  await until('nothing more is waited for', async () => (await alarms(person)).every(({ name }) => name !== 'news'));
});

it('A reminder is waited for, though all else ends before it', async () => {
  const { person, space } = await hostedCall({ inCall: ['Ann'] });
  const remindAtMs = Date.now() + 2 * hourMs;
  await wait(person, space, ['ends'], { remindAtMs });
  const { awaited } = (await person.chromium.storage('local')) as { awaited: { untilMs: number }[] };
  expect(awaited).toMatchObject([{ space: space.name, remindAtMs }]);
  expect(awaited[0]?.untilMs).toBeGreaterThan(remindAtMs);
});

it('A reminder comes though another account is in use by then, once, and leads to the account that can end the call', async () => {
  const { person, space } = await hostedCall({ inCall: ['Ann'] });
  person.google.knobs.othersAreMasked = true;
  await wait(person, space, [], { remindAtMs: Date.now() + hourMs });
  const page = await openOptions(person);
  const answer = order(page, 'signIn', { another: true });
  await choose(person, 'second@gmail.com');
  await allow(person);
  expect(await answer).toEqual({ ok: true, value: null });
  await page.evaluate(async () => {
    const { awaited } = (await chrome.storage.local.get('awaited')) as { awaited: object[] };
    const due = awaited.map((one) => ({ ...one, remindAtMs: Date.now() - 1_000 }));
    await chrome.storage.local.set({ awaited: due });
  });
  await ring(person, 'news');
  await notified(person, 'End this call?', space.meetingCode);
  await lookIsOver(person);
  expect(await person.chromium.storage('local')).toMatchObject({ awaited: [{ space: space.name, news: [] }] });
  await person.chromium.clickNotification('End this call?');
  const popup = await person.chromium.waitForPopup();
  await click(popup, 'Use host@gmail.com');
  await isAsked(popup);
  expect(calls(person, 'end')).toEqual([]);
  await ring(person, 'news');
  await until('nothing more is waited for', async () => (await alarms(person)).every(({ name }) => name !== 'news'));
  expect(await titles(person)).toEqual([]);
});

it('The icon shows how many people are in, where the host asked for it, and nothing once the call is over', async () => {
  const { person, space } = await hostedCall({ inCall: ['Ann', 'Bo'] });
  await wait(person, space, ['count']);
  expect(await badge(person)).toBe('2');
  person.google.startConference(space.name, ['Cy']);
  await look(person);
  await until('it counts three', async () => (await badge(person)) === '3');
  // Any reading shows it, also one that a panel asked for.
  person.google.endConference(space.name);
  const page = await openOptions(person);
  await order(page, 'readCalls', { fresh: true });
  expect(await badge(person)).toBe('');
});

it('With the permission for settings alone it says what it needs, and waits once that is granted', async () => {
  const person = await start({ way: 'web', scopes: ['settings'] });
  person.google.consent.answer = 'auto';
  const space = meetingOf(person);
  const popup = await openOverMeeting(person, space.meetingCode);
  await click(popup, 'Tell me');
  await click(popup, 'When the call is over', 'checkbox');
  await sees(popup, 'Allow');
});

it('A reminder is at the time that was typed, once the field or the popup is left, and keeps the focus meanwhile', async () => {
  // With 24 hours a time is a whole one before its last digit.
  const person = await startOwn({ lang: 'en-GB' });
  await signIn(person, 'web', ['settings', 'created']);
  const space = meetingOf(person);
  const open = async () => {
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'Tell me');
    await popup.waitForSelector('input[type=time]');
    return popup;
  };
  const waitsFor = (time: string | undefined, ...news: string[]) =>
    until(`it reminds at ${time}, and tells ${news}`, async () => {
      const { awaited = [] } = (await person.chromium.storage('local')) as { awaited?: Waits[] };
      const at = awaited[0]?.remindAtMs && new Date(awaited[0].remindAtMs).toTimeString().slice(0, 5);
      if (at !== time || (awaited[0]?.news ?? []).join() !== news.join()) throw new Error(JSON.stringify(awaited));
      return true;
    });
  let popup = await open();
  await popup.focus('input[type=time]');
  await popup.keyboard.type('1445');
  await popup.keyboard.press('Enter');
  await waitsFor('14:45');
  expect(await popup.$eval('input[type=time]', (field) => document.activeElement === field)).toBe(true);
  // Enter left the keys in the minutes.
  await popup.keyboard.press('ArrowLeft');
  await popup.keyboard.type('0930');
  await click(popup, 'When the call is over', 'checkbox');
  await waitsFor('09:30', 'ends');
  await popup.focus('input[type=time]');
  await popup.keyboard.type('1815');
  await person.chromium.closePopup();
  await waitsFor('18:15', 'ends');
  popup = await open();
  await popup.focus('input[type=time]');
  for (const key of ['Backspace', 'ArrowRight', 'Backspace', 'Enter'] as const) await popup.keyboard.press(key);
  await waitsFor(undefined, 'ends');
});

import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SpaceView } from '../../src/actions/table';
import { until } from '../chromium/until';
import { type Space, troubles } from '../google';
import {
  allow,
  appears,
  ask,
  called,
  calls,
  changes,
  choose,
  click,
  hold,
  hostedCall,
  isAsked,
  look,
  meetingOf,
  named,
  openOptions,
  openOverMeeting,
  order,
  type Person,
  said,
  sees,
  start,
  ways,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const endOff = `${named('End call for everyone…')}[disabled]`;
const endOn = `${named('End call for everyone…')}:not([disabled])`;
const notMade = 'Google lets Roomkeeper end calls only in meetings that it made.';
const notKnown = 'It is not known yet whether Roomkeeper made this meeting';

/** A meeting of the host's with a call, made by us or by another app. */
function running({ google }: Person, madeBy: string): Space {
  const space = google.createSpace({ owner: 'host@gmail.com', madeBy, config: { accessType: 'OPEN' } });
  google.startConference(space.name);
  return space;
}

/** What the worker says of who made it: yes, no, or nothing. */
async function madeOf(page: Page, { meetingCode: code }: Space): Promise<unknown> {
  const { value } = await order(page, 'readSpace', { code });
  return (value as { made?: boolean }).made;
}

/** What is kept of a meeting. */
async function recordOf({ chromium }: Person, { name }: Space): Promise<Record<string, unknown>> {
  return (await chromium.storage('local'))[`meeting:${name}`] as Record<string, unknown>;
}

describe.each(ways)('With all permissions, signed in the %s way', (way) => {
  it('a meeting made in Calendar is none of ours: it is neither ended nor closed', async () => {
    const person = await start({ way, scopes: ['settings', 'created', 'readonly'] });
    const page = await openOptions(person);
    const calendar = running(person, 'calendar');
    expect(await madeOf(page, calendar)).toBe(false);
    expect(await recordOf(person, calendar)).not.toHaveProperty('madeBy');

    // Past every button: the room is not restricted when its call cannot be ended.
    const yes = await look(page, await ask(person, page, calendar.meetingCode, 'closeRoom'));
    expect(await order(page, 'confirm', yes)).toMatchObject({ ok: false, failure: { kind: 'notMade' } });
    expect(changes(person)).toEqual([]);
    expect(calendar.config.accessType).toBe('OPEN');
    const end = await look(page, await ask(person, page, calendar.meetingCode));
    expect(await order(page, 'confirm', end)).toMatchObject({ ok: false, failure: { kind: 'notMade' } });

    // One that was made with this extension on another computer is known as such all the same.
    const ours = running(person, 'us');
    expect(await madeOf(page, ours)).toBe(true);
    expect(await recordOf(person, ours)).toMatchObject({
      madeBy: { account: 'host@gmail.com', project: 'placeholder' },
    });
    expect(calls(person, 'conferenceRecords.get').at(-1)?.scopes.join()).not.toContain('readonly');
  });
});

it('what was changed while Google was asked who made it stays as it is shown', async () => {
  const person = await start({ way: 'web', scopes: ['settings', 'created', 'readonly'] });
  const page = await openOptions(person);
  const space = running(person, 'calendar');
  const letGo = hold(person, 'conferenceRecords.get');
  const reading = order(page, 'readSpace', { code: space.meetingCode });
  await called(person, 'conferenceRecords.get');
  expect(await order(page, 'toggleLock', { code: space.meetingCode, lock: true })).toMatchObject({ ok: true });
  letGo();
  expect(await reading).toMatchObject({ ok: true });
  const kept = async () => {
    const { views } = (await person.chromium.storage('session')) as { views: Record<string, SpaceView> };
    return views[space.meetingCode];
  };
  await until('it is known who made it', async () => (await kept())?.made === false);
  expect((await kept())?.space.config?.accessType).toBe('RESTRICTED');
});

it('a popup says so too, with all permissions', async () => {
  const { person, space } = await hostedCall({ madeBy: 'calendar', scopes: ['settings', 'created', 'readonly'] });
  const popup = await openOverMeeting(person, space.meetingCode);
  await sees(popup, notMade);
  await appears(popup, endOff);
});

it('Google’s silence is no “no”: a click asks again, and only an answer is an answer', async () => {
  const { person, space } = await hostedCall({ madeBy: 'calendar' });
  const { google } = person;
  google.failNext({ method: 'conferenceRecords.get', status: 500 });
  const popup = await openOverMeeting(person, space.meetingCode);
  await sees(popup, notKnown);
  expect(await said(popup)).not.toContain(notMade);
  await appears(popup, endOn);
  // Chromium lets no extension ask a third time at once after two answers of 500, so the next ones fail otherwise.
  google.failNext({ ...troubles.reset, method: 'conferenceRecords.get', times: 2 });
  await click(popup, 'End call for everyone…');
  await sees(popup, 'Google could not be reached.');
  expect(await said(popup)).not.toContain(notMade);
  await click(popup, 'Try again');
  await sees(popup, notMade);
  await appears(popup, `${named('End for everyone')}[disabled]`);
  const asked = calls(person, 'conferenceRecords.get').length;
  await click(popup, 'Keep the call');
  await called(person, 'conferenceRecords.get', asked + 1);
  await appears(popup, endOff);
  expect(changes(person)).toEqual([]);

  const ours = running(person, 'us');
  google.failNext({ method: 'conferenceRecords.get', status: 500 });
  const other = await openOverMeeting(person, ours.meetingCode);
  await sees(other, notKnown);
  await click(other, 'End call for everyone…');
  await isAsked(other);
  await click(other, 'End for everyone');
  await sees(other, 'The call was ended for everyone');
});

it('what is known is not forgotten when Google does not say it again', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const calendar = running(person, 'calendar');
  expect(await madeOf(page, calendar)).toBe(false);
  person.google.failNext({ method: 'conferenceRecords.get', status: 500 });
  expect(await madeOf(page, calendar)).toBe(false);
  const { value } = await order(page, 'toggleLock', { code: calendar.meetingCode });
  expect((value as { view: { made?: boolean } }).view.made).toBe(false);
});

it('the permission to end is asked for by the click, where nothing else can tell who made it', async () => {
  const { person, space } = await hostedCall({ scopes: ['settings'] });
  const popup = await openOverMeeting(person, space.meetingCode);
  await sees(popup, notKnown);
  expect(await said(popup)).not.toContain(notMade);
  await click(popup, 'End call for everyone…');
  await sees(popup, 'Google needs your permission for this.');
  await click(popup, 'Allow');
  await allow(person);
  const asked = await person.chromium.waitForPopup();
  await isAsked(asked);
  expect(changes(person)).toEqual([]);
});

it('End belongs to the account that made a meeting: for another one it is off, and says whose it is', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const { value } = await order(page, 'createSpace', {});
  const { name, meetingCode } = (value as { view: { space: Space } }).view.space;
  person.google.startConference(name, ['host@gmail.com', 'second@gmail.com']);
  const answer = order(page, 'signIn', { another: true });
  await choose(person, 'second@gmail.com');
  await allow(person);
  expect(await answer).toEqual({ ok: true, value: null });
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Call running');
  await sees(popup, 'Only the owner of this meeting can see and change this.');
  await appears(popup, endOff);
  // It was seen by somebody else since, and still counts as made by the host.
  const host = '100000000000000000001';
  await page.evaluate((account) => chrome.storage.local.set({ account }), host);
  await appears(await openOverMeeting(person, meetingCode), endOn);
  expect(changes(person)).toEqual(['create']);
});

it('and to the Cloud project of the client: with another client it is off until Google says otherwise', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const { value } = await order(page, 'createSpace', {});
  const space = person.google.space((value as { view: { space: Space } }).view.space.name);
  person.google.startConference(space.name);
  expect(await madeOf(page, space)).toBe(true);
  expect(calls(person, 'conferenceRecords.get')).toEqual([]);

  // The new client's project, which is us from now on, did not make it.
  const webClientId = '424242424242-other.apps.googleusercontent.com';
  space.madeBy = 'another';
  person.google.grant('host@gmail.com', webClientId, ['openid', 'email']);
  await page.evaluate((webClientId) => chrome.storage.local.set({ webClientId }), webClientId);
  person.google.consent.answer = 'auto';
  person.google.consent.webAccounts = ['host@gmail.com'];
  const scopes = ['created', 'settings'].map((name) => `https://www.googleapis.com/auth/meetings.space.${name}`);
  expect(await order(page, 'signIn', { way: 'web', scopes })).toMatchObject({ ok: true });
  expect(await madeOf(page, space)).toBe(false);
  await page.evaluate(() => chrome.storage.local.remove('webClientId'));
  expect(await madeOf(page, space)).toBe(true);
});

it('records of an earlier version: what this browser made counts for its account, what was called ours does not', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const kept = ({ name, meetingCode, meetingUri }: Space, more: object) => ({
    [`meeting:${name}`]: { name, code: meetingCode, uri: meetingUri, seenAtMs: 1, ...more },
  });
  const [made, seenSince, ours] = [running(person, 'us'), running(person, 'us'), running(person, 'calendar')];
  const records = {
    ...kept(made, { account: 'host@gmail.com', madeAtMs: 1 }),
    ...kept(seenSince, { account: 'second@gmail.com', madeAtMs: 1 }),
    ...kept(ours, { account: 'host@gmail.com', ours: true }),
  };
  await page.evaluate((records) => chrome.storage.local.set(records), records);
  expect(await madeOf(page, made)).toBe(true);
  expect(calls(person, 'conferenceRecords.get')).toEqual([]);
  // Google is asked about this one, because the record says that another account made it.
  expect(await madeOf(page, seenSince)).toBe(true);
  expect(calls(person, 'conferenceRecords.get')).toHaveLength(1);
  expect(await madeOf(page, ours)).toBe(false);
});

it('a call that cannot be seen is not called over', async () => {
  const person = await start({ way: 'web' });
  const space = person.google.createSpace({ owner: 'second@gmail.com', config: { accessType: 'OPEN' } });
  person.google.startConference(space.name, ['second@gmail.com']);
  const popup = await openOverMeeting(person, space.meetingCode);
  await sees(popup, 'Only the owner can see whether a call is running');
  await appears(popup, endOff);
  for (const untrue of ['No call', 'over']) expect(await said(popup)).not.toContain(untrue);

  const page = await openOptions(person);
  await ask(person, page, space.meetingCode);
  const asked = await openOverMeeting(person, meetingOf(person).meetingCode);
  await sees(asked, 'Only the owner can see whether a call is running');
  for (const untrue of ['No call', 'over']) expect(await said(asked)).not.toContain(untrue);
});

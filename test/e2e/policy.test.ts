import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writePresetFile } from '../../src/options/preset-file';
import { until } from '../chromium/until';
import {
  allIsAcknowledged,
  appears,
  breaksAreRead,
  calls,
  changes,
  choose,
  chooseFile,
  chooseOption,
  click,
  clickAway,
  clickOn,
  heldCall,
  keepRooms,
  ledger,
  meetingOf,
  named,
  openCalls,
  openElsewhere,
  openOverMeeting,
  order,
  type Person,
  paste,
  planRooms,
  readRows,
  said,
  sees,
  start,
  stay,
} from '../person';
import { oneIn } from '../share';
import { findPolicyFolder, mayWritePolicies, type Organisation, openOrganisation } from './organisation';

beforeEach(oneIn(10));

const allowed = await mayWritePolicies();

const give = async ({ chromium }: Person, action: string, input: object) => {
  const page = await chromium.openPage('src/popup/index.html');
  const answer = await order(page, action, input);
  await page.close();
  return answer;
};

const blocked = (what: string) => ({ ok: false, failure: { kind: 'blockedByPolicy', what } });

const told = async ({ chromium }: Person) =>
  until('the notification', async () => (await chromium.notifications()).at(-1)?.message);

/** The popup over a meeting with a running call, made by this extension. */
async function overMade(person: Person) {
  expect(await give(person, 'createSpace', {})).toMatchObject({ ok: true });
  const [space] = person.google.spaces;
  if (!space) throw new Error('The meeting that was made is not there.');
  person.google.startConference(space.name);
  return { name: space.name, code: space.meetingCode, popup: await openOverMeeting(person, space.meetingCode) };
}

if (!allowed)
  it(`CANNOT be tested on this machine: ${await findPolicyFolder()} is not writable`, async () => {
    const person = await start();
    expect(await person.chromium.storage('managed')).toEqual({});
  });

const rooms = 'src/options/index.html#rooms';
const webClientId = '987654321098-school.apps.googleusercontent.com';
const policies = {
  access: { allowedAccessTypes: ['TRUSTED', 'RESTRICTED'] },
  presets: {
    enforcedPreset: { moderation: 'ON', chatRestriction: 'HOSTS_ONLY' },
    defaultPreset: { accessType: 'RESTRICTED' },
  },
  restriction: { enforcedPreset: { chatRestriction: 'HOSTS_ONLY' } },
  nobody: { allowedAccessTypes: [] },
  ending: { endDisabled: true },
  keeping: { keptCallsDisabled: true },
  accounts: { allowedDomains: ['school.example'], webClientId, logDisabled: true },
  lists: { peopleListsDisabled: true },
};

describe.runIf(allowed)('a real policy file', () => {
  let organisation: Organisation<keyof typeof policies>;
  beforeAll(async () => {
    organisation = await openOrganisation(policies);
  });
  afterAll(() => organisation?.close());

  it('who may join: a new meeting gets the first choice, and no trigger opens it further', async () => {
    const person = await organisation.startUnder('access', 'web');
    const { name, popup } = await overMade(person);
    expect(calls(person, 'create')[0]?.body).toEqual({ config: { accessType: 'TRUSTED' } });
    await sees(popup, 'Set by your organization.');
    expect(await popup.$eval('input[value=OPEN]', (input) => (input as HTMLInputElement).disabled)).toBe(true);
    await click(popup, 'Presets');
    await appears(popup, '.menu button:disabled');
    const off = await popup.$$eval('.menu button:disabled bdi', (names) => names.map((one) => one.textContent));
    expect(off).toEqual(['Open house', 'Webinar with viewers']);
    const open = { accessType: 'OPEN' };
    const update = { name, shown: { accessType: 'TRUSTED' }, wanted: open };
    expect(await give(person, 'updateSpace', update)).toEqual(blocked('setting'));
    expect(await give(person, 'createSpace', { leaves: open })).toEqual(blocked('setting'));
    expect([calls(person, 'patch').length, calls(person, 'create').length]).toEqual([0, 1]);
  });

  it('settings of every meeting are sent with it and cannot be taken away; a default can', async () => {
    const { enforcedPreset } = policies.presets;
    const person = await organisation.startUnder('presets', 'web');
    const tab = await person.chromium.openTab('https://www.google.com/');
    await person.chromium.dispatchCommand('createSpace', tab);
    await told(person);
    const restrictions = { moderation: 'ON', moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' } };
    expect(calls(person, 'create')[0]?.body).toEqual({ config: { accessType: 'RESTRICTED', ...restrictions } });
    await give(person, 'createSpace', { leaves: { accessType: 'OPEN', moderation: 'OFF' } });
    expect(calls(person, 'create')[1]?.body).toEqual({ config: { accessType: 'OPEN', ...restrictions } });
    const name = person.google.spaces[0]?.name;
    const off = { name, shown: enforcedPreset, wanted: { moderation: 'OFF' } };
    expect(await give(person, 'updateSpace', off)).toEqual(blocked('setting'));
    expect(calls(person, 'patch')).toEqual([]);
  });

  it('a restriction alone: host management stays on with it, in a new meeting and in every change', async () => {
    const person = await organisation.startUnder('restriction', 'web');
    const both = { moderation: 'ON', moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' } };
    for (const leaves of [{}, { moderation: 'OFF' }, { moderation: 'OFF', chatRestriction: 'NO_RESTRICTION' }])
      expect(await give(person, 'createSpace', { leaves })).toMatchObject({ ok: true, value: { mismatches: [] } });
    expect(calls(person, 'create').map(({ body }) => body)).toEqual(Array(3).fill({ config: both }));
    const page = await person.chromium.openPage(rooms);
    await keepRooms(page, 'x', planRooms(1), { moderation: 'OFF' });
    expect(await order(page, 'createRooms', { list: 'x' })).toMatchObject({ ok: true });
    await sees(page, 'Made');
    // What the organisation decided was not refused by Google.
    expect(await said(page)).not.toContain('Not applied');
    expect(calls(person, 'create').at(-1)?.body).toEqual({ config: both });
    const [{ name, meetingCode } = { name: '', meetingCode: '' }] = person.google.spaces;
    const off = { name, shown: { moderation: 'ON', chatRestriction: 'HOSTS_ONLY' }, wanted: { moderation: 'OFF' } };
    expect(await give(person, 'updateSpace', off)).toEqual(blocked('setting'));
    expect(calls(person, 'patch')).toEqual([]);
    expect(person.google.space(name).config).toMatchObject(both);
    const popup = await openOverMeeting(person, meetingCode);
    await click(popup, 'All settings');
    await sees(popup, 'Host management');
    expect(await popup.$eval('select[name=moderation] option[value=OFF]', (one) => one.matches(':disabled'))).toBe(
      true,
    );
  });

  it('no choice allowed of who may join: nothing but RESTRICTED is sent', async () => {
    const person = await organisation.startUnder('nobody', 'web');
    expect(await give(person, 'createSpace', {})).toMatchObject({ ok: true });
    expect(calls(person, 'create')[0]?.body).toEqual({ config: { accessType: 'RESTRICTED' } });
    expect(await give(person, 'createSpace', { leaves: { accessType: 'OPEN' } })).toEqual(blocked('setting'));
    const code = person.google.spaces[0]?.meetingCode;
    expect(await give(person, 'toggleLock', { code, lock: false })).toEqual(blocked('setting'));
    expect([calls(person, 'create').length, calls(person, 'patch').length]).toEqual([1, 0]);
  });

  it('ending is off in the popup, in the menu and by the shortcut', async () => {
    const person = await organisation.startUnder('ending', 'web');
    const { code, popup } = await overMade(person);
    await sees(popup, 'Your organization has switched this off.');
    await person.chromium.closePopup();
    const tab = await person.chromium.openTab(`https://meet.google.com/${code}`);
    await person.chromium.dispatchMenu({ menuItemId: 'endConference@page' }, tab);
    const off = `${code}\nYour organization has switched off ending calls from here.`;
    const sayings = async () => (await person.chromium.notifications()).filter(({ message }) => message === off).length;
    await until('the menu is told so', async () => (await sayings()) === 1);
    await person.chromium.dispatchCommand('endConference', tab);
    await until('the shortcut is told so', async () => (await sayings()) === 2);
    expect(await give(person, 'closeRoom', { code })).toEqual(blocked('end'));
    expect(calls(person, 'end')).toEqual([]);
  });

  it('who was in a call is shown, and not kept; what was kept before is erased', async () => {
    const person = await organisation.startUnder('keeping', 'web');
    const space = meetingOf(person);
    heldCall(person, space, [stay('host@gmail.com', 0), stay('Ann', 5)]);
    const options = await person.chromium.openPage('src/options/index.html');
    await options.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('keptCalls', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('calls');
        opening.onsuccess = () => resolve(opening.result);
      });
      const writing = database.transaction('calls', 'readwrite');
      writing.objectStore('calls').put({ people: [{ name: 'Zoe' }] }, ['1', 'spaces/x', 'conferenceRecords/x']);
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      database.close();
    });
    const page = await openCalls(person, space);
    await breaksAreRead(page);
    await sees(page, 'Your organization does not let anybody keep who was in a call.');
    expect(await readRows(page)).toHaveLength(2);
    expect(await page.$(named('Keep this call'))).toBeNull();
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  });

  it('only accounts of the organisation, through its own client, and no log', async () => {
    const person = await organisation.startUnder('accounts');
    person.google.consent.answer = 'auto';
    const stranger = give(person, 'signIn', { way: 'web', scopes: [] });
    await choose(person, 'host@gmail.com');
    expect(await stranger).toEqual(blocked('account'));
    expect(await person.chromium.storage('local')).not.toHaveProperty('accounts');
    expect((await person.chromium.storage('session')).webGrants ?? {}).toEqual({});
    const popup = await openElsewhere(person);
    await clickAway(popup, named('Sign in with Google'));
    await choose(person, 'teacher@school.example');
    await until('signed in', async () => (await person.chromium.storage('local')).account);
    expect(new Set(person.google.authorizations.map(({ clientId }) => clientId))).toEqual(new Set([webClientId]));
    const options = await person.chromium.openPage('src/options/index.html#log');
    await sees(options, 'Set by your organization.');
    await allIsAcknowledged(options);
    expect((await ledger(person)).told).toEqual([]);
  });

  it('many meetings: what is barred, and what comes with all of them, is said beforehand', async () => {
    const person = await organisation.startUnder('access', 'web');
    const page = await person.chromium.openPage(rooms);
    await paste(page, 'textarea', '9a\n9b');
    await sees(page, 'Your organization sets for all of them: Who joins without asking.');
    const off = await page.$$eval('option:disabled', (options) => options.map((one) => one.textContent));
    expect(off).toEqual([
      'Open house (not allowed by your organization)',
      'Webinar with viewers (not allowed by your organization)',
    ]);
    await chooseOption(page, 'select', 'exam');
    await until('the choice is the person’s', async () => !(await said(page)).includes('Your organization sets'));
    await click(page, 'Make them');
    await until('both are made', () => person.google.spaces.length === 2);
    expect(person.google.spaces.map(({ config }) => config.accessType)).toEqual(['RESTRICTED', 'RESTRICTED']);
  });

  it('many meetings: what every meeting gets is named, and is in each', async () => {
    const person = await organisation.startUnder('restriction', 'web');
    const page = await person.chromium.openPage(rooms);
    await paste(page, 'textarea', '9a; ann@school.example');
    await sees(page, 'Your organization sets for all of them: Host management, Who may chat.');
    await chooseOption(page, 'select[aria-label="People come in as"]', 'COHOST');
    await click(page, 'Make them');
    await until('it is made', () => person.google.spaces[0]?.members.length === 1);
    // It is on anyway, so it was not offered.
    expect(calls(person, 'create').map(({ body }) => body)).toEqual([
      { config: { moderation: 'ON', moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' } } },
    ]);
  });

  it('many meetings: an account that may not be used is said beforehand, and none are made', async () => {
    const person = await organisation.startUnder('accounts');
    const page = await person.chromium.openPage(rooms);
    // As of a time before the policy.
    await page.evaluate(() => {
      const accounts = [{ id: '1', email: 'host@gmail.com', way: 'web', scopes: [] }];
      return chrome.storage.local.set({ accounts, account: '1' });
    });
    await paste(page, 'textarea', '9a');
    await sees(page, 'Meetings: 1. People: 0. With host@gmail.com.');
    await sees(page, 'Your organization does not allow this account here.');
    const isOff = await page.$eval(named('Make them'), (button) => (button as HTMLButtonElement).disabled);
    expect(isOff).toBe(true);
  });

  it('no lists of people: none is offered, used, exported or taken in, not even of those that were there', async () => {
    const person = await organisation.startUnder('lists', 'web');
    const worker = await person.chromium.worker();
    await worker.evaluate(async () => {
      const people = [{ email: 'ann@school.example', role: 'COHOST' }];
      await chrome.storage.local.set({ 'peopleList:0000000a': { name: 'Class 9b', people } });
      const preset = { name: 'Physics', leaves: { accessType: 'RESTRICTED' }, peopleListId: '0000000a', at: 1 };
      await chrome.storage.sync.set({ 'preset:0123abcd': preset });
    });
    const page = await person.chromium.openPage('src/options/index.html#people');
    await sees(page, 'Your organization does not allow lists of people.');
    expect(await said(page)).not.toMatch(/New list|Class 9b/);
    const many = await person.chromium.openPage(rooms);
    await paste(many, 'textarea', '9a');
    await chooseOption(many, 'select', '0123abcd');
    await sees(many, 'Meetings: 1. People: 0.');
    expect(await said(many)).not.toMatch(/Class 9b|People for each|another computer/);
    await click(many, 'Make them');
    await until('it is made', () => person.google.spaces.length === 1);
    const presets = await person.chromium.openPage('src/options/index.html#presets');
    await sees(presets, 'Physics');
    expect(await said(presets)).not.toContain('With lists of people');
    await clickOn(presets, '[aria-label="Edit Physics"]');
    await sees(presets, 'Who joins without asking');
    expect(await said(presets)).not.toMatch(/Class 9b|another computer/);
    const lists = { '0000000b': { name: 'Class 9c', people: [{ email: 'ben@school.example' }] } };
    await chooseFile(presets, writePresetFile([], lists));
    await sees(presets, 'Your organization does not allow lists of people.');
    await click(presets, 'Import');
    await sees(presets, 'Presets imported: 0.');
    expect(Object.keys(await person.chromium.storage('local')).filter((key) => key.startsWith('peopleList:'))).toEqual([
      'peopleList:0000000a',
    ]);
    expect(await give(person, 'createSpace', { presetId: '0123abcd' })).toMatchObject({ ok: true });
    expect(person.google.spaces.map(({ config }) => config.accessType)).toEqual(['RESTRICTED', 'RESTRICTED']);
    expect(changes(person)).toEqual(['create', 'create']);
  });
});

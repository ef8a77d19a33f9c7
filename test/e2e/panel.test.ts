import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { close } from '../chromium/windows';
import {
  appears,
  called,
  calls,
  changeAccess,
  click,
  clickAway,
  clickOn,
  everythingIsTold,
  hold,
  hostedCall,
  isAsked,
  letPass,
  meetingOf,
  openOptions,
  openOverMeeting,
  order,
  type Person,
  said,
  sees,
  start,
  tellingIsOver,
  ways,
} from '../person';
import { oneIn, share } from '../share';

beforeEach(oneIn(10));

/** The panel as a page in a tab, where a test needs no window beside it. */
const openPanelPage = ({ chromium }: Person) => chromium.openPage('src/panel/index.html');
const asked = (person: Person) => person.google.requests.map(({ call }) => call);
/** The running calls as the extension keeps them for all windows. */
const readKept = async ({ chromium }: Person): Promise<{ settingsAtMs?: number }[]> => {
  const { calls } = (await chromium.storage('session')) as { calls?: { calls: { settingsAtMs?: number }[] } };
  return calls?.calls ?? [];
};
const open = '[aria-label="Live: all running calls"]';

describe.each(share(ways, 2))('Signed in the %s way', (way) => {
  it('opens from the popup on its meeting and stays beside the tab: who is in, a change, and the end with its question', async () => {
    const { person, space } = await hostedCall({ way, inCall: ['host@gmail.com', 'Ann'], startedAgoMs: 720_000 });
    const other = meetingOf(person);
    person.google.startConference(other.name, ['Bo']);
    const popup = await openOverMeeting(person, space.meetingCode);
    await clickAway(popup, open);
    const panel = await person.chromium.waitForPanel();
    expect(person.chromium.isPopupOpen()).toBe(false);
    await sees(panel, '12 min · In the call: 2');
    for (const one of [other.meetingCode, 'In the call now (2)', 'Hana Host', 'Ann (not signed in)'])
      await sees(panel, one);
    // It is no place that another tab takes away.
    await person.chromium.openTab('https://www.google.com/');
    await changeAccess(panel, 'RESTRICTED');
    await sees(panel, 'Settings changed');
    await sees(panel, 'Locked');
    await click(panel, 'End call for everyone…');
    await isAsked(panel);
    expect(calls(person, 'end')).toEqual([]);
    await click(panel, 'End for everyone');
    await sees(panel, 'The call was ended for everyone');
    await until('the list has the other call alone', async () => !(await said(panel)).includes('12 min'));
    expect(person.google.conference(other.name)).toBeDefined();
    await everythingIsTold(person);
    // It has shown everything, and a page that shows something spares the notification.
    await tellingIsOver(person);
    expect(await person.chromium.notifications()).toEqual([]);
  });
});

describe('The list', () => {
  it('has every call of ours, leads to each, and says so where there is none', async () => {
    const person = await start({ way: 'web' });
    const panel = await openPanelPage(person);
    await sees(panel, 'No call runs that Google shows you.');
    // What any window reads, all of them show.
    const page = await openOptions(person);
    const look = () => order(page, 'readCalls', { fresh: true });
    const first = meetingOf(person);
    person.google.startConference(first.name, ['Ann']);
    expect(await look()).toMatchObject({ ok: true });
    await panel.bringToFront();
    await sees(panel, 'In the call: 1');
    await sees(panel, 'Ann (not signed in)');
    const second = meetingOf(person);
    person.google.startConference(second.name, ['Bo', 'Cy']);
    // Somebody else's is none of ours.
    const foreign = person.google.createSpace({ owner: 'host@gmail.com', madeBy: 'calendar' });
    person.google.startConference(foreign.name, ['Dan']);
    expect(await look()).toMatchObject({ ok: true });
    await sees(panel, second.meetingCode);
    // What was chosen stays.
    await sees(panel, 'Ann (not signed in)');
    await clickOn(panel, '.calls li:first-child button');
    await sees(panel, 'Cy (not signed in)');
    expect(await said(panel)).not.toContain(foreign.meetingCode);
  });

  it('asks for one permission more only where somebody wants the others too', async () => {
    const { person, space } = await hostedCall({ madeBy: 'calendar', inCall: ['Dan'] });
    person.google.consent.answer = 'auto';
    const panel = await openPanelPage(person);
    await sees(panel, 'No call runs that Google shows you.');
    await click(panel, 'Show others too');
    await sees(panel, space.meetingCode);
    await sees(panel, 'Dan (not signed in)');
    expect(await said(panel)).not.toContain('Show others too');
  });

  it('says what it lacks with the permission for settings alone', async () => {
    const { person, space } = await hostedCall({ scopes: ['settings'], inCall: ['Ann'] });
    person.google.consent.answer = 'auto';
    const panel = await openPanelPage(person);
    await click(panel, 'Allow');
    await sees(panel, space.meetingCode);
    await sees(panel, 'Ann (not signed in)');
  });
});

describe('One reading', () => {
  it('is for all windows: a second panel asks for nothing that the first has just read', async () => {
    const { person } = await hostedCall({ inCall: ['Ann'] });
    const first = await openPanelPage(person);
    await sees(first, 'Ann (not signed in)');
    await until('all is read', async () => (await readKept(person))[0]?.settingsAtMs);
    const before = asked(person).length;
    const page = await openOptions(person);
    for (let at = 0; at < 3; at++) expect(await order(page, 'readCalls', {})).toMatchObject({ ok: true });
    expect(asked(person)).toHaveLength(before);
  });

  it('is not made while nobody can see it, and at once when somebody can', async () => {
    const { person, space } = await hostedCall({ inCall: ['Ann'] });
    const panel = await openPanelPage(person);
    await sees(panel, 'Ann (not signed in)');
    await until('its settings are read too', async () => (await readKept(person))[0]?.settingsAtMs);
    const tab = await person.chromium.openTab('https://www.google.com/');
    await until('it is hidden', () => panel.evaluate(() => document.visibilityState === 'hidden'));
    const before = asked(person).length;
    person.google.startConference(space.name, ['Bo']);
    await letPass(panel, 120_000);
    // What is asked next is all that is asked.
    await order(panel, 'readSpace', { code: space.meetingCode });
    expect(asked(person).slice(before)).toEqual(['get']);
    await close(tab.target());
    await called(person, 'participants.list', 2);
  });

  it('keeps a break that Google asks for, and so does everything else that reads by itself', async () => {
    const { person, record } = await hostedCall({ inCall: ['Ann'] });
    person.google.failNext({ method: 'conferenceRecords.list', status: 429, headers: { 'retry-after': '30' } });
    const panel = await openPanelPage(person);
    await sees(panel, 'Google asks for a short break.');
    const before = asked(person).length;
    const page = await openOptions(person);
    const input = { part: 'getConferenceRecord', record };
    expect(await order(page, 'readConference', input)).toMatchObject({ ok: false, failure: { kind: 'rateLimited' } });
    expect(asked(person)).toHaveLength(before);
    expect(calls(person, 'conferenceRecords.list')).toHaveLength(1);
  });
});

describe('What changes while it is read', () => {
  it('a call that ends between its list and its people is no failure', async () => {
    const { person, space } = await hostedCall({ inCall: ['Ann'] });
    person.google.failNext({ method: 'participants.list', status: 404 });
    const panel = await openPanelPage(person);
    await called(person, 'participants.list');
    await sees(panel, space.meetingCode);
    await sees(panel, 'In the call: 0');
    expect(await said(panel)).not.toContain('That did not work');
  });

  it('nobody who is on two pages of a list is counted twice', async () => {
    const people = Array.from({ length: 260 }, (_, at) => `Guest ${at}`);
    const { person, space } = await hostedCall({ inCall: people });
    // The latest to join is first, so that whoever joins between two pages moves somebody to the second one again.
    person.google.failNext({ method: 'participants.list' });
    const letGo = hold(person, 'participants.list');
    const panel = await openPanelPage(person);
    await called(person, 'participants.list', 2);
    person.google.startConference(space.name, ['Late']);
    letGo();
    // Late is on neither page, and comes with the next reading.
    await sees(panel, 'In the call now (260)');
    const names = await panel.$$eval('.present bdi', (all) => all.map(({ textContent }) => textContent));
    expect([names.length, new Set(names).size]).toEqual([260, 260]);
  });
});

describe('The Meet tab of its window', () => {
  it('is followed only where the person allowed that, and else it stays on the call that was chosen', async () => {
    const { person, space } = await hostedCall({ inCall: ['Ann'] });
    const other = meetingOf(person);
    person.google.startConference(other.name, ['Bo']);
    const popup = await openOverMeeting(person, space.meetingCode);
    await clickAway(popup, open);
    const panel = await person.chromium.waitForPanel();
    await sees(panel, 'Ann (not signed in)');
    await sees(panel, 'Stays on the call that you choose.');
    const tab = await person.chromium.openTab(`https://meet.google.com/${other.meetingCode}`);
    await sees(panel, other.meetingCode);
    expect(await said(panel)).not.toContain('Bo (not signed in)');
    await person.chromium.grantHost('https://meet.google.com/*');
    await tab.bringToFront();
    await click(panel, 'Follow the Meet tab');
    await sees(panel, 'Bo (not signed in)');
    const front = await person.chromium.openTab(`https://meet.google.com/${space.meetingCode}`);
    await sees(panel, 'Ann (not signed in)');
    expect(await said(panel)).not.toContain('Stays on the call');

    await clickOn(panel, '.calls li button:not([aria-current])');
    await sees(panel, 'Bo (not signed in)');
    const told = panel.evaluate(
      () =>
        new Promise<void>((resolve) => chrome.tabs.onUpdated.addListener((_, { title }) => void (title && resolve()))),
    );
    await front.evaluate(() => {
      document.title = 'Somebody speaks';
    });
    await told;
    // What comes of it would have come by the time that something else was answered.
    await order(panel, 'copyCode', { code: space.meetingCode });
    expect(await said(panel), 'the call that was chosen in the list').toContain('Bo (not signed in)');
    await person.chromium.openTab(`https://meet.google.com/${space.meetingCode}?again`);
    await sees(panel, 'Ann (not signed in)');
  });
});

it('What was chosen and typed for a meeting is there again after another one was in front, until it is sent or given up', async () => {
  const { person, space } = await hostedCall({ inCall: ['Ann'] });
  const other = meetingOf(person);
  person.google.startConference(other.name, ['Bo']);
  const popup = await openOverMeeting(person, space.meetingCode);
  await clickAway(popup, open);
  const panel = await person.chromium.waitForPanel();
  await sees(panel, 'Ann (not signed in)');
  await person.chromium.grantHost('https://meet.google.com/*');
  const first = await person.chromium.openTab(space.meetingUri);
  await click(panel, 'Follow the Meet tab');
  await until('it follows', async () => !(await said(panel)).includes('Follow the Meet tab'));
  const second = await person.chromium.openTab(other.meetingUri);
  await sees(panel, 'Bo (not signed in)');
  const toAndFro = async () => {
    await second.bringToFront();
    await sees(panel, 'Bo (not signed in)');
    expect(await said(panel), 'it is about the first one').not.toContain('school.example');
    expect(await said(panel), 'it is about the first one').not.toContain('What changes');
    await first.bringToFront();
    await sees(panel, 'Ann (not signed in)');
    await sees(panel, 'All settings');
  };
  await first.bringToFront();
  await sees(panel, 'Ann (not signed in)');
  await clickOn(panel, 'input[value=RESTRICTED]');
  await sees(panel, 'What changes');
  await toAndFro();
  await sees(panel, 'What changes');
  await appears(panel, 'input[value=RESTRICTED]:checked');

  await click(panel, 'Co-hosts and guests');
  await sees(panel, 'Nobody yet.');
  await clickOn(panel, '#guests');
  await panel.keyboard.type('cleo@school.example ben@sch');
  await sees(panel, 'cleo@school.example: Guest');
  await toAndFro();
  await sees(panel, 'cleo@school.example: Guest');
  await click(panel, 'Co-hosts and guests');
  await panel.waitForSelector('#guests');
  const typed = () => panel.$eval('#guests', (field) => (field as HTMLTextAreaElement).value);
  expect(await typed()).toBe('cleo@school.example ben@sch');
  await click(panel, 'Keep as it is');
  await toAndFro();
  await click(panel, 'Apply');
  await sees(panel, 'Settings changed');
  await toAndFro();
  for (const untrue of ['What changes', 'school.example']) expect(await said(panel)).not.toContain(untrue);
  expect(space.config.accessType).toBe('RESTRICTED');
  await everythingIsTold(person);
});

it('No warning comes with it when the extension is installed', async () => {
  const person = await start();
  const page = await openOptions(person);
  const warnings = await page.evaluate(async () => {
    const manifest = await (await fetch('/manifest.json')).text();
    const { permissions, ...others } = JSON.parse(manifest) as { permissions: string[] };
    const without = { ...others, permissions: permissions.filter((name) => name !== 'sidePanel') };
    const ask = (text: string) => chrome.management.getPermissionWarningsByManifest(text);
    return [await ask(manifest), await ask(JSON.stringify(without))];
  });
  expect(warnings[0]).toEqual(warnings[1]);
});

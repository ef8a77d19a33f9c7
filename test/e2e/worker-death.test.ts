import { describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  called,
  calls,
  changeAccess,
  changes,
  click,
  isAsked,
  makeMeeting,
  meetingOf,
  notified,
  openElsewhere,
  openOverMeeting,
  type Person,
  sees,
  start,
} from '../person';

/** Nothing is left of the orders that a dead worker had under way. */
const journalIsEmpty = ({ chromium }: Person) =>
  until('the journal is empty', async () => {
    const { journal } = await chromium.storage('session');
    return Object.keys(journal ?? {}).length === 0;
  });

describe('Killed just before an order, the worker comes back for', () => {
  it('a message from the popup', async () => {
    const person = await start({ way: 'web' });
    const { meetingCode } = meetingOf(person);
    const popup = await openOverMeeting(person, meetingCode);
    await sees(popup, 'No call running');
    await person.chromium.killWorker();
    await changeAccess(popup, 'OPEN');
    await sees(popup, 'Google confirms the change.');
    expect(changes(person)).toEqual(['patch']);
    expect(person.chromium.isWorkerRunning()).toBe(true);
  });

  it('an order of another page', async () => {
    const person = await start({ way: 'web' });
    const page = await person.chromium.openPage('src/options/index.html');
    await person.chromium.killWorker();
    const answer = await page.evaluate(() => chrome.runtime.sendMessage({ action: 'createSpace', input: {} }));
    expect(answer).toMatchObject({ ok: true });
    expect(changes(person)).toEqual(['create']);
  });

  it.each([
    [
      'a shortcut',
      (person: Person, url: string) =>
        person.chromium.openTab(url).then((tab) => person.chromium.dispatchCommand('endConference', tab)),
    ],
    [
      'a menu item',
      (person: Person, url: string) =>
        person.chromium
          .openTab(url)
          .then((tab) => person.chromium.dispatchMenu({ menuItemId: 'endConference@page' }, tab)),
    ],
  ])('%s, and again before the yes', async (_, give) => {
    const person = await start({ way: 'web' });
    const { name, meetingUri } = meetingOf(person);
    person.google.startConference(name);
    await person.chromium.killWorker();
    await give(person, meetingUri);
    const popup = await person.chromium.waitForPopup();
    await isAsked(popup);
    await person.chromium.killWorker();
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(changes(person)).toEqual(['end']);
  });
});

describe('Killed in the middle, the outcome is said to be unknown and nothing is repeated:', () => {
  it('New meeting from the popup', async () => {
    const person = await start({ way: 'web' });
    person.google.failNext({ method: 'create', how: 'hang' });
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await called(person, 'create');
    await person.chromium.killWorker();
    await sees(popup, 'It may or may not have happened; nothing was tried again.');
    await person.chromium.worker();
    expect((await notified(person, 'Outcome unknown')).message).toContain('It may exist; nothing was tried again.');
    await journalIsEmpty(person);
    expect(changes(person)).toEqual(['create']);
  });

  it('New meeting by the shortcut', async () => {
    const person = await start({ way: 'web' });
    person.google.failNext({ method: 'create', delayMs: 1_000 });
    await person.chromium.dispatchCommand('createSpace', await person.chromium.openTab('https://www.google.com/'));
    await called(person, 'create');
    await person.chromium.killWorker();
    await person.chromium.worker();
    await notified(person, 'Outcome unknown');
    await journalIsEmpty(person);
    expect(changes(person)).toEqual(['create']);
  });

  it('a change of access', async () => {
    const person = await start({ way: 'web' });
    const { meetingCode } = meetingOf(person);
    person.google.failNext({ method: 'patch', how: 'hang' });
    const popup = await openOverMeeting(person, meetingCode);
    await changeAccess(popup, 'OPEN');
    await called(person, 'patch');
    await person.chromium.killWorker();
    await sees(popup, 'It may or may not have happened; nothing was tried again.');
    await person.chromium.worker();
    await notified(person, 'Outcome unknown');
    await journalIsEmpty(person);
    expect(changes(person)).toEqual(['patch']);
  });

  it('the end of a call', async () => {
    const person = await start({ way: 'web' });
    const { name, meetingCode, meetingUri } = meetingOf(person);
    person.google.startConference(name);
    person.google.failNext({ method: 'end', how: 'hang' });
    await person.chromium.dispatchCommand('endConference', await person.chromium.openTab(meetingUri));
    const popup = await person.chromium.waitForPopup();
    await isAsked(popup);
    await click(popup, 'End for everyone');
    await called(person, 'end');
    await person.chromium.killWorker();
    await sees(popup, 'It may or may not have happened; nothing was tried again.');
    await person.chromium.worker();
    expect((await notified(person, 'Outcome unknown')).message).toContain(meetingCode);
    await journalIsEmpty(person);
    expect(changes(person)).toEqual(['end']);
  });

  it('a read is no change: it is offered again, and the next look works', async () => {
    const person = await start({ way: 'web' });
    const { meetingCode } = meetingOf(person);
    person.google.failNext({ method: 'get', how: 'hang' });
    const popup = await openOverMeeting(person, meetingCode);
    await called(person, 'get');
    await person.chromium.killWorker();
    await sees(popup, 'Nothing was changed.');
    await click(popup, 'Try again');
    await sees(popup, 'No call running');
    expect(await person.chromium.notifications()).toEqual([]);
  });
});

describe('With the popup closed in the middle, the worker goes on and tells:', () => {
  it('New meeting', async () => {
    const person = await start({ way: 'web' });
    person.google.failNext({ method: 'create', delayMs: 1_000 });
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await called(person, 'create');
    await person.chromium.closePopup();
    const { message } = await notified(person, 'Meeting ready');
    expect(message).toBe(`Link copied: ${person.google.spaces[0]?.meetingUri}`);
    expect(await person.chromium.clipboard()).toBe(person.google.spaces[0]?.meetingUri);
    expect(changes(person)).toEqual(['create']);
  });

  it('New meeting that fails', async () => {
    const person = await start({ way: 'web' });
    person.google.failNext({ method: 'create', delayMs: 1_000, status: 503 });
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await called(person, 'create');
    await person.chromium.closePopup();
    expect((await notified(person, 'That did not work')).message).toContain('it may or may not have happened');
    expect(changes(person)).toEqual(['create']);
  });

  it('a change of access', async () => {
    const person = await start({ way: 'web' });
    const { name, meetingCode } = meetingOf(person);
    person.google.failNext({ method: 'patch', delayMs: 1_000 });
    const popup = await openOverMeeting(person, meetingCode);
    await changeAccess(popup, 'OPEN');
    await called(person, 'patch');
    await person.chromium.closePopup();
    await notified(person, 'Settings changed');
    expect(person.google.space(name).config.accessType).toBe('OPEN');
  });

  it('the end of a call', async () => {
    const person = await start({ way: 'web' });
    const { meetingCode } = await makeMeeting(person);
    person.google.startConference(meetingCode);
    person.google.failNext({ method: 'end', delayMs: 1_000 });
    const popup = await openOverMeeting(person, meetingCode);
    await click(popup, 'End call for everyone…');
    await isAsked(popup);
    await click(popup, 'End for everyone');
    await called(person, 'end');
    await person.chromium.closePopup();
    expect((await notified(person, 'The call was ended for everyone')).message).toBe(meetingCode);
    expect(calls(person, 'end')).toHaveLength(1);
  });
});

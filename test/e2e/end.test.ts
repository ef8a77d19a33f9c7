import { describe, expect, it } from 'vitest';
import {
  calls,
  changes,
  click,
  isAsked,
  makeMeeting,
  meetingOf,
  menuPlaces,
  notified,
  openOverMeeting,
  said,
  sees,
  start,
  ways,
} from '../person';

describe.each(ways)('End the call, signed in the %s way', (way) => {
  it('from the popup: asked first by the name of the meeting, then one request to the space', async () => {
    const person = await start({ way });
    const { name, meetingCode } = await makeMeeting(person);
    person.google.startConference(meetingCode, ['host@gmail.com', 'second@gmail.com']);
    const popup = await openOverMeeting(person, meetingCode);
    await sees(popup, 'Call running');
    await click(popup, 'End call for everyone…');
    await isAsked(popup);
    expect(await said(popup)).toContain(meetingCode);
    expect(calls(person, 'end')).toEqual([]);
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(calls(person, 'end')).toMatchObject([
      { method: 'POST', path: `/v2/${name}:endActiveConference`, body: {}, user: 'host@gmail.com', status: 200 },
    ]);
    expect(person.google.conference(name)).toBeUndefined();
  });

  it('from the context menus of page, link and icon: the same question, the same request', async () => {
    const person = await start({ way });
    const space = meetingOf(person);
    for (const { place, tab, click: info } of menuPlaces(space)) {
      person.google.startConference(space.name);
      const page = await person.chromium.openTab(tab);
      await person.chromium.dispatchMenu({ menuItemId: `endConference@${place}`, ...info }, page);
      const popup = await person.chromium.waitForPopup();
      await isAsked(popup);
      expect(person.google.conference(space.name), place).toBeDefined();
      await click(popup, 'End for everyone');
      await sees(popup, 'The call was ended for everyone');
      expect(person.google.conference(space.name), place).toBeUndefined();
      await person.chromium.closePopup();
    }
    expect(changes(person)).toEqual(['end', 'end', 'end']);
  });

  it('by the shortcut: the same question, the same request', async () => {
    const person = await start({ way });
    const { name, meetingUri } = meetingOf(person);
    person.google.startConference(name);
    await person.chromium.dispatchCommand('endConference', await person.chromium.openTab(meetingUri));
    const popup = await person.chromium.waitForPopup();
    await isAsked(popup);
    expect(changes(person)).toEqual([]);
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(changes(person)).toEqual(['end']);
  });
});

describe('The question', () => {
  async function asked() {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    person.google.startConference(space.name);
    const tab = await person.chromium.openTab(space.meetingUri);
    await person.chromium.dispatchCommand('endConference', tab);
    const popup = await person.chromium.waitForPopup();
    await isAsked(popup);
    return { person, space, popup, tab };
  }

  it('starts on Keep: Enter ends nothing, and what was given up cannot be confirmed any more', async () => {
    const { person, space, popup } = await asked();
    await popup.keyboard.press('Enter');
    await sees(popup, 'Call running');
    expect(changes(person)).toEqual([]);
    expect(person.google.conference(space.name)).toBeDefined();
    expect(await person.chromium.storage('session')).not.toHaveProperty('pending');
  });

  it('is about one call: if another runs by the time of the yes, nothing is ended', async () => {
    const { person, space, popup } = await asked();
    person.google.startAgain(space.name);
    await click(popup, 'End for everyone');
    await sees(popup, 'A different call is running by now, so nothing was ended.');
    expect(changes(person)).toEqual([]);
    expect(person.google.conference(space.name)).toBeDefined();
  });

  it('about a call that is over by the time of the yes: said, and Google is not asked to end anything', async () => {
    const { person, space, popup } = await asked();
    person.google.endConference(space.name);
    await click(popup, 'End for everyone');
    await sees(popup, 'That call is already over');
    expect(changes(person)).toEqual([]);
  });

  it('about a call that ends between the last look and the request: Google’s 400 is no error', async () => {
    const { person, space, popup } = await asked();
    person.google.failNext({ method: 'end', delayMs: 500 });
    const yes = click(popup, 'End for everyone');
    await popup.waitForFunction(() => document.body.textContent?.includes('Ending the call…'));
    await expect.poll(() => calls(person, 'end').length).toBe(1);
    person.google.endConference(space.name);
    await yes;
    await sees(popup, 'That call is already over');
    expect(calls(person, 'end')).toMatchObject([{ status: 400 }]);
  });
});

it('is off in the popup where Google would refuse, with the reason', async () => {
  const person = await start({ way: 'web' });
  const { name, meetingCode } = meetingOf(person, { madeBy: 'calendar' });
  person.google.startConference(name);
  const popup = await openOverMeeting(person, meetingCode);
  await sees(popup, 'Google lets Meet Spaces end only the meetings it made.');
  await popup.waitForSelector('::-p-aria([name="End call for everyone…"][role="button"])[disabled]');
});

it('on a page that is no meeting: one sentence, and nothing is sent', async () => {
  const person = await start({ way: 'web' });
  const tab = await person.chromium.openTab('https://meet.google.com/landing');
  await person.chromium.dispatchCommand('endConference', tab);
  expect((await notified(person)).message).toBe(
    'This Meet page is not a meeting yet. Open a meeting, or paste its code.',
  );
  expect(person.google.requests).toEqual([]);
  expect(person.chromium.isPopupOpen()).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  calls,
  click,
  enterOmnibox,
  hostedCall,
  openElsewhere,
  openOverMeeting,
  order,
  said,
  sees,
  start,
} from '../person';

describe('the confirmation', () => {
  it('shows code, account, running time and how many are in, and Enter keeps the call', async () => {
    const inCall = ['host@gmail.com', 'Ann', 'Bo'];
    const { person, space } = await hostedCall({ inCall, startedAgoMs: 3_900_000 });
    person.google.leave(space.name, 'Bo');
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'End call for everyone…');
    await sees(popup, '2 people');
    await sees(popup, '1 hr 5 min');
    const text = await said(popup);
    for (const fact of [space.meetingCode, 'host@gmail.com']) expect(text).toContain(fact);
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe('Keep the call');
    await popup.keyboard.press('Enter');
    await sees(popup, 'Call running');
    expect(calls(person, 'end')).toEqual([]);
  });

  it('counts everybody, past the first page', async () => {
    const inCall = Array.from({ length: 260 }, (_, index) => `Guest ${index}`);
    const { person, space } = await hostedCall({ inCall });
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'End call for everyone…');
    await sees(popup, '260 people');
  });

  it('ends the call that was shown, once', async () => {
    const { person, space } = await hostedCall();
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'End call for everyone…');
    await sees(popup, 'One person');
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(calls(person, 'end')).toHaveLength(1);
    expect(person.google.conference(space.name)).toBeUndefined();
  });

  it.each(['the call that was shown is another by now', 'nobody is in it any more'])('when %s', async (what) => {
    const { person, space } = await hostedCall();
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'End call for everyone…');
    await sees(popup, 'One person');
    if (what.startsWith('nobody')) person.google.endConference(space.name);
    else person.google.startAgain(space.name);
    await click(popup, 'End for everyone');
    await sees(popup, what.startsWith('nobody') ? 'That call is already over' : 'A different call is running by now');
    expect(calls(person, 'end')).toEqual([]);
  });

  it('tells how it stands when Google does not answer', async () => {
    const { person, space } = await hostedCall();
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'End call for everyone…');
    await sees(popup, 'One person');
    person.google.failNext({ method: 'end', how: 'reset' });
    await click(popup, 'End for everyone');
    await sees(popup, 'it may or may not have happened');
    await sees(popup, 'Looked again: the call still runs.');
  });
});

it('End is off for a meeting of another app, and says why', async () => {
  const { person, space } = await hostedCall({ madeBy: 'calendar' });
  const popup = await openOverMeeting(person, space.meetingCode);
  await sees(popup, 'Google lets Meet Spaces end only the meetings it made.');
  const off = await popup.$$eval('button.danger', (buttons) => buttons.map((button) => button.disabled));
  expect(off).toEqual([true, true]);
});

describe('no road ends a call without a yes to that very call:', () => {
  const roads = ['page menu', 'link menu', 'icon menu', 'shortcut', 'address bar', 'raw message'] as const;
  it.each(roads)('%s only asks', async (road) => {
    const { person, space } = await hostedCall();
    const { chromium } = person;
    const tab = await chromium.openTab(`https://meet.google.com/${space.meetingCode}`);
    if (road === 'shortcut') await chromium.dispatchCommand('endConference', tab);
    else if (road === 'address bar') await enterOmnibox(person, `end ${space.meetingCode}`);
    else if (road === 'raw message') {
      const page = await chromium.openPage('src/options/index.html');
      const answer = await order(page, 'endConference', { code: space.meetingCode, seen: { conferenceRecord: 'x' } });
      expect(answer.failure?.kind).toBe('askFirst');
      await page.close();
      await chromium.openPopup(tab);
    } else {
      const place = { 'page menu': 'page', 'link menu': 'link', 'icon menu': 'action' }[road];
      await chromium.dispatchMenu({ menuItemId: `endConference@${place}`, linkUrl: tab.url() }, tab);
    }
    await sees(await chromium.waitForPopup(), 'One person');
    expect(calls(person, 'end')).toEqual([]);
    expect(person.google.conference(space.name)).toBeDefined();
  });

  it('neither forged ids, nor an order that was not looked at, nor a second yes, nor a yes to another call', async () => {
    const { person, space, record } = await hostedCall();
    const page = await person.chromium.openPage('src/options/index.html');
    const put = async () => {
      await order(page, 'endConference', { code: space.meetingCode });
      return ((await person.chromium.storage('session')).pending as { id: string }).id;
    };
    const refused = async (input: object) =>
      expect((await order(page, 'confirm', input)).failure?.kind).toBe('confirmationGone');
    await refused({ id: crypto.randomUUID(), conferenceRecord: record });
    await refused({ id: await put(), conferenceRecord: record });
    const id = await put();
    await order(page, 'reviewPending', { id });
    await refused({ id });
    const shown = await put();
    await order(page, 'reviewPending', { id: shown });
    const another = person.google.startAgain(space.name);
    // A second page looks at the same question, and sees the other call: the first page's yes is not about that one.
    await order(page, 'reviewPending', { id: shown });
    await refused({ id: shown, conferenceRecord: record });
    const good = await put();
    await order(page, 'reviewPending', { id: good });
    expect(calls(person, 'end')).toEqual([]);
    expect((await order(page, 'confirm', { id: good, conferenceRecord: another })).ok).toBe(true);
    await refused({ id: good, conferenceRecord: another });
    expect(calls(person, 'end')).toHaveLength(1);
  });

  it('a part of a call cannot be read by the name of a deed', async () => {
    const { person, space } = await hostedCall();
    const page = await person.chromium.openPage('src/options/index.html');
    await order(page, 'readConference', { part: 'endActiveConference', record: space.name });
    expect(calls(person, 'end')).toEqual([]);
  });
});

it('a question that nobody answered for long is not asked again', async () => {
  const { person, space } = await hostedCall();
  const page = await person.chromium.openPage('src/options/index.html');
  await order(page, 'endConference', { code: space.meetingCode });
  const { pending } = (await person.chromium.storage('session')) as { pending: { id: string; atMs: number } };
  const old = { ...pending, atMs: pending.atMs - 200_000 };
  await page.evaluate((pending) => chrome.storage.session.set({ pending }), old);
  expect((await order(page, 'reviewPending', { id: old.id })).failure?.kind).toBe('confirmationGone');
  await page.close();
  const popup = await openElsewhere(person);
  await sees(popup, 'New meeting');
});

it('nobody in the call is over already, before any question is put to Google', async () => {
  const person = await start({ way: 'web' });
  const space = person.google.createSpace({ owner: 'host@gmail.com' });
  const tab = await person.chromium.openTab(`https://meet.google.com/${space.meetingCode}`);
  await person.chromium.dispatchCommand('endConference', tab);
  const popup = await person.chromium.waitForPopup();
  await sees(popup, 'That call is already over');
  await until('the question is gone', () =>
    popup.$eval('section', (e) => !e.textContent?.includes('End for everyone')),
  );
  expect(calls(person, 'end')).toEqual([]);
});

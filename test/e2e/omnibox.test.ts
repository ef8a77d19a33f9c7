import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { counted } from '../counted';
import {
  allow,
  calls,
  changes,
  choose,
  clickOn,
  enterOmnibox,
  notified,
  openElsewhere,
  type Person,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

/** What Chrome would offer under the address bar for this text. */
async function suggestions({ chromium }: Person, text: string): Promise<chrome.omnibox.SuggestResult[]> {
  const worker = await chromium.worker();
  return worker.evaluate(
    (text) =>
      new Promise<chrome.omnibox.SuggestResult[]>((done) => {
        const event = chrome.omnibox.onInputChanged as unknown as { dispatch(...args: unknown[]): void };
        event.dispatch(text, done);
      }),
    text,
  );
}

/** A meeting of the host's that this browser knows under a label. */
async function labelled(): Promise<Person> {
  const person = await start({ way: 'web' });
  const { name, meetingUri: uri } = person.google.createSpace({ owner: 'host@gmail.com', code: 'abc-mnop-xyz' });
  person.google.startConference(name);
  const page = await openElsewhere(person);
  const label = 'Physics & <friends>';
  const meeting = { name, code: 'abc-mnop-xyz', uri, account: 'host@gmail.com', seenAtMs: Date.now(), label };
  await page.evaluate(
    (name, meeting, label) => chrome.storage.local.set({ [`meeting:${name}`]: meeting, labels: { [name]: label } }),
    name,
    meeting,
    label,
  );
  await person.chromium.closePopup();
  return person;
}

describe('mt in the address bar', () => {
  it('new makes a meeting', async () => {
    const person = await start({ way: 'web' });
    await enterOmnibox(person, 'New');
    await until('it is told', async () => (await person.chromium.notifications())[0]?.title === 'Meeting ready');
    expect(calls(person, 'create')).toHaveLength(1);
  });

  it('new with part of a preset’s name makes a meeting with it, and suggests it while typing', async () => {
    const person = await start({ way: 'web' });
    expect(await suggestions(person, 'new exa')).toMatchObject([{ content: 'new Exam or lockdown' }]);
    await enterOmnibox(person, 'new exa');
    await until('it is told', async () => (await person.chromium.notifications())[0]?.title === 'Meeting ready');
    expect(calls(person, 'create')).toMatchObject([
      { body: { config: { accessType: 'RESTRICTED', moderation: 'ON' } } },
    ]);
  });

  it('new with a name that no preset has makes nothing, and says so', async () => {
    const person = await start({ way: 'web' });
    await enterOmnibox(person, 'new nonsense');
    await until('it is told', async () => (await person.chromium.notifications()).length > 0);
    const [told] = await person.chromium.notifications();
    expect(told?.message).toBe('There is no such preset, so nothing was done.');
    expect(person.google.requests).toEqual([]);
  });

  it('a code, a link or part of a label shows the meeting', async () => {
    const person = await labelled();
    for (const text of ['abc-mnop-xyz', 'https://meet.google.com/abc-mnop-xyz', 'phys']) {
      await enterOmnibox(person, text);
      await sees(await person.chromium.waitForPopup(), 'Call running');
      await person.chromium.closePopup();
    }
  });

  it('end and close only ask', async () => {
    const person = await labelled();
    for (const [text, question] of [
      ['end phys', 'End this call for everyone?'],
      ['close phys', 'Close this room?'],
      ['end abc-mnop-xyz', 'End this call for everyone?'],
    ] as const) {
      await enterOmnibox(person, text);
      await sees(await person.chromium.waitForPopup(), question);
      await person.chromium.closePopup();
    }
    expect(changes(person)).toEqual([]);
  });

  it('suggests by part of a label while typing, the verb kept, every sign escaped', async () => {
    const person = await labelled();
    for (const [text, content] of [
      ['FRIEND', 'Physics & <friends>'],
      ['lock phys', 'lock Physics & <friends>'],
      ['end ', 'end Physics & <friends>'],
    ] as const) {
      const found = await suggestions(person, text);
      expect(found.map((one) => one.content)).toEqual(text === 'end ' ? [] : [content]);
      for (const { description } of found) expect(description).toContain('Physics &#38; &#60;friends&#62;');
    }
    expect(await suggestions(person, 'nothing like it')).toEqual([]);
    expect(person.google.requests).toEqual([]);
  });

  it('suggests from 5,000 labels nearly as fast as from one', async () => {
    const person = await labelled();
    /** The quickest answer to some letters, in milliseconds. */
    const quickest = async (texts: string[], found: number): Promise<number> => {
      const took = [];
      for (const text of texts) {
        const from = performance.now();
        expect(await suggestions(person, text)).toHaveLength(found);
        took.push(performance.now() - from);
      }
      return Math.min(...took);
    };
    const texts = ['p', 'ph', 'phys', 'physics'];
    const ofOne = await quickest(texts, 1);
    const worker = await person.chromium.worker();
    await worker.evaluate(async () => {
      const names = Array.from({ length: 5000 }, (_, index) => `spaces/m${index}`);
      const whole = {
        code: 'aaa-bbbb-ccc',
        uri: 'https://meet.google.com/aaa-bbbb-ccc',
        account: 'a@b.c',
        seenAtMs: 1,
      };
      const meetings = names.map((name) => [`meeting:${name}`, { ...whole, name, label: `Physics ${name}` }]);
      await chrome.storage.local.set(Object.fromEntries(meetings));
      await chrome.storage.local.set({ labels: Object.fromEntries(names.map((name) => [name, `Physics ${name}`])) });
    });
    const ofMany = await quickest(texts, 6);
    expect(await suggestions(person, 'physics spaces/m4999')).toHaveLength(1);
    counted(`Suggestions while one types: of one label ${ofOne.toFixed(1)} ms, of 5,000 ${ofMany.toFixed(1)} ms`);
    expect(ofMany).toBeLessThan(8 * ofOne);
  });

  it('lock only locks, unlock only unlocks, in any letter case', async () => {
    const person = await labelled();
    const { google, chromium } = person;
    google.changeSpace('abc-mnop-xyz', { accessType: 'TRUSTED' });
    const accessType = () => google.space('abc-mnop-xyz').config.accessType;
    for (const [text, title, is, sent] of [
      ['lock phys', 'Meeting locked', 'RESTRICTED', 1],
      ['Lock abc-mnop-xyz', 'Meeting locked', 'RESTRICTED', 1],
      ['UNLOCK physics', 'Meeting unlocked', 'TRUSTED', 2],
      ['unlock abc-mnop-xyz', 'Meeting unlocked', 'TRUSTED', 2],
    ] as const) {
      await chromium.clearNotifications();
      await enterOmnibox(person, text);
      await notified(person, title);
      expect(accessType(), text).toBe(is);
      expect(changes(person), text).toHaveLength(sent);
    }
  });

  it('a label leads by its space, whoever has the code by now', async () => {
    const person = await labelled();
    const { google, chromium } = person;
    const { name } = google.space('abc-mnop-xyz');
    google.changeSpace(name, { accessType: 'TRUSTED' });
    const { meetingCode: today } = google.reassignCode(name);
    google.createSpace({ owner: 'second@gmail.com', code: 'abc-mnop-xyz' });
    await enterOmnibox(person, 'lock physics & <friends>');
    expect((await notified(person, 'Meeting locked')).message).toContain(today);
    await enterOmnibox(person, 'end physics');
    await sees(await chromium.waitForPopup(), 'End this call for everyone?');
    await sees(await chromium.waitForPopup(), today);
    expect(google.orders.map(({ path }) => path)).toEqual([`/v2/${name}`]);
    // Of the meeting that has the code by now nothing was asked.
    expect(google.requests.filter(({ path }) => path.includes('abc-mnop-xyz'))).toEqual([]);
  });

  it('a label of a person who is signed out asks for the sign-in alone', async () => {
    const person = await start();
    const page = await openElsewhere(person);
    await page.evaluate(() => chrome.storage.local.set({ labels: { 'spaces/AAAAAAAAAAAA': 'Physics' } }));
    await person.chromium.closePopup();
    await enterOmnibox(person, 'lock phys');
    const popup = await person.chromium.waitForPopup();
    await sees(popup, 'Sign in with Google to go on.');
    await clickOn(popup, '.problem button');
    await choose(person, 'host@gmail.com');
    await allow(person);
    await until('somebody is signed in', async () => (await person.chromium.storage('local')).account);
    expect(person.google.requests).toEqual([]);
  });

  it('what fits several meetings does nothing, and says so', async () => {
    const person = await labelled();
    const page = await openElsewhere(person);
    await page.evaluate(async () => {
      const { labels } = await chrome.storage.local.get('labels');
      await chrome.storage.local.set({ labels: { ...(labels as object), 'spaces/other': 'Physics' } });
    });
    await person.chromium.closePopup();
    await enterOmnibox(person, 'lock phys');
    expect((await notified(person)).message).toContain('More than one fits that text, so nothing was done.');
    expect(person.google.requests).toEqual([]);
    // The whole label is one of them.
    await enterOmnibox(person, 'physics & <friends>');
    await sees(await person.chromium.waitForPopup(), 'Call running');
  });

  it('says what is no meeting, and sends nothing', async () => {
    const person = await labelled();
    await enterOmnibox(person, 'end nothing like it');
    await until('it is told', async () => (await person.chromium.notifications()).length > 0);
    expect((await person.chromium.notifications())[0]?.message).toContain('That is not a meeting code');
    expect(person.google.requests).toEqual([]);
  });
});

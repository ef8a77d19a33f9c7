import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  calls,
  click,
  clickOn,
  copied,
  enterOmnibox,
  notified,
  openElsewhere,
  openOverMeeting,
  order,
  type Person,
  said,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(5));

const code = 'abc-mnop-xyz';
const uri = `https://meet.google.com/${code}`;

async function hosted(): Promise<Person> {
  const person = await start({ way: 'web' });
  person.google.createSpace({
    owner: 'host@gmail.com',
    code,
    phoneAccess: [{ phoneNumber: '+12025550143', pin: '123456789', languageCode: 'en-US', regionCode: 'US' }],
    gatewaySipAccess: [{ uri: 'sip:1234567890123@meet.example', sipAccessCode: '1234567' }],
  });
  return person;
}

const invitation = [
  'Google Meet',
  `To join the video meeting, open this link: ${uri}`,
  '',
  'Or dial:',
  'United States: +1 202 555 0143, PIN: 123 456 789',
  `More phone numbers: https://meet.google.com/tel/${code}`,
  '',
  'For meeting rooms (SIP): sip:1234567890123@meet.example',
  'Access code: 123 4567',
].join('\n');

describe('Copying, without joining and mostly without Google', () => {
  it('from the popup: every form, and the invitation alone asks Google', async () => {
    const person = await hosted();
    const popup = await openOverMeeting(person, code);
    const choose = async (name: string) => {
      await click(popup, 'More ways to copy');
      await clickOn(popup, `::-p-text(${name})`);
    };
    await click(popup, 'Copy link');
    await copied(person, uri);
    await choose('Markdown link');
    await copied(person, `[${code}](${uri})`);
    await choose('Formatted link');
    await copied(person, uri);
    await until('the formatted link is on the clipboard', async () =>
      (await person.chromium.clipboardHtml()).includes(`<a href="${uri}">${code}</a>`),
    );
    const before = calls(person, 'get').length;
    await choose('Whole invitation');
    await copied(person, invitation);
    expect(calls(person, 'get')).toHaveLength(before + 1);
  });

  it('the usual form is a setting, and popup, menu, shortcut and address bar keep to it', async () => {
    const person = await hosted();
    const options = await person.chromium.openPage('src/options/index.html#general');
    await click(options, 'Markdown link For chats and notes that use Markdown', 'radio');
    const tab = await person.chromium.openTab(uri);
    const roads = [
      () => person.chromium.dispatchCommand('copyLink', tab),
      () => person.chromium.dispatchMenu({ menuItemId: 'copyLink@link', linkUrl: uri }, tab),
      () => person.chromium.dispatchMenu({ menuItemId: 'copyLink@page' }, tab),
      () => enterOmnibox(person, `copy ${code}`),
    ];
    for (const road of roads) {
      const told = (await person.chromium.notifications()).length;
      await road();
      await until('it is told', async () => (await person.chromium.notifications()).length > told);
      await copied(person, `[${code}](${uri})`);
    }
    expect(calls(person, 'get')).toEqual([]);
    const popup = await openOverMeeting(person, code);
    await click(popup, 'Copy link');
    await sees(popup, 'Copied');
    await copied(person, `[${code}](${uri})`);
  });

  it('an invitation for a signed-out person asks to sign in first', async () => {
    const person = await start();
    const popup = await openOverMeeting(person, code);
    await click(popup, 'More ways to copy');
    await clickOn(popup, '#copy-menu ::-p-text(Whole invitation)');
    await until('the menu itself says so', () =>
      popup.$eval('#copy-menu', (menu) => menu.textContent?.includes('Sign in with Google to go on.')),
    );
    expect(await popup.$('#copy-menu button.primary, #copy-menu .problem button')).not.toBeNull();
    expect(person.google.requests).toEqual([]);
  });

  it('what is said to be copied is on the clipboard, time after time, and its page goes by itself', async () => {
    const person = await hosted();
    const page = await person.chromium.openPage('src/options/index.html');
    for (const letter of process.env.LONG ? 'abcdefghijklmnopqrstuvwxyz' : 'abcde') {
      const other = `aaa-${letter.repeat(4)}-zzz`;
      expect((await order(page, 'copyCode', { code: other })).ok).toBe(true);
      await copied(person, other);
    }
    // The page of a copy stays for a moment, and may outlive the worker that opened it.
    await person.chromium.killWorker();
    expect((await order(page, 'copyLink', { code })).ok).toBe(true);
    await copied(person, uri);
    await until('no page of a copy is left', () =>
      page.evaluate(async () => {
        const contextTypes = ['OFFSCREEN_DOCUMENT' as chrome.runtime.ContextType];
        return (await chrome.runtime.getContexts({ contextTypes })).length === 0;
      }),
    );
  });

  it('is done though a worker died before it had asked the page of its copy', async () => {
    const person = await hosted();
    const page = await person.chromium.openPage('src/options/index.html');
    const worker = await person.chromium.worker();
    await worker.evaluate(() =>
      chrome.offscreen.createDocument({
        url: '/src/offscreen/index.html',
        reasons: ['CLIPBOARD' as chrome.offscreen.Reason],
        justification: 'As the worker does before it copies.',
      }),
    );
    await person.chromium.killWorker();
    expect(await page.evaluate(() => chrome.offscreen.hasDocument())).toBe(true);
    expect(await order(page, 'copyCode', { code })).toMatchObject({ ok: true });
    await copied(person, code);
  });

  it('in a form that a later version kept: the link, and nothing else is said', async () => {
    const person = await hosted();
    const page = await person.chromium.openPage('src/options/index.html');
    await page.evaluate(() => chrome.storage.sync.set({ settings: { copyFormat: 'hologram' } }));
    const value = { text: uri, format: 'link' };
    expect(await order(page, 'copyLink', { code })).toEqual({ ok: true, value });
    await copied(person, uri);
    await enterOmnibox(person, `copy ${code}`);
    expect((await notified(person, 'Link copied')).message).toBe(uri);
    expect(await order(page, 'createSpace', {})).toMatchObject({ ok: true, value: { copied: true } });
  });

  it('that the clipboard did not take is said, in words that fit, with Copy at hand', async () => {
    const person = await hosted();
    const page = await person.chromium.openPage('src/options/index.html');
    // The page of each copy is gone before it has handed anything over. Mostly none is open, which is an error to Chrome.
    const letGo = await page.evaluateHandle(() => {
      let holds = true;
      const close = async (): Promise<void> => {
        while (holds) await chrome.offscreen.closeDocument().catch(() => undefined);
      };
      close();
      return () => {
        holds = false;
      };
    });
    const failure = (what: string) => ({ ok: false, failure: { kind: 'copyFailed', what } });
    expect(await order(page, 'copyCode', { code })).toEqual(failure('code'));
    expect(await order(page, 'copyLink', { code })).toEqual(failure('link'));
    expect(await order(page, 'copyLink', { code, format: 'markdown' })).toEqual(failure('link'));
    expect(await order(page, 'copyLink', { code, format: 'invitation' })).toEqual(failure('invitation'));
    await enterOmnibox(person, `code ${code}`);
    expect((await notified(person, 'That did not work')).message).toBe('The clipboard did not take the code.');

    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await sees(popup, 'Not copied');
    const made = person.google.spaces.at(-1);
    await sees(popup, `meet.google.com/${made?.meetingCode}`);
    await letGo.evaluate((stop) => stop());
    await Promise.all([sees(popup, 'Copied'), click(popup, 'Copy link')]);
    await copied(person, made?.meetingUri);
    expect(await said(popup)).not.toContain('Not copied');
  });

  it('offers a filled-in event of Google Calendar, in a tab, without any permission', async () => {
    const person = await hosted();
    const popup = await openOverMeeting(person, code);
    await click(popup, 'More ways to copy');
    await click(popup, 'Add to Google Calendar');
    const { searchParams } = new URL(await person.chromium.waitForAddress('https://calendar.google.'));
    expect(Object.fromEntries(searchParams)).toMatchObject({ action: 'TEMPLATE', text: 'Google Meet', location: uri });
  });
});

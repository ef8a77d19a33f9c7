import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  appears,
  click,
  copied,
  fill,
  fillStorage,
  makeMeeting,
  meetingOf,
  openElsewhere,
  openOverMeeting,
  order,
  type Person,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

const dayMs = 86_400_000;
const codeOf = (index: number) => {
  const letter = (place: number) => String.fromCharCode(97 + (Math.floor(index / 26 ** place) % 26));
  return `aaa-${letter(3)}${letter(2)}${letter(1)}${letter(0)}-zzz`;
};

/** Fills the memory of this browser, as years of use would. */
async function seed(page: Page, count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, index) => {
    const code = codeOf(index);
    const uri = `https://meet.google.com/${code}`;
    const meeting = {
      name: `spaces/s${index}`,
      code,
      uri,
      account: 'host@gmail.com',
      seenAtMs: Date.now() - index * 1000,
    };
    return [`meeting:spaces/s${index}`, meeting] as const;
  });
  const recents = entries.slice(0, 8).map(([, { name }]) => name);
  await page.evaluate((all) => chrome.storage.local.set(all), { ...Object.fromEntries(entries), recents });
}

const openList = ({ chromium }: Person): Promise<Page> => chromium.openPage('src/options/index.html#meetings');

const codes = (page: Page) => page.$$eval('.rows .code', (all) => all.map((one) => one.textContent));

/** Whether all of a text is shown, and within what scrolls around it. */
const isWhole = (element: Element): boolean => {
  const { left, right } = element.getBoundingClientRect();
  const frame = element.closest('.rows')?.getBoundingClientRect();
  return (
    element.scrollWidth <= element.clientWidth &&
    element.scrollHeight <= element.clientHeight &&
    !!frame &&
    left >= frame.left &&
    right <= frame.right
  );
};

describe('Meetings', () => {
  it('labels, pins, finds, copies, opens, shows and forgets a meeting, and says what forgetting is', async () => {
    const person = await start({ way: 'web' });
    const space = person.google.createSpace({ owner: 'host@gmail.com', code: 'abc-mnop-xyz' });
    const popup = await openOverMeeting(person, 'abc-mnop-xyz');
    await sees(popup, 'No call running');
    const page = await openList(person);
    await seed(page, 3);
    await sees(page, '4 of 4');
    await sees(page, 'Google cannot list or delete meetings');
    await fill(page, '::-p-aria(Label of aaa-aaac-zzz)', 'Physics <b>');
    await page.keyboard.press('Enter');
    await until('the label is kept', async () => {
      const { labels } = (await person.chromium.storage('local')) as { labels?: object };
      return JSON.stringify(labels) === '{"spaces/s2":"Physics <b>"}';
    });
    await click(page, 'Pin Physics <b>');
    await until('it is on top', async () => (await codes(page))[0] === 'aaa-aaac-zzz');
    await fill(page, '::-p-aria(Search by label or code)', 'PHYS');
    await sees(page, '1 of 4');
    await fill(page, '::-p-aria(Search by label or code)', 'mnop');
    await until('it is found by its code', async () => (await codes(page)).join() === 'abc-mnop-xyz');
    await click(page, 'Copy abc-mnop-xyz');
    await copied(person, space.meetingUri);
    await click(page, 'Open abc-mnop-xyz in Meet');
    await person.chromium.waitForAddress(space.meetingUri);
    await page.bringToFront();
    await click(page, 'Details of abc-mnop-xyz');
    const details = await person.chromium.waitForPopup();
    await sees(details, 'No call running');
    await details.close();
    await click(page, 'Forget abc-mnop-xyz');
    await sees(page, 'Forget it here?');
    await click(page, 'Forget');
    await sees(page, '0 of 3');
    expect(Object.keys(await person.chromium.storage('local'))).not.toContain(`meeting:${space.name}`);
    expect(person.google.spaces).toContain(space);
  });

  it('is a table that tells when each was made, when a call was last seen in it, and with which account', async () => {
    const person = await start({ way: 'web' });
    const { name, meetingCode } = await makeMeeting(person);
    const page = await openList(person);
    const cells = () =>
      page.$$eval('table[aria-label=Meetings] tr', (rows) =>
        rows.map((row) => [...row.querySelectorAll('th, .code, .made, .call, .account')].map((one) => one.textContent)),
      );
    await sees(page, '1 of 1');
    expect(await cells()).toEqual([
      ['Label', 'Code', 'Made', 'Last call', 'Account', 'Actions'],
      [meetingCode, 'now', '', 'host@gmail.com'],
    ]);
    person.google.startConference(name);
    await sees(await openOverMeeting(person, meetingCode), 'Call running');
    await until('the call was noticed', async () => (await cells())[1]?.[2] === 'now');
    person.google.endConference(name);
    await sees(await openOverMeeting(person, meetingCode), 'No call running');
    expect((await cells())[1]?.[2]).toBe('now');
  });

  it.each([1280, 760, 420])(
    'its rows keep their height in a window %i px wide, and nothing of them is cut off',
    async (width) => {
      const person = await start();
      const page = await openList(person);
      await page.setViewport({ width, height: 800 });
      await seed(page, 3);
      await sees(page, '3 of 3');
      const rows = () =>
        page.$$eval('.rows tbody tr', (all) =>
          all.map((row) => {
            const { top, bottom, left, right } = row.getBoundingClientRect();
            const outside = [...row.querySelectorAll('button, input, td:not(:empty)')].filter((one) => {
              const box = one.getBoundingClientRect();
              return box.top < top - 1 || box.bottom > bottom + 1 || box.left < left - 1 || box.right > right + 1;
            });
            return { height: bottom - top, outside: outside.map((one) => one.outerHTML) };
          }),
        );
      const height = await page.$eval('.rows', (one) =>
        Number.parseFloat(getComputedStyle(one).getPropertyValue('--row')),
      );
      expect(await rows()).toEqual(Array(3).fill({ height, outside: [] }));
      await click(page, 'Forget aaa-aaaa-zzz');
      await sees(page, 'Forget it here? Its label, its kept calls and whom you added go for good.');
      // The question has the room that it needs.
      const [asked, ...others] = await rows();
      expect(asked?.height).toBeGreaterThanOrEqual(height);
      expect(asked?.outside).toEqual([]);
      expect(others).toEqual(Array(2).fill({ height, outside: [] }));
      expect(await page.$eval('.question .grow', isWhole)).toBe(true);
    },
  );

  it.each([1280, 860, 760, 420])(
    'a warning is read whole, and over nothing else, in a window %i px wide',
    async (width) => {
      const person = await start();
      const page = await openList(person);
      await page.setViewport({ width, height: 800 });
      await seed(page, 3);
      await sees(page, '3 of 3');
      await page.evaluate(
        (seenAtMs, madeAtMs) =>
          chrome.storage.local.get('meeting:spaces/s1').then((all) => {
            const old = { ...(all['meeting:spaces/s1'] as object), seenAtMs, madeAtMs, calledAtMs: seenAtMs };
            return chrome.storage.local.set({ 'meeting:spaces/s1': old });
          }),
        Date.now() - 340 * dayMs,
        Date.now() - 400 * dayMs,
      );
      await sees(page, 'Not seen for 340 days: Google may give up codes that are unused for 365 days');
      expect(await page.$eval('.rows .warning', isWhole)).toBe(true);
      const over = await page.$eval('.rows .warning', (warning) => {
        const box = warning.getBoundingClientRect();
        const row = warning.closest('tr');
        const range = document.createRange();
        const texts = [...(row?.querySelectorAll('td:not(.what):not(:empty)') ?? [])].map((cell) => {
          range.selectNodeContents(cell);
          return range.getBoundingClientRect();
        });
        const inputs = [...(row?.querySelectorAll('input, button') ?? [])].map((one) => one.getBoundingClientRect());
        const isOver = (one: DOMRect) =>
          one.top < box.bottom - 1 && one.bottom > box.top + 1 && one.left < box.right && one.right > box.left;
        const { bottom = 0 } = row?.getBoundingClientRect() ?? {};
        return { cells: [...texts, ...inputs].filter(isOver).length, isInRow: box.bottom <= bottom };
      });
      expect(over).toEqual({ cells: 0, isInRow: true });
    },
  );

  it('a label that is being typed outlives whatever draws the list anew, and says so where Chrome has no room for it', async () => {
    const person = await start({ way: 'web' });
    const page = await openList(person);
    await seed(page, 200);
    await sees(page, '200 of 200');
    const label = '::-p-aria(Label of aaa-aaaa-zzz)';
    const value = () => page.$eval(label, (field) => (field as HTMLInputElement).value);
    const isKept = async (text: string) => {
      const { labels } = (await person.chromium.storage('local')) as { labels?: Record<string, string> };
      return labels?.['spaces/s0'] === text;
    };
    await fill(page, label, 'Chemistry');
    meetingOf(person, { code: 'abc-mnop-xyz' });
    expect(await order(page, 'readSpace', { code: 'abc-mnop-xyz' })).toMatchObject({ ok: true });
    await sees(page, '201 of 201');
    expect(await value()).toBe('Chemistry');
    await page.keyboard.press('Tab');
    await until('it is kept', () => isKept('Chemistry'));

    await fill(page, label, 'Biology');
    await page.$eval('.rows', (rows) => rows.scrollTo(0, rows.scrollHeight));
    await until('what was scrolled out of sight is kept', () => isKept('Biology'));
    await page.$eval('.rows', (rows) => rows.scrollTo(0, 0));
    await appears(page, label);

    await fillStorage(page, 'local', 0);
    await fill(page, label, 'A name for which there is no room any more');
    await page.keyboard.press('Tab');
    await sees(page, 'Chrome did not keep this, so nothing was changed.');
    expect(await value()).toBe('A name for which there is no room any more');
  });

  it('are in the popup as they are now, whatever it showed last', async () => {
    const person = await start({ way: 'web' });
    const page = await openList(person);
    const shown = async () => {
      const popup = await openElsewhere(person);
      await sees(popup, 'Recent');
      const names = await popup.$$eval('.recent .code', (all) => all.map((one) => one.textContent));
      await person.chromium.closePopup();
      return names;
    };
    expect(await shown()).toEqual([]);
    await seed(page, 3);
    const codes = [0, 1, 2].map(codeOf);
    expect(await shown()).toEqual(codes);
    expect(await shown()).toEqual(codes);
    const { meetingCode } = await makeMeeting(person);
    expect(await shown()).toEqual([meetingCode, ...codes]);
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await sees(popup, 'Copied');
    await click(popup, 'Back');
    const newest = person.google.spaces.at(-1)?.meetingCode ?? '';
    await until('who comes back to the list finds there what was made meanwhile', () =>
      popup.$eval('.recent .code', ({ textContent }, newest) => textContent === newest, newest),
    );
    await person.chromium.closePopup();
    await page.bringToFront();
    await click(page, `Forget ${newest}`);
    await click(page, 'Forget');
    await sees(page, '4 of 4');
    await page.bringToFront();
    await click(page, `Forget ${codes[1]}`);
    await click(page, 'Forget');
    await sees(page, '3 of 3');
    expect(await page.evaluate(() => localStorage.getItem('recents'))).toBeNull();
    expect(await shown()).toEqual([meetingCode, codes[0], codes[2]]);
    for (const left of ['no JSON', '{"of": "another shape"}', '[42, null]']) {
      await page.evaluate((left) => localStorage.setItem('recents', left), left);
      expect(await shown(), left).toEqual([meetingCode, codes[0], codes[2]]);
    }
  });

  it('notices a changed code, a code that leads elsewhere by now, and one that is about to run out', async () => {
    const person = await start({ way: 'web' });
    const space = person.google.createSpace({ owner: 'host@gmail.com', code: 'abc-mnop-xyz' });
    const popup = await openOverMeeting(person, 'abc-mnop-xyz');
    await sees(popup, 'No call running');
    person.google.reassignCode(space.name, 'new-code-abc');
    const again = await openOverMeeting(person, 'new-code-abc');
    await sees(again, 'No call running');
    const page = await openList(person);
    await sees(page, 'Formerly abc-mnop-xyz');
    const old = { code: 'old-code-abc', uri: '', account: '', seenAtMs: Date.now() - 340 * dayMs };
    const passed = { code: 'new-code-abc', uri: '', account: '', seenAtMs: Date.now() - dayMs };
    await page.evaluate(
      (old, passed) =>
        chrome.storage.local.set({
          'meeting:spaces/old': { name: 'spaces/old', ...old },
          'meeting:spaces/passed': { name: 'spaces/passed', ...passed },
        }),
      old,
      passed,
    );
    await sees(page, 'Not seen for 340 days');
    await sees(page, 'This code leads to another meeting by now');
  });

  it('shows of 5,000 no more than fit, and scrolls to the last', async () => {
    const person = await start();
    const page = await openList(person);
    await seed(page, 5000);
    await sees(page, '5,000 of 5,000');
    expect(await page.$$eval('.rows tbody tr', (rows) => rows.length)).toBeLessThan(30);
    await page.$eval('.rows', (rows) => rows.scrollTo(0, rows.scrollHeight));
    await until('the last is there', async () => (await codes(page)).includes(codeOf(4999)));
  });
});

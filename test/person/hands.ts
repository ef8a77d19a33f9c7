import type { ElementHandle, Page } from 'puppeteer-core';
import type { Chromium } from '../chromium';
import { until } from '../chromium/until';
import { close } from '../chromium/windows';

type Someone = { chromium: Chromium };

/** What a person's eyes and hands do with a page, for the tests and for the demo. */

/** The element of a role with this accessible name. */
export const named = (name: string, role = 'button') => `::-p-aria([name="${name}"][role="${role}"])`;

/** Clicks what has this accessible name. */
export const click = (page: Page, name: string, role?: string): Promise<void> => clickOn(page, named(name, role));

/**
 * Clicks the element of a selector with the mouse, once a person could: it is enabled, it stands still, and nothing lies
 * over it. By the clock and not by frames, which a popup that is being put on the screen may not have for a while.
 */
export async function clickOn(page: Page, selector: string): Promise<void> {
  let before = '';
  const { x, y } = await until(`${selector} can be clicked`, async () => {
    const element = await page.$(selector);
    if (!element) throw new Error('It is not there.');
    const place = await placeOf(element);
    const stands = JSON.stringify(place);
    const isStill = stands === before;
    before = stands;
    if (place.covered) throw new Error(`It cannot be clicked: ${place.covered}`);
    return isStill && place;
  });
  await page.mouse.click(x, y);
}

/**
 * Clicks what takes its own page away: Google's window closes with its answer, and a popup closes as soon as Google's
 * window takes the focus, in both cases under the click that was waited for.
 */
export const clickAway = (page: Page, selector: string): Promise<void> =>
  clickOn(page, selector).catch((error: Error) => {
    if (!/closed|detached|destroyed/i.test(error.message)) throw error;
  });

/** Where to click an element, in CSS pixels of the view; `covered` says what is in the way, if anything is. */
const placeOf = (element: ElementHandle) =>
  element.evaluate((found) => {
    if (!(found instanceof Element)) return { x: 0, y: 0, covered: 'it is no element' };
    if (found.matches(':disabled, [aria-disabled=true]')) return { x: 0, y: 0, covered: 'it is off' };
    let covered = '';
    let centre = { x: 0, y: 0 };
    // As far as needed; and where something sticks to the edge and covers it there, to the middle.
    for (const block of ['nearest', 'center'] as const) {
      found.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
      const { x, y, width, height } = found.getBoundingClientRect();
      centre = { x: x + width / 2, y: y + height / 2 };
      const hit = document.elementFromPoint(centre.x, centre.y);
      // What a label of it shows in its place is as good.
      const isHit = hit !== null && (found.contains(hit) || hit.closest('label')?.contains(found));
      covered = isHit ? '' : `${hit?.outerHTML.slice(0, 200)} lies over it`;
      if (isHit) break;
    }
    return { ...centre, covered };
  });

/** Chooses from a list of a page, once it is there and offers this value. */
export async function chooseOption(page: Page, selector: string, value: string): Promise<void> {
  await until(`${selector} offers “${value}”`, () =>
    page.$eval(
      selector,
      (list, value) =>
        list instanceof HTMLSelectElement &&
        !list.disabled &&
        [...list.options].some((one) => one.value === value && !one.disabled),
      value,
    ),
  );
  await page.select(selector, value);
}

/** Types this into a field, in place of what stands in it. */
export async function fill(page: Page, selector: string, text: string): Promise<void> {
  await clickOn(page, selector);
  await page.$eval(selector, (field) => (field as HTMLInputElement).select());
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
}

/** Puts a text into a field of several lines at once, as pasting does. */
export const paste = (page: Page, selector: string, text: string): Promise<void> =>
  page.$eval(
    selector,
    (field, text) => {
      (field as HTMLTextAreaElement).value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );

/** Waits until the page says this, in front or behind another one. */
export async function sees(page: Page, text: string): Promise<void> {
  let last = '';
  try {
    await until(`the page says “${text}”`, async () => {
      last = await said(page);
      return last.includes(text);
    });
  } catch (cause) {
    throw new Error(`The page never said “${text}”. It says: ${last}`, { cause });
  }
}

/** All that the page says at the moment. */
export const said = (page: Page): Promise<string> => page.evaluate(() => document.body.textContent ?? '');

/** Waits until an element of this selector is there, whatever it looks like. */
export const appears = async (page: Page, selector: string): Promise<void> => {
  await until(`${selector} is there`, async () => {
    const element = await page.$(selector);
    return element !== null;
  });
};

/** Clicks in the window that Google shows for signing in, and resolves when it has taken the click. */
export async function clickAtGoogle({ chromium }: Someone, selector: string): Promise<void> {
  const page = await until(`Google shows ${selector}`, async () => {
    const asking = await chromium.consentWindow();
    const element = await asking.$(selector);
    return element && asking;
  });
  await clickAway(page, selector);
}

/** Chooses an account in Google's window. */
export const choose = (someone: Someone, email: string) => clickAtGoogle(someone, `[data-email="${email}"]`);

/** Agrees on Google's consent page. */
export const allow = (someone: Someone) => clickAtGoogle(someone, '#allow');

/** Says no on Google's consent page. */
export const deny = (someone: Someone) => clickAtGoogle(someone, '#deny');

/** Closes the window in which Google asks, without an answer. */
export async function closeGoogle({ chromium }: Someone): Promise<void> {
  await close(await chromium.consentWindow());
}

/** Says who it is, where Google asks that: a browser that somebody is signed in to knows. */
export async function sayWho(someone: Someone, way: 'web' | 'browser', email = 'host@gmail.com'): Promise<void> {
  if (way === 'web') await choose(someone, email);
}

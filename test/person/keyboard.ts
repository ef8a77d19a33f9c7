import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';

/** Where the focus is, as somebody knows it who sees the ring round it and hears its name. */
interface Focus {
  /** What a label or the element itself says; of a choice its value. Nothing where nothing has the focus. */
  name: string;
  /** What keeps a person from seeing that it is there, if anything does. */
  hidden: string;
}

const readFocus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body)
      return { name: '', hidden: 'nothing has the focus' };
    const labels = [...((focused as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent);
    const name = (focused.ariaLabel ?? (labels.join(' ') || focused.textContent) ?? '').trim();
    // What is chosen by a picture of it shows the ring there.
    const shown = focused.getAttribute('type') === 'radio' ? (focused.closest('label') ?? focused) : focused;
    const { left, top, width, height } = shown.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const isInSight = !!hit && (shown.contains(hit) || hit.contains(shown));
    const hasRing = [focused, shown, ...shown.children].some((one) => getComputedStyle(one).outlineStyle !== 'none');
    return {
      name,
      hidden: !isInSight ? 'it is not in sight' : hasRing ? '' : 'no ring is round it',
    };
  });

/** The same once a person can see it: the popup grows with what is in it, and Chromium moves its window after that. */
const readShownFocus = (page: Page): Promise<Focus> =>
  until('a person sees what has the focus', async () => {
    const focus = await readFocus(page);
    if (focus.name && focus.hidden) throw new Error(`${focus.name}: ${focus.hidden}`);
    return focus;
  });

/**
 * Goes on with Tab until what begins with this name has the focus, and sees that each on the way has it visibly. Rejects,
 * saying what was passed, after a round without it.
 */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  // Twice round at most, because what is on its way takes its place only then.
  while (passed.filter((one) => one === passed.at(-1)).length <= 2) {
    await page.keyboard.press('Tab');
    const focus = await readShownFocus(page);
    if (focus.name.startsWith(name)) return;
    passed.push(focus.name);
  }
  throw new Error(`Tab never comes to “${name}”. It passes: ${passed.join(', ')}`);
}

/** Goes to it with Tab, and presses it with Enter. */
export async function pressByKey(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** The name of what has the focus at the moment. */
export const focusedName = async (page: Page): Promise<string> => (await readFocus(page)).name;

import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';

/** The one font of all pictures: with another one every line would differ. */
export const font = 'DejaVu Sans';

/** What differs from run to run, and what stands in the pictures instead. */
const varying: readonly [RegExp, string][] = [
  [/\b[a-z]{3}-[a-z]{4}-[a-z]{3}\b/g, 'abc-mnop-xyz'],
  [/\b\d{1,2}:\d{2}\s[AP]M/g, '10:30 AM'],
  [/\b[A-Z][a-z]{2} \d{1,2}, 20\d\d/g, 'Nov 5, 2026'],
  // An extension that is loaded from a folder has an id that follows from the folder.
  [/\b[a-p]{32}\b/g, 'abcdefghijklmnopabcdefghijklmnop'],
  [/\b\d+\.\d+\.\d+\b/g, '1.0.0'],
];

const style = `
*, ::before, ::after {
  font-family: "${font}" !important;
  caret-color: transparent !important;
  /* In forced colours it has a colour all the same; then it does not blink. */
  caret-animation: manual !important;
  animation: none !important;
  transition: none !important;
}`;

/**
 * Makes a page look the same whenever and wherever it is looked at: one font, nothing that moves or blinks, and the same
 * codes, times and ids. Answers whether this machine has the font.
 */
export async function makeStill(page: Page): Promise<boolean> {
  await page.addStyleTag({ content: style });
  const hasFont = await page.evaluate(
    (font, varying) => {
      const fixed = (text: string) =>
        varying.reduce((all, [pattern, flags, to]) => all.replace(new RegExp(pattern, flags), to), text);
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let one = texts.nextNode(); one; one = texts.nextNode()) {
        const text = one.nodeValue ?? '';
        if (fixed(text) !== text) one.nodeValue = fixed(text);
      }
      const context = document.createElement('canvas').getContext('2d');
      const width = (family: string) => {
        if (context) context.font = `72px ${family}`;
        return context?.measureText('mmmmllll').width;
      };
      // Where it is not there, what stands in for it is as wide as the other font.
      return width(`"${font}", monospace`) === width(`"${font}", serif`);
    },
    font,
    varying.map(([{ source, flags }, to]) => [source, flags, to] as const),
  );
  await hasItsSize(page);
  // By a pixel Chromium scrolls as it happens to round: nobody scrolled there.
  await scrollBack(page, 2);
  return hasFont;
}

/** The width in CSS pixels that every popup has at 200 %, where Chromium makes some of them wider and others not. */
const narrowest = 357;

/**
 * At 200 % it is chance how wide Chromium makes the window of a popup, and to which part of a pixel it scrolls: lays the page
 * out for the narrowest, from its beginning. Answers how many pixels of a picture that is; undefined where it is no popup at
 * 200 %.
 */
export async function makeSame(page: Page): Promise<number | undefined> {
  const [isLarge, isPopup] = await page.evaluate(() => [
    devicePixelRatio === 2,
    chrome.extension.getViews({ type: 'popup' }).includes(window),
  ]);
  if (!isLarge) return undefined;
  const width = `${narrowest}px !important`;
  const inWidth = `body, main { inline-size: ${width}; min-inline-size: 0 !important; max-inline-size: ${width} }`;
  if (isPopup) await page.addStyleTag({ content: inWidth });
  await scrollBack(page, Number.MAX_VALUE);
  await hasItsSize(page);
  return isPopup ? narrowest * 2 : undefined;
}

/** Takes back what is scrolled down by so many pixels at most. */
const scrollBack = (page: Page, atMost: number): Promise<void> =>
  page.evaluate((atMost) => {
    for (const one of document.querySelectorAll('*'))
      if (one.scrollTop > 0 && one.scrollTop <= atMost) one.scrollTop = 0;
  }, atMost);

/** Waits until Chromium has fitted the window of a popup to its content, which it does a moment later. */
export async function hasItsSize(page: Page): Promise<void> {
  let last = '';
  await until('the page has its size', async () => {
    const size = await page.evaluate(
      () =>
        new Promise<string>((done) => {
          const answer = () => done(`${innerWidth} ${innerHeight}`);
          // One that is not in front has no frames.
          if (document.hidden) return answer();
          // After a frame: a page that shows nothing new is at times not called idle for many seconds, nor is one on a busy
          // machine.
          requestAnimationFrame(() => requestIdleCallback(answer, { timeout: 1_000 }));
        }),
    );
    const isSame = size === last;
    last = size;
    return isSame;
  });
}

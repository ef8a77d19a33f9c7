import type { Page } from 'puppeteer-core';

/** What the foot says and offers that a person does not see: outside of the window, or with something over it. */
export const findHidden = (popup: Page): Promise<string[]> =>
  popup.evaluate(() =>
    [...document.querySelectorAll('.foot button, .foot p, .foot li')].flatMap((one) => {
      const { x, y, width, height, top, bottom } = one.getBoundingClientRect();
      // A line that is empty is not said.
      if (height === 0) return [];
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      const isSeen = top >= 0 && bottom <= innerHeight && !!hit && (one.contains(hit) || hit.contains(one));
      return isSeen ? [] : [`${one.textContent || one.ariaLabel} at ${Math.round(top)} of ${innerHeight}`];
    }),
  );

import type { Page } from 'puppeteer-core';

/** What takes another line because it is the chosen one and so stands in bold: everything below it moves then. */
export const findMoved = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('nav [aria-current]')].flatMap((one) => {
      const chosen = one.offsetHeight;
      one.style.fontWeight = 'normal';
      const other = one.offsetHeight;
      one.style.fontWeight = '';
      return chosen === other ? [] : [`“${one.textContent}” is ${chosen} px high, and ${other} px beside the others`];
    }),
  );

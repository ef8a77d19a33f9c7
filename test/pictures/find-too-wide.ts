import type { Page } from 'puppeteer-core';

/** What reaches out of the window sideways. */
export const findTooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    return [...document.querySelectorAll('main, main *')].flatMap((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left >= -0.5 && right <= clientWidth + 0.5 ? [] : [`${one.outerHTML.slice(0, 120)}: ${left} to ${right}`];
    });
  });

/**
 * Words of ours that are cut: what does not fit into its box, which hides the rest. Addresses and what people typed may be
 * cut, they are whole in a title; none of them is a word of ours.
 */
export const findCut = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')].flatMap((one) => {
      const { overflowX, textOverflow } = getComputedStyle(one);
      if (overflowX === 'visible' || one.scrollWidth <= one.clientWidth + 1 || !one.textContent?.trim()) return [];
      // Said to screen readers alone.
      if (one.clientWidth <= 1) return [];
      if (overflowX === 'auto' || overflowX === 'scroll') return [];
      const isTheirs =
        one.closest('bdi, code, [title]') ||
        one.querySelector('[title]') ||
        /[@]|[a-z]{3}-[a-z]{4}-[a-z]{3}/.test(one.textContent);
      return isTheirs ? [] : [`“${one.textContent}” in ${one.clientWidth} of ${one.scrollWidth} px (${textOverflow})`];
    }),
  );

import type { Browser, Page } from 'puppeteer-core';

/** Opens a tab behind the others, so that neither the active tab nor an open popup changes, and resolves once it is loaded. */
export async function openBehind(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ background: true });
  await page.goto(url);
  return page;
}

import type { Page } from 'puppeteer-core';

/**
 * Shows a page with every word twice, as long as some languages make them, while it is looked at. Codes and addresses are
 * as long in every language.
 */
export async function withLongWords(page: Page, look: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const restore: (() => void)[] = [];
    for (let one = texts.nextNode(); one; one = texts.nextNode()) {
      const { nodeValue: text, parentElement } = one;
      if (!text?.trim() || parentElement?.closest('bdi, .code, .account') || /@|https:/.test(text)) continue;
      const node = one;
      node.nodeValue = `${text} ${text}`;
      restore.push(() => {
        node.nodeValue = text;
      });
    }
    const restoreWords = () => {
      for (const back of restore) back();
    };
    Object.assign(globalThis, { restoreWords });
  });
  try {
    await look();
  } finally {
    await page.evaluate(() => (globalThis as unknown as { restoreWords(): void }).restoreWords());
  }
}

import type { Browser } from 'puppeteer-core';
import { openBehind } from './open-behind';

/**
 * What is on the clipboard, as text of the given type; "" where it holds no such thing.
 * Only a page may read it, with a permission and with the focus: a Meet page is lent both for the moment, and stays
 * where it is, so that an open popup stays open too. A headless browser has a clipboard of its own, which no other
 * browser shares; a headed one uses its display's.
 */
export async function readClipboard(browser: Browser, type: 'text/plain' | 'text/html'): Promise<string> {
  const open = (await browser.pages()).find((page) => page.url().startsWith('https://meet.google.com/'));
  const page = open ?? (await openBehind(browser, 'https://meet.google.com/'));
  const session = await page.createCDPSession();
  try {
    await session.send('Browser.setPermission', {
      permission: { name: 'clipboard-read' },
      setting: 'granted',
      origin: 'https://meet.google.com',
    });
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    return await page.evaluate(async (type) => {
      for (const item of await navigator.clipboard.read()) {
        if (item.types.includes(type)) return (await item.getType(type)).text();
      }
      return '';
    }, type);
  } finally {
    await session.detach();
    if (!open) await page.close();
  }
}

import { randomUUID } from 'node:crypto';
import type { Browser, Target } from 'puppeteer-core';

/** Opens a tab behind the others, so that neither the active tab nor an open popup changes. */
export async function openBehind(browser: Browser, url: string): Promise<Target> {
  // Puppeteer keeps the ids of targets to itself: a fragment of its own makes this one recognisable.
  const marked = `${url}#${randomUUID()}`;
  const session = await browser.target().createCDPSession();
  await session.send('Target.createTarget', { url: marked, background: true });
  await session.detach();
  return browser.waitForTarget((target) => target.url() === marked);
}

import type { CDPSession, Target } from 'puppeteer-core';

const last = new WeakMap<Target, Promise<unknown>>();

/**
 * A debugging session with a worker, or a page, for whoever asked to end; two with the same one are begun one after the
 * other. Of two with a worker begun in one breath puppeteer takes the second for one that Chromium began by itself, and ends
 * it while it is in use.
 */
export function attach(target: Target): Promise<CDPSession> {
  const session = (last.get(target) ?? Promise.resolve()).then(() => target.createCDPSession());
  // The next one waits for the end of this, however it ended.
  last.set(
    target,
    session.catch(() => undefined),
  );
  return session;
}

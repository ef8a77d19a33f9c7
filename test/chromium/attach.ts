import type { CDPSession, Target } from 'puppeteer-core';

const last = new WeakMap<Target, Promise<unknown>>();

/**
 * A debugging session with a worker, for whoever asked to end; two with the same worker are begun one after the other. Of two
 * begun in one breath puppeteer takes the second for one that Chromium began by itself, and ends it while it is in use.
 */
export function attach(worker: Target): Promise<CDPSession> {
  const session = (last.get(worker) ?? Promise.resolve()).then(() => worker.createCDPSession());
  last.set(
    worker,
    session.catch(() => undefined),
  );
  return session;
}

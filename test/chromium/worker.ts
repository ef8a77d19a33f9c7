import type { Browser, CDPSession, Target } from 'puppeteer-core';
import { attach } from './attach';
import { until } from './until';

/** Something in which code of a test can run: the extension's worker. */
export interface Evaluates {
  /** Runs `work` there. Its arguments and its result are handed over as JSON; what it throws rejects with the same words. */
  evaluate<Args extends unknown[], Out>(work: (...args: Args) => Out, ...args: Args): Promise<Awaited<Out>>;
}

/**
 * The extension's service worker, as it dies and comes back.
 * Each call looks the worker up anew and talks to it over a debugging session of its own: Chromium may start a worker
 * again under the same target, where puppeteer's own session of the one before is of no use any more; and a session that
 * is left open keeps the target of a dead worker in the list.
 */
export class ExtensionWorker implements Evaluates {
  constructor(
    readonly browser: Browser,
    readonly extensionId: string,
  ) {}

  /**
   * A debugging session with this run of the worker, for whoever asked to end; started, without any event of the
   * extension's, if it is dead. Resolves once `chrome.*` is in place.
   */
  session(): Promise<CDPSession> {
    return until('the worker runs and has chrome.*', async () => {
      const target = this.#target() ?? (await this.#start());
      const session = await attach(target);
      try {
        // Its globals are not there for the first few hundred milliseconds after the target appears.
        // One that was only just stopped never answers, and would be waited for in place of the one that comes after it.
        if (await run(session, () => typeof chrome === 'object' && chrome.storage !== undefined, [], 1_000))
          return session;
      } catch (error) {
        await detach(session);
        throw error;
      }
      await detach(session);
      return undefined;
    });
  }

  async evaluate<Args extends unknown[], Out>(work: (...args: Args) => Out, ...args: Args): Promise<Awaited<Out>> {
    const session = await this.session();
    try {
      return await run(session, work, args);
    } finally {
      await detach(session);
    }
  }

  /** Whether it runs at the moment. */
  isRunning(): boolean {
    return this.#target() !== undefined;
  }

  /**
   * Kills it as the browser does after 30 idle seconds, and resolves when it has stopped. It may run again by then:
   * where an event waits for it, Chromium starts it anew at once, under the same target.
   */
  async kill(): Promise<void> {
    const session = await this.#watch();
    const statuses = new Map<string, string>();
    const stopped = new Set<string>();
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, scriptURL, runningStatus } of versions) {
        if (!scriptURL.startsWith(this.#origin)) continue;
        statuses.set(versionId, runningStatus);
        if (runningStatus === 'stopped') stopped.add(versionId);
      }
    });
    await session.send('ServiceWorker.enable');
    // Puppeteer learns later that it was started, and a worker that is not in its list may be at work.
    await until('Chromium says which workers run', () => statuses.size > 0);
    const running = [...statuses].filter(([, status]) => status !== 'stopped').map(([id]) => id);
    stopped.clear();
    // Not by puppeteer's `worker.close()`: where Chromium starts the worker anew while that session is still open, it
    // waits for a debugger for ever.
    if (running.length) await session.send('ServiceWorker.stopAllWorkers');
    await until('the worker has stopped', () => running.every((id) => stopped.has(id)));
    await detach(session);
  }

  /**
   * Cuts this run of the worker off the network: nothing that it sends leaves the browser any more. The session stays
   * open, because what is emulated ends with it. `navigator.onLine` is set by hand: Chromium emulates it for a whole
   * process and forgets it again at moments that were not found out.
   */
  async goOffline(): Promise<void> {
    const session = await this.session();
    await session.send('Network.enable');
    const none = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await session.send('Network.emulateNetworkConditions', { offline: true, ...none });
    const expression = `Object.defineProperty(navigator, 'onLine', { get: () => false })`;
    await session.send('Runtime.evaluate', { expression });
  }

  get #origin(): string {
    return `chrome-extension://${this.extensionId}/`;
  }

  #target(): Target | undefined {
    return this.browser
      .targets()
      .find((target) => target.type() === 'service_worker' && target.url().startsWith(this.#origin));
  }

  async #start(): Promise<Target> {
    const session = await this.#watch();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: this.#origin });
    const target = await until('the worker has started', () => this.#target());
    await detach(session);
    return target;
  }

  /** A session with a tab: any one can start and stop every worker of its profile. */
  async #watch(): Promise<CDPSession> {
    const pages = this.browser.targets().filter((target) => target.type() === 'page');
    // One of the extension's own may close by itself.
    const tab = pages.find((target) => !target.url().startsWith(this.#origin)) ?? pages[0];
    if (!tab) throw new Error('No tab is open.');
    return tab.createCDPSession();
  }
}

/** Runs `work` in the worker of this session. */
async function run<Args extends unknown[], Out>(
  session: CDPSession,
  work: (...args: Args) => Out,
  args: Args,
  timeout?: number,
): Promise<Awaited<Out>> {
  const given = args.map((arg) => (arg === undefined ? 'undefined' : JSON.stringify(arg))).join(', ');
  // What compiles TypeScript for the tests marks functions by a helper that the worker does not know.
  const expression = `{ const __name = (work) => work; (${work})(${given}); }`;
  const { result, exceptionDetails } = await session.send(
    'Runtime.evaluate',
    { expression, awaitPromise: true, returnByValue: true },
    timeout === undefined ? undefined : { timeout },
  );
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as Awaited<Out>;
}

/** A session whose worker or page has gone in the meantime is detached already. */
export async function detach(session: CDPSession): Promise<void> {
  if (session.detached) return;
  await session.detach().catch((error: Error) => {
    if (!/No session|closed|detached/i.test(error.message)) throw error;
  });
}

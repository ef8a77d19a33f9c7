import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Target, WebWorker } from 'puppeteer-core';
import { openBehind } from './open-behind';
import { until } from './until';

/** The extension's service worker, as it dies and comes back. */
export class ExtensionWorker {
  constructor(
    readonly browser: Browser,
    readonly extensionId: string,
  ) {}

  /** The running worker, with `chrome.*` in place. Starts it if it is dead, without any event of the extension's. */
  async running(): Promise<WebWorker> {
    for (let attempt = 1; ; attempt++) {
      try {
        if (!this.#target()) await this.#start();
        const target = await this.browser.waitForTarget((target) => this.#is(target), { timeout: 10_000 });
        const worker = await target.worker();
        if (!worker) throw new Error('The worker went away while it was asked for.');
        // Its globals are not there for the first few hundred milliseconds after the target appears.
        await until('the worker has chrome.*', () =>
          worker.evaluate(() => typeof chrome === 'object' && chrome.storage !== undefined),
        );
        return worker;
      } catch (error) {
        // It may idle to death between two of these steps.
        if (attempt === 3) throw error;
        await sleep(200);
      }
    }
  }

  /** Whether it runs at the moment. */
  isRunning(): boolean {
    return this.#target() !== undefined;
  }

  /** Kills it as the browser does after 30 idle seconds, and resolves when it is gone. */
  async kill(): Promise<void> {
    const target = this.#target();
    if (!target) return;
    const isGone = () => !this.browser.targets().includes(target);
    // On a busy machine Chromium has been seen to pass over the first request.
    for (let tries = 3; !isGone() && tries > 0; tries--) {
      await (await target.worker())?.close();
      for (let waits = 60; !isGone() && waits > 0; waits--) await sleep(50);
    }
    await until('the worker is gone', isGone);
  }

  #is(target: Target): boolean {
    return target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${this.extensionId}/`);
  }

  #target(): Target | undefined {
    return this.browser.targets().find((target) => this.#is(target));
  }

  /** The debugging protocol starts a worker only from a page of the same origin, so one is opened if none is. */
  async #start(): Promise<void> {
    const origin = `chrome-extension://${this.extensionId}/`;
    const open = this.browser.targets().find((target) => target.type() === 'page' && target.url().startsWith(origin));
    const page = open ?? (await openBehind(this.browser, `${origin}manifest.json`));
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: origin });
    await this.browser.waitForTarget((target) => this.#is(target), { timeout: 10_000 });
    if (open) {
      await session.detach();
    } else {
      await page.asPage().then((page) => page.close());
      await until('the page is closed', () => !this.browser.targets().includes(page));
    }
  }
}

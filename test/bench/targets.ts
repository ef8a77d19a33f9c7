import type { Browser, CDPSession, Protocol } from 'puppeteer-core';

export type Target = Protocol.Target.TargetInfo;

/**
 * What a browser has open, with no debugger attached to any of it. Puppeteer attaches one to every page and worker and
 * holds it up until it has; what is to be measured must start on its own, and a worker that is watched never dies.
 */
export class Targets {
  readonly #open = new Map<string, Target>();
  readonly #waiting = new Set<() => void>();

  private constructor(readonly root: CDPSession) {}

  /** Takes the browser over from puppeteer, whose pages and workers are not to be used any more. */
  static async takeOver(browser: Browser): Promise<Targets> {
    // A worker that puppeteer was asked for stays attached to, and does not count as gone when it is dead.
    for (const target of browser.targets())
      if (target.type() === 'service_worker') await (await target.worker())?.client.detach();
    const root = await browser.target().createCDPSession();
    const targets = new Targets(root);
    await root
      .connection()
      ?.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: true });
    root.on('Target.targetCreated', ({ targetInfo }) => targets.#note(targetInfo));
    root.on('Target.targetInfoChanged', ({ targetInfo }) => targets.#note(targetInfo));
    root.on('Target.targetDestroyed', ({ targetId }) => targets.#note(undefined, targetId));
    await root.send('Target.setDiscoverTargets', { discover: true, filter: [{}] });
    return targets;
  }

  all(isIt: (target: Target) => boolean): Target[] {
    return [...this.#open.values()].filter(isIt);
  }

  find(isIt: (target: Target) => boolean): Target | undefined {
    return this.all(isIt)[0];
  }

  isOpen({ targetId }: Target): boolean {
    return this.#open.has(targetId);
  }

  /** Resolves with the first truthy value of `probe`, asked whenever something opens, closes or changes its address. */
  when<T>(what: string, probe: () => T | undefined | false, timeoutMs = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`Waited ${timeoutMs} ms in vain until ${what}.`));
      }, timeoutMs);
      const look = () => {
        const value = probe();
        if (!value) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(value);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Attaches a debugger to one of them, until `detach`. */
  async attach({ targetId }: Target): Promise<CDPSession> {
    const { sessionId } = await this.root.send('Target.attachToTarget', { targetId, flatten: true });
    return this.session(sessionId);
  }

  /** A session's own `detach` asks puppeteer's connection, which knows nothing of those that were made here. */
  async detach(session: CDPSession): Promise<void> {
    await this.root.send('Target.detachFromTarget', { sessionId: session.id() });
  }

  session(sessionId: string): CDPSession {
    const session = this.root.connection()?.session(sessionId);
    if (!session) throw new Error('The browser has let go of a target that was just attached to.');
    return session;
  }

  /** Closes a page, or kills a worker as the browser does after 30 idle seconds. Resolves when it is gone. */
  async close(target: Target): Promise<void> {
    if (this.isOpen(target)) await this.root.send('Target.closeTarget', { targetId: target.targetId });
    await this.when(`${target.url} is closed`, () => !this.isOpen(target));
  }

  #note(target: Target | undefined, targetId = target?.targetId ?? ''): void {
    if (target) this.#open.set(targetId, target);
    else this.#open.delete(targetId);
    for (const look of [...this.#waiting]) look();
  }
}

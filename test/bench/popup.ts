import { hrtime } from 'node:process';
import type { CDPSession } from 'puppeteer-core';
import { run, withinMs } from './run';
import type { Side } from './sides';
import type { Target, Targets } from './targets';

/** Milliseconds of the clock that Chromium's own metrics go by: it never jumps. */
export const nowMs = (): number => Number(hrtime.bigint()) / 1e6;

export const firstPaint = 'first-contentful-paint';

/** A popup that opened by itself after a click on its icon; the debugger came later. */
export class Popup {
  constructor(
    readonly targets: Targets,
    readonly target: Target,
    readonly session: CDPSession,
    readonly clickedMs: number,
  ) {}

  /** Clicks the icon while this tab is in front: the browser's own click, which keeps nothing of the extension alive. */
  static async open(targets: Targets, tab: Target, side: Side): Promise<Popup> {
    const clickedMs = nowMs();
    await targets.root.send('Extensions.triggerAction', { id: side.id, targetId: tab.targetId });
    return Popup.opened(targets, side, clickedMs);
  }

  /** Waits for the one that was opened, by a click or by its extension. */
  static async opened(targets: Targets, { id }: Side, clickedMs = nowMs()): Promise<Popup> {
    const isPopup = ({ type, url }: Target) => type === 'page' && url.startsWith(`chrome-extension://${id}/`);
    const target = await targets.when('the popup opens', () => targets.find(isPopup));
    const session = await targets.attach(target);
    await isThere(session, id);
    return new Popup(targets, target, session, clickedMs);
  }

  /**
   * Milliseconds from the click to the first contentful paint and to these marks of `performance.mark`, once all of
   * them are there. What is marked before it is painted counts from the paint on: nobody can press it before.
   * Chromium tells of a paint in steps of 4 ms from the start of the page; the time from the click to that start varies
   * by more than that, so that the median is finer than its steps.
   */
  async readTimes(marks: readonly string[]): Promise<Record<string, number>> {
    const entries = await run(this.session, waitForEntries, [firstPaint, ...marks]);
    await this.session.send('Performance.enable');
    const { metrics } = await this.session.send('Performance.getMetrics');
    const startedMs =
      (metrics.find(({ name }) => name === 'NavigationStart')?.value ?? Number.NaN) * 1e3 - this.clickedMs;
    const paint = startedMs + (entries[firstPaint] ?? Number.NaN);
    if (!(startedMs > 0 && paint < 60_000)) throw new Error('The clocks of Chromium and of Node disagree.');
    const marked = marks.map((mark) => [mark, Math.max(paint, startedMs + (entries[mark] ?? Number.NaN))]);
    return { paint, ...Object.fromEntries(marked) };
  }

  /** Whether this text is on it at the moment. */
  says(text: string): Promise<boolean> {
    return run(this.session, (text) => document.body.textContent?.includes(text) ?? false, text);
  }

  /** Closes it once it has nothing to do any more, so that what is measured next has the machine for itself. */
  async close(): Promise<void> {
    await run(this.session, () => new Promise((done) => requestIdleCallback(done)).then(() => true), null);
    await this.targets.close(this.target);
  }
}

/**
 * Waits until the popup's document has taken the place of the empty one that a window begins with: Chromium names a target
 * by the address that it is on its way to, and what is run in the empty document is lost with it.
 */
async function isThere(session: CDPSession, id: string): Promise<void> {
  const isOurs = ({ url }: { url: string }) => url.startsWith(`chrome-extension://${id}/`);
  const read = async () => isOurs((await session.send('Page.getFrameTree')).frameTree.frame);
  // Nearly always, and then nothing of what is measured is listened to.
  if (await read()) return;
  const navigated = new Promise<void>((done) => {
    session.on('Page.frameNavigated', ({ frame }) => isOurs(frame) && done());
  });
  await session.send('Page.enable');
  if (!(await read())) await withinMs(10_000, 'the popup has its document', navigated);
  await session.send('Page.disable');
}

/** Runs in the page: resolves, once there are entries of all these names, with when the first of each was. */
export function waitForEntries(names: string[]): Promise<Record<string, number>> {
  return new Promise((done, fail) => {
    const found: Record<string, number> = {};
    const seen = new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) found[name] ??= startTime;
      if (names.every((name) => name in found)) done(found);
    });
    setTimeout(() => {
      const missing = names.filter((name) => !(name in found));
      fail(
        new Error(
          `No ${missing.join()} in 10 s. The page is ${document.visibilityState}: ${document.body?.textContent}`,
        ),
      );
    }, 10_000);
    for (const type of ['paint', 'mark']) seen.observe({ type, buffered: true });
  });
}

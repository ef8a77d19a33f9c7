import type { CDPSession, Protocol } from 'puppeteer-core';
import { until } from './until';
import { findPlaces, type Place } from './waits';
import { detach } from './worker';

/** One passing of a place, counted from 1 for each place from the beginning of the road. */
export interface Stop {
  place: FilePlace;
  pass: number;
}

/** A place of one of the worker's files. */
type FilePlace = Place & { file: string };

/** A place as the debugger knows it. */
interface Located {
  place: FilePlace;
  location: Protocol.Debugger.Location;
}

/** A place, and where in its script Chromium can stop at it. */
interface Found {
  place: Place;
  at: { lineNumber: number; columnNumber: number };
}

/** The places of each script by its text: a thousand questions to Chromium, the same for every worker that runs it. */
const known = new Map<string, Found[]>();

/** The worker, as it runs now, under a debugger that can stop it wherever it waits. */
export class StoppingWorker {
  readonly #session: CDPSession;
  readonly #located: readonly Located[];

  private constructor(session: CDPSession, located: readonly Located[]) {
    this.#session = session;
    this.#located = located;
  }

  /**
   * Takes a debugging session with a running worker, which is its own from then on, and finds every place of the script
   * that runs, and of what it reads only for some orders, which it reads now. Rejects where Chromium cannot stop at one of them: a death that cannot be tried would be left out unseen.
   */
  static async take(session: CDPSession): Promise<StoppingWorker> {
    const scripts: Protocol.Debugger.ScriptParsedEvent[] = [];
    session.on('Debugger.scriptParsed', (script) => scripts.push(script));
    await session.send('Debugger.enable');
    const isOurs = ({ url }: Protocol.Debugger.ScriptParsedEvent) => /^chrome-extension:.*\.js$/.test(url);
    await until('the debugger knows the script of the worker', () => scripts.some(isOurs));
    const { result } = await session.send('Runtime.evaluate', { expression: 'later.forEach(load), later.length' });
    const ours = await until('the debugger knows all files of the worker', () => {
      const known = scripts.filter(isOurs);
      return known.length === 1 + Number(result.value) && known;
    });
    const located = await Promise.all(ours.map((script) => StoppingWorker.#locate(session, script)));
    return new StoppingWorker(session, located.flat());
  }

  static async #locate(
    session: CDPSession,
    { scriptId, url }: Protocol.Debugger.ScriptParsedEvent,
  ): Promise<Located[]> {
    const { scriptSource } = await session.send('Debugger.getScriptSource', { scriptId });
    const file = new URL(url).pathname;
    const found = known.get(scriptSource) ?? (await StoppingWorker.#find(session, scriptId, scriptSource));
    known.set(scriptSource, found);
    return found.map(({ place, at }) => ({ place: { ...place, file }, location: { scriptId, ...at } }));
  }

  static #find(session: CDPSession, scriptId: string, text: string): Promise<Found[]> {
    const lines = new Lines(text);
    const found = findPlaces(text).map(async (place): Promise<Found> => {
      const start = { scriptId, ...lines.placeOf(place.start) };
      const end = { scriptId, ...lines.placeOf(place.end + 1) };
      // Asked for one by one: of a whole script Chromium tells the first thousand.
      const { locations } = await session.send('Debugger.getPossibleBreakpoints', { start, end });
      // The last one: in `r().get(key)` a debugger can stop before `r` is called, and before `get` is.
      const location = locations.findLast(({ type }) => !place.isCall || type === 'call');
      if (!location) throw new Error(`Chromium cannot stop at “${place.text}”.`);
      const { lineNumber, columnNumber = 0 } = location;
      return { place, at: { lineNumber, columnNumber } };
    });
    return Promise.all(found);
  }

  /**
   * Every place that the worker passes while `road` is under way, in this order. It does not stop for that: what Chromium
   * tells a worker that stands still, such as that it has a lock, fails there. Then it is let go.
   */
  async follow(road: () => Promise<unknown>): Promise<Stop[]> {
    await this.#evaluate('globalThis.placesPassed = []');
    await this.#breakAt(this.#located, (at) => `placesPassed.push(${at}) < 0`);
    await road();
    const passed: number[] = JSON.parse(await this.#evaluate('JSON.stringify(placesPassed)'));
    await this.letGo();
    const passes = new Map<FilePlace, number>();
    return passed.flatMap((at) => {
      const place = this.#located[at]?.place;
      if (!place) return [];
      const pass = (passes.get(place) ?? 0) + 1;
      passes.set(place, pass);
      return [{ place, pass }];
    });
  }

  /** Lets the worker run until this stop; `stopped` resolves once it stands there. */
  stopAt({ place, pass }: Stop): Promise<{ stopped: Promise<void> }> {
    return this.#stop(
      (one) => one.file === place.file && one.start === place.start && one.end === place.end,
      pass,
      `“${place.text}”`,
    );
  }

  /** Lets the worker run until it is about to ask Chrome for this, e.g. "notifications.create". */
  stopBefore(asks: string): Promise<{ stopped: Promise<void> }> {
    return this.#stop((one) => one.asks === asks, 1, asks);
  }

  async #stop(isMeant: (place: FilePlace) => boolean, pass: number, name: string): Promise<{ stopped: Promise<void> }> {
    const located = this.#located.filter(({ place }) => isMeant(place));
    if (located.length === 0) throw new Error(`The worker has no ${name}.`);
    let isStopped = false;
    this.#session.on('Debugger.paused', () => {
      isStopped = true;
    });
    await this.#evaluate('globalThis.passes = 0');
    await this.#breakAt(located, () => `++passes >= ${pass}`);
    const stopped = until(`the worker stops at ${name} for the ${pass}. time`, () => isStopped, 15_000);
    return { stopped: stopped.then(() => undefined) };
  }

  /**
   * Makes sure that a stopped worker runs no further line: when it is killed Chromium ends the stop first, and what stands
   * there would be carried out before the worker is gone. To be called right before the kill.
   */
  endHere(): void {
    // It is answered once the worker has gone on, which it never does.
    this.#session.send('Runtime.terminateExecution').catch(ignoreGone);
  }

  /** Lets the worker go on, with nothing to stop it any more. */
  async letGo(): Promise<void> {
    await detach(this.#session);
  }

  /** Chromium stops at a place where the condition holds there, given by its number in the list. */
  async #breakAt(located: readonly Located[], conditionAt: (at: number) => string): Promise<void> {
    for (const [at, { location }] of located.entries())
      await this.#session.send('Debugger.setBreakpoint', { location, condition: conditionAt(at) });
  }

  async #evaluate(expression: string): Promise<string> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression });
    return result.value;
  }
}

/** A worker that was killed or let go in the meantime has nothing to answer. */
function ignoreGone(error: Error): void {
  if (!/closed|detached|No session/i.test(error.message)) throw error;
}

/** Where the lines of a text begin, to count as the debugger does. */
class Lines {
  readonly #starts: number[];

  constructor(text: string) {
    this.#starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  placeOf(offset: number): { lineNumber: number; columnNumber: number } {
    const lineNumber = this.#starts.findLastIndex((start) => start <= offset);
    return { lineNumber, columnNumber: offset - (this.#starts[lineNumber] ?? 0) };
  }
}

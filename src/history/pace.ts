/** Lets requests begin no faster than Google bears. */
export interface Pace {
  /** Resolves when one more may begin, which it then has to. Those who wait are let go in their order. */
  turn(): Promise<void>;
  /** Lets nobody begin for so long, in milliseconds. */
  pause(ms: number): void;
}

const minuteMs = 60_000;

/**
 * At most so many in any minute. The first of them begin at once, so that a small call is read in seconds. `nowMs` and `wait`
 * are for tests.
 */
export function pace(
  aMinute: number,
  nowMs: () => number = () => performance.now(),
  wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
): Pace {
  const begun: number[] = [];
  let notBeforeMs = 0;
  let last: Promise<void> = Promise.resolve();
  const readyMs = () => Math.max(notBeforeMs, (begun.at(-aMinute) ?? Number.NEGATIVE_INFINITY) + minuteMs);
  const wake = async () => {
    for (let leftMs = readyMs() - nowMs(); leftMs > 0; leftMs = readyMs() - nowMs()) await wait(Math.ceil(leftMs));
    begun.push(nowMs());
    if (begun.length > aMinute) begun.shift();
  };
  return {
    turn() {
      last = last.then(wake);
      return last;
    },
    pause(ms) {
      notBeforeMs = Math.max(notBeforeMs, nowMs() + ms);
    },
  };
}

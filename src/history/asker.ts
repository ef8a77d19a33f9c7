import type { Result } from '../actions/failures';
import type { Pace } from './pace';

/** Google counts quotas by the minute, so that is how long to wait where it names no time. */
const minuteMs = 60_000;

/** Asks Google for one thing after the other, and answers as it does. */
export type Ask = <T>(read: () => Promise<Result<T>>) => Promise<Result<T>>;

/**
 * Asks while the page is in sight, and within the pace. Where Google wants a break, it waits for so long and asks again:
 * nobody has to press a button for that. `resting` is told for how long.
 */
export const asker =
  (pace: Pace, signal: AbortSignal, resting: (forMs: number) => void): Ask =>
  async (read) => {
    for (;;) {
      await pace.turn();
      await inSight(signal);
      const result = await read();
      if (result.ok || result.failure.kind !== 'rateLimited' || signal.aborted) return result;
      const { retryAfterMs = minuteMs } = result.failure;
      pace.pause(retryAfterMs);
      resting(retryAfterMs);
    }
  };

/** Resolves once somebody can see the page, or nobody asks any more. */
export const inSight = (signal: AbortSignal): Promise<void> =>
  until(signal, 'visibilitychange', () => document.visibilityState === 'visible');

/** Counts, until the signal, how often the page was out of sight for so long or longer, and is in sight again. */
export function absences(leastMs: number, signal: AbortSignal): () => number {
  let count = 0;
  let goneAtMs = Date.now();
  const look = () => {
    if (document.visibilityState !== 'visible') goneAtMs = Date.now();
    else if (Date.now() - goneAtMs >= leastMs) count++;
  };
  document.addEventListener('visibilitychange', look, { signal });
  return () => count;
}

/** Resolves after so long, or once nobody asks any more. */
export const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

function until(signal: AbortSignal, event: string, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const seen = new AbortController();
    const look = () => {
      if (!holds() && !signal.aborted) return;
      seen.abort();
      resolve();
    };
    document.addEventListener(event, look, { signal: seen.signal });
    signal.addEventListener('abort', look, { signal: seen.signal });
    look();
  });
}

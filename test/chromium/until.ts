import { setTimeout as sleep } from 'node:timers/promises';

/** So long after the first look comes the second; each break is half as long again as the one before, up to the longest. */
const [firstBreakMs, longestBreakMs] = [20, 100];

/**
 * Resolves with the first truthy value of `probe`, asked every 20 ms at first and every 100 ms later: to be asked costs a
 * browser several milliseconds, for which others may be waiting. A probe that throws or rejects counts as "not
 * yet", and one that never answers is not waited for past the end. Rejects after `timeoutMs`, saying what was waited for
 * and the last reason against it.
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  timeoutMs = 10_000,
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
  const end = Date.now() + timeoutMs;
  const late = Symbol('late');
  const over = sleep(timeoutMs, late, { ref: false });
  let reason: unknown;
  let unanswered = '';
  let breakMs = firstBreakMs;
  do {
    try {
      const value = await Promise.race([probe(), over]);
      if (value === late) {
        unanswered = ' The last look at it got no answer.';
        break;
      }
      if (value) return value as Exclude<T, undefined | null | false | 0 | ''>;
      reason = undefined;
    } catch (error) {
      reason = error;
    }
    await sleep(breakMs);
    breakMs = Math.min(breakMs * 1.5, longestBreakMs);
  } while (Date.now() < end);
  const last = reason instanceof Error ? ` Last: ${reason.message}` : '';
  throw new Error(`Waited ${timeoutMs} ms in vain until ${what}.${last}${unanswered}`, { cause: reason });
}

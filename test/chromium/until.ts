import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Resolves with the first truthy value of `probe`, asked every 20 ms. A probe that throws or rejects counts as "not
 * yet". Rejects after `timeoutMs`, saying what was waited for and the last reason against it.
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  timeoutMs = 10_000,
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
  const end = Date.now() + timeoutMs;
  let reason: unknown;
  do {
    try {
      const value = await probe();
      if (value) return value as Exclude<T, undefined | null | false | 0 | ''>;
      reason = undefined;
    } catch (error) {
      reason = error;
    }
    await sleep(20);
  } while (Date.now() < end);
  throw new Error(`Waited ${timeoutMs} ms in vain until ${what}.`, { cause: reason });
}

import type { Interval } from '../store/kept-calls';

/** How long it is, in milliseconds. */
export const lengthMs = ({ fromMs, toMs }: Interval): number => toMs - fromMs;

/** How long all of them are together, in milliseconds. They must not overlap. */
export const totalMs = (all: readonly Interval[]): number => all.reduce((sum, one) => sum + lengthMs(one), 0);

/** The part of it within another one; where it lies outside, it shrinks to the nearer end. */
export const clipped = ({ fromMs, toMs }: Interval, within: Interval): Interval => {
  const into = (ms: number) => Math.min(Math.max(ms, within.fromMs), within.toMs);
  const startMs = into(fromMs);
  return { fromMs: startMs, toMs: Math.max(startMs, into(toMs)) };
};

/** The same time in as few intervals as possible, from the first to the last: what overlaps or touches is one. */
export function merged(all: readonly Interval[]): Interval[] {
  const found: Interval[] = [];
  for (const { fromMs, toMs } of [...all].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = found.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else found.push({ fromMs, toMs });
  }
  return found;
}

/**
 * The greatest number of them at one time. One that ends when another begins is not with it, and one without any length
 * counts only where there is no other.
 */
export function mostAtOnce(all: readonly Interval[]): number {
  const turns = all
    .filter((one) => lengthMs(one) > 0)
    .flatMap(({ fromMs, toMs }) => [
      { atMs: fromMs, step: 1 },
      { atMs: toMs, step: -1 },
    ])
    .sort((a, b) => a.atMs - b.atMs || a.step - b.step);
  let now = 0;
  let most = 0;
  for (const { step } of turns) {
    now += step;
    most = Math.max(most, now);
  }
  return Math.max(most, Math.min(all.length, 1));
}

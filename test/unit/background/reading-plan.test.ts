import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueParts,
  nextInMs,
  type Part,
  quietAfterMs,
  quietEveryMs,
  type Readings,
} from '../../../src/background/reading-plan';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Google's quota of reads of the whole project: https://developers.google.com/workspace/meet/api/guides/limits */
const projectReadsAMinute = 6_000;

interface Reading {
  part: Part;
  atMs: number;
}

/** What is read when in a time in which the call changes at these moments, by a panel that asks again when it is told to. */
function follow(untilMs: number, changesMs: readonly number[], chance = () => 0.5, startMs = 1e12): Reading[] {
  let readings: Readings = {
    atMs: { calls: 0, people: 0, settings: 0 },
    lastAtMs: 0,
    changedAtMs: startMs,
    looking: 1,
  };
  const read: Reading[] = [];
  for (let nowMs = startMs; nowMs < startMs + untilMs; ) {
    for (const part of dueParts(readings, nowMs)) {
      const before = readings.atMs[part] || startMs;
      const hasChanged = part !== 'settings' && changesMs.some((at) => startMs + at > before && startMs + at <= nowMs);
      readings = {
        ...readings,
        atMs: { ...readings.atMs, [part]: nowMs },
        lastAtMs: nowMs,
        ...(hasChanged && { changedAtMs: nowMs }),
      };
      read.push({ part, atMs: nowMs - startMs });
    }
    nowMs += Math.max(1, nextInMs(readings, nowMs, chance()));
  }
  return read;
}

/** The most in any minute. */
const mostAMinute = (read: readonly Reading[]): number =>
  Math.max(...read.map(({ atMs }) => read.filter((one) => one.atMs >= atMs && one.atMs < atMs + minuteMs).length));
const count = (read: readonly Reading[], part: Part) => read.filter((one) => one.part === part).length;

describe('While a call changes', () => {
  const busy = Array.from({ length: 60 }, (_, at) => at * minuteMs + 1);

  it('it is read every ten seconds, its people every second time, its settings every sixth', () => {
    const read = follow(hourMs, busy, () => 0);
    expect([count(read, 'calls'), count(read, 'people'), count(read, 'settings')]).toEqual([360, 180, 60]);
  });

  it('at most ten parts are read in any minute, whatever the chance is', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (chances) => {
        const read = follow(20 * minuteMs, busy, () => chances.next().value ?? 0);
        // The first minute has one of each before the rhythm begins.
        expect(mostAMinute(read.filter(({ atMs }) => atMs > 0))).toBeLessThanOrEqual(10);
        expect(read.length).toBeLessThanOrEqual(20 * 10 + 3);
      }),
      { numRuns: 50 },
    );
  });
});

describe('Where nothing changes', () => {
  it('after five minutes one part a minute is read, and each has its turn', () => {
    const read = follow(hourMs, []).filter(({ atMs }) => atMs > quietAfterMs + minuteMs);
    expect(mostAMinute(read)).toBe(1);
    expect(count(read, 'calls')).toBeGreaterThan(count(read, 'people'));
    expect(count(read, 'people')).toBeGreaterThan(count(read, 'settings'));
    expect(count(read, 'settings')).toBeGreaterThan(2);
  });

  it('a change that is seen brings the rhythm back', () => {
    const read = follow(hourMs, [30 * minuteMs]);
    const after = read.filter(({ atMs }) => atMs > 33 * minuteMs && atMs <= 34 * minuteMs);
    expect(after.length).toBeGreaterThanOrEqual(9);
  });
});

describe('A simulated hour of many panels', () => {
  it('600 that are looked at while people come and go, or 5,000 that are quiet, stay within what Google grants a project', () => {
    const random = (seed: number) => () => (Math.sin(seed++) + 1) / 2;
    const sumOf = (panels: number, changes: readonly number[], fromMs: number) => {
      const minutes = new Map<number, number>();
      for (let at = 0; at < panels; at++)
        for (const { atMs } of follow(hourMs, changes, random(at), 1e12)) {
          // They are opened one after the other within a minute.
          const minute = Math.floor((atMs + (at / panels) * minuteMs) / minuteMs);
          if (minute * minuteMs >= fromMs) minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
        }
      return Math.max(...minutes.values());
    };
    const busy = Array.from({ length: 60 }, (_, at) => at * minuteMs + 1);
    // As many as one hour shows, taken times ten.
    expect(sumOf(60, busy, minuteMs) * 10).toBeLessThanOrEqual(projectReadsAMinute);
    expect(sumOf(500, [], quietAfterMs + 2 * minuteMs) * 10).toBeLessThanOrEqual(projectReadsAMinute);
  });
});

describe('What is not as a clock would have it', () => {
  const kept: Readings = {
    atMs: { calls: 1e12, people: 1e12, settings: 1e12 },
    lastAtMs: 1e12,
    changedAtMs: 1e12,
    looking: 1,
  };

  it('after two hours of sleep all is read at once', () => {
    expect(dueParts(kept, 1e12 + 2 * hourMs)).toEqual(['calls', 'people', 'settings']);
  });

  it('where the clock was set back an hour all is read at once, and not only after an hour', () => {
    expect(dueParts(kept, 1e12 - hourMs)).toEqual(['calls', 'people', 'settings']);
  });

  it('without a call that is looked at there are calls alone', () => {
    expect(dueParts({ ...kept, looking: 0 }, 1e12 + 61_000)).toEqual(['calls']);
  });

  it('two windows with two calls share what one would take', () => {
    expect(dueParts({ ...kept, looking: 2 }, 1e12 + 39_000)).toEqual(['calls']);
    expect(dueParts({ ...kept, looking: 2 }, 1e12 + 40_000)).toEqual(['calls', 'people']);
    expect(nextInMs({ ...kept, looking: 1 }, 1e12, 0)).toBe(10_000);
    expect(nextInMs({ ...kept, changedAtMs: 1 }, 1e12, 0)).toBe(quietEveryMs);
  });
});

/** What a page that follows calls shows: which run, who is in the one that is looked at, and its settings. */
export type Part = 'calls' | 'people' | 'settings';

/** One request each for fifty people: ten a minute. */
const everyMs: Record<Part, number> = { calls: 10_000, people: 20_000, settings: 60_000 };
/** As long without any change, and it is read seldom. */
export const quietAfterMs = 300_000;
/** Then one request in this time, whatever it is for. */
export const quietEveryMs = 60_000;
/** Nobody looked for so long, or the computer slept: what is shown is too old to wait for. */
const goneMs = 2 * quietEveryMs + 30_000;

/** How it is with the readings of this browser, as far as it bears on the next one. */
export interface Readings {
  /** When each part was read last; 0 where it never was. */
  atMs: Record<Part, number>;
  /** When anything was read last, for whatever call. */
  lastAtMs: number;
  changedAtMs: number;
  /** How many calls are looked at, in all windows together: they share what one would take. */
  looking: number;
}

/** Without a call that is looked at there are no people and no settings to read. */
const partsOf = ({ looking }: Readings): Part[] => (looking ? ['calls', 'people', 'settings'] : ['calls']);

const periodMs = (part: Part, { looking }: Readings): number => everyMs[part] * (part === 'calls' ? 1 : looking);

/** How much of its time has passed, 1 where it is due. A clock that was set back makes it due. */
function age(part: Part, readings: Readings, nowMs: number): number {
  const passedMs = nowMs - readings.atMs[part];
  return passedMs < 0 ? 1 : passedMs / periodMs(part, readings);
}

const isQuiet = ({ changedAtMs }: Readings, nowMs: number): boolean => nowMs - changedAtMs >= quietAfterMs;

/** What is to be read now: at most ten parts in any minute, and one where nothing changes. */
export function dueParts(readings: Readings, nowMs: number): Part[] {
  const parts = partsOf(readings);
  const passedMs = nowMs - readings.lastAtMs;
  if (passedMs < 0 || passedMs > goneMs) return parts;
  const never = parts.filter((part) => !readings.atMs[part]);
  if (never.length || !isQuiet(readings, nowMs)) return parts.filter((part) => age(part, readings, nowMs) >= 1);
  if (passedMs < quietEveryMs) return [];
  return parts.sort((a, b) => age(b, readings, nowMs) - age(a, readings, nowMs)).slice(0, 1);
}

/**
 * In how many milliseconds something is due again. `chance` (0 to 1) moves it by up to a tenth to later, so that the panels
 * of a whole school do not all ask in the same second.
 */
export function nextInMs(readings: Readings, nowMs: number, chance: number): number {
  const dueMs = isQuiet(readings, nowMs)
    ? readings.lastAtMs + quietEveryMs
    : Math.min(...partsOf(readings).map((part) => readings.atMs[part] + periodMs(part, readings)));
  return Math.max(0, dueMs - nowMs) + Math.round(chance * 0.1 * everyMs.calls);
}

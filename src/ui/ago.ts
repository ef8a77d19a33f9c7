import { language } from '../i18n';

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "5 minutes ago" in the language that is shown; anything younger than a minute is "now". */
export function ago(atMs: number, nowMs = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  const passedMs = nowMs - atMs;
  const [unit, lengthMs] = units.find(([, ms]) => passedMs >= ms) ?? ['second', Number.POSITIVE_INFINITY];
  const passed = unit === 'day' ? daysBetween(atMs, nowMs) : Math.floor(passedMs / lengthMs);
  return format.format(-passed, unit);
}

/** As the calendar counts them, and people: "yesterday" is a day, and not so many hours. */
function daysBetween(fromMs: number, toMs: number): number {
  const [from, to] = [fromMs, toMs].map((atMs) => new Date(atMs).setHours(0, 0, 0, 0));
  // One of them may have an hour more or less.
  return Math.round(((to ?? toMs) - (from ?? fromMs)) / 86_400_000);
}

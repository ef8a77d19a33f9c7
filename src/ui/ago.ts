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
  return format.format(-Math.floor(passedMs / lengthMs), unit);
}

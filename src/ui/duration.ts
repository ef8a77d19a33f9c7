import { language } from '../i18n';

const minuteMs = 60_000;

/** "1 hr, 5 min" between two moments in the language that is shown; less than a minute counts as one. */
export function duration(fromMs: number, toMs: number): string {
  const minutes = Math.max(1, Math.floor((toMs - fromMs) / minuteMs));
  const unit = (name: string, value: number) => formatOf(name).format(value);
  const hours = Math.floor(minutes / 60);
  return [hours && unit('hour', hours), (minutes % 60 || !hours) && unit('minute', minutes % 60)]
    .filter(Boolean)
    .join(' ');
}

/** Each made once: a list of hundreds has two on every line. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(unit: string): Intl.NumberFormat {
  const made = formats.get(unit) ?? new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short' });
  formats.set(unit, made);
  return made;
}

/** "4 hr" in the language that is shown. */
export const hoursOf = (hours: number): string => formatOf('hour').format(hours);

/** How long it is since an RFC 3339 time stamp. */
export const since = (time = ''): string => duration(Date.parse(time), Date.now());

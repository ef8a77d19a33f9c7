import { language } from '../i18n';

/** Made when it is first used, and then once: to make one takes longer than to use it a hundred times. */
function format(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  let made: Intl.DateTimeFormat | undefined;
  return () => {
    made ??= new Intl.DateTimeFormat(language(), options);
    return made;
  };
}

const dayAndTimeFormat = format({ dateStyle: 'medium', timeStyle: 'short' });
const dayFormat = format({ dateStyle: 'medium' });
const clockFormat = format({ hour: 'numeric', minute: '2-digit' });

/** A moment with its day, as people here write it. */
export const dayAndTime = (ms: number): string => dayAndTimeFormat().format(ms);

/** A day. */
export const day = (ms: number): string => dayFormat().format(ms);

/** A time of day. */
export const clock = (ms: number): string => clockFormat().format(ms);

/** From one time of day until another one, as short as people here write it. */
export const clockRange = (fromMs: number, toMs: number): string => clockFormat().formatRange(fromMs, toMs);

/** A moment for a spreadsheet: `2026-11-26 10:30:00`, by the clock of this computer. */
export function plainTime(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const days = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');
  return `${days} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

/** Whole minutes, for a spreadsheet and for a sentence. */
export const minutesOf = (ms: number): number => Math.round(ms / 60_000);

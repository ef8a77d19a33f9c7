import { plainTime } from '../ui/times';

/** What a field for a time of day holds, such as `10:30`. */
export const toField = (ms: number): string => plainTime(ms).slice(11, 16);

const dayMs = 86_400_000;

/**
 * The moment that such a field means: of all days the one that is nearest to another moment, which may lie on the other side
 * of midnight. Undefined where it is empty.
 */
export function ofField(text: string, nearMs: number): number | undefined {
  const [hours, minutes] = text.split(':').map(Number);
  if (hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)) return undefined;
  const near = new Date(nearMs);
  // By the calendar: where clocks are changed, a day has another length.
  const at = (days: number) =>
    new Date(near.getFullYear(), near.getMonth(), near.getDate() + days, hours, minutes).getTime();
  return at(Math.round((nearMs - at(0)) / dayMs));
}

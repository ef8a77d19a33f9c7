import { isMeetError, MeetError } from '../meet/errors';
import { quotaBreak } from '../store/quota-break';

/** What Google names where it names no time: it counts by the minute. */
const minuteMs = 60_000;

/**
 * Reads something that nobody pressed a button for. Where Google asks for a break, all such readers of this browser keep it
 * together, and nothing is sent until it is over. @throws MeetError rateLimited with the time that is left
 */
export async function readByItself<T>(path: string, read: () => Promise<T>): Promise<T> {
  const leftMs = (await quotaBreak.get()) - Date.now();
  if (leftMs > 0) throw new MeetError({ kind: 'rateLimited', retryAfterMs: leftMs, request: { method: 'GET', path } });
  try {
    return await read();
  } catch (cause) {
    // Where there is no room for it, each reader is told so by Google itself.
    if (isMeetError(cause, 'rateLimited')) await quotaBreak.set(Date.now() + breakMs(cause)).catch(() => undefined);
    throw cause;
  }
}

/** How long Google asks for a break. */
export const breakMs = ({ failure }: MeetError): number =>
  ('retryAfterMs' in failure && failure.retryAfterMs) || minuteMs;

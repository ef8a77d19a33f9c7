import type { Result } from '../actions/failures';
import { call } from '../actions/messaging';
import { isMeetingCode } from '../meet/code';
import type { SpaceName } from '../meet/types';
import { type Meeting, readMeetings } from '../store/meetings';

/** The meeting whose calls are shown. */
export interface Place {
  name: SpaceName;
  /** Empty where it is not known. */
  code: string;
  label?: string;
  /** Whether this browser made it, so that no other permission is needed to see its calls. */
  made: boolean;
}

/**
 * The meeting that an address leads to: by the name of its space, or by its code. A code can pass to another meeting, so it
 * is the one that was seen under it last; Google is asked where this browser knows none.
 */
export async function findMeeting(address: string): Promise<Result<Place>> {
  const known = [...(await readMeetings()).values()];
  const fits = known.filter(({ name, code }) => name === address || (code === address && code !== ''));
  const [found] = fits.sort((a, b) => b.seenAtMs - a.seenAtMs);
  if (found) return { ok: true, value: placeOf(found) };
  if (!isMeetingCode(address)) return { ok: true, value: { name: address as SpaceName, code: '', made: false } };
  const read = await call('readSpace', { code: address });
  if (!read.ok) return read;
  const { space, label, made = false } = read.value;
  return { ok: true, value: { name: space.name, code: address, ...(label && { label }), made } };
}

const placeOf = ({ name, code, label, madeAtMs }: Meeting): Place => ({
  name: name as SpaceName,
  code,
  ...(label && { label }),
  made: madeAtMs !== undefined,
});

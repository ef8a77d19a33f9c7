import { failureMessage } from '../actions/failure-messages';
import { t } from '../i18n';
import type { PersonRow } from '../store/people';

/** Of an order that is over: what was sent and has no outcome may have been done, and what is queued was not asked for. */
export function sayPerson({ is, failure }: PersonRow): string {
  if (failure) return t(...failureMessage(failure));
  return t(is === 'queued' ? 'guest_queued' : 'guest_unknown');
}

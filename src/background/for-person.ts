import { Failed } from '../actions/failures';
import { isMeetError } from '../meet/errors';

/** Whether a reading failed because the account has no valid token, and not for the network's sake or the meeting's. */
export const isForPerson = (cause: unknown): boolean =>
  cause instanceof Failed ? cause.failure.kind !== 'signInUnreachable' : isMeetError(cause, 'unauthenticated');

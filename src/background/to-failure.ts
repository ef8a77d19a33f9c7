import { Failed, type Failure } from '../actions/failures';
import { MeetError } from '../meet/errors';
import type { ScopeAlternatives } from '../meet/scopes';

/** Whatever was thrown, as the plain data in which failures travel. `alternatives` says what to ask for where Google refused. */
export function toFailure(cause: unknown, alternatives: ScopeAlternatives): Failure {
  if (cause instanceof Failed) return cause.failure;
  if (!(cause instanceof MeetError))
    return { kind: 'unexpected', detail: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) };
  const failure = cause.toFailure();
  const scopes = [...(alternatives[0] ?? [])];
  // A token that is refused again right after its renewal, and one that may do less than it said: the person is asked.
  if (failure.kind === 'unauthenticated') return { kind: 'signedOut', scopes };
  return failure.kind === 'scopeMissing' ? { kind: 'scopeMissing', scopes } : failure;
}

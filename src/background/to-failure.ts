import { Failed, type Failure } from '../actions/failures';
import { MeetError } from '../meet/errors';
import type { ScopeAlternatives } from '../meet/scopes';

/**
 * Turns whatever was thrown into a failure. `alternatives` are the scopes to ask for if Google refused for want of one.
 */
export function toFailure(cause: unknown, alternatives: ScopeAlternatives): Failure {
  if (cause instanceof Failed) return cause.failure;
  if (!(cause instanceof MeetError))
    return { kind: 'unexpected', detail: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) };
  const { failure } = cause;
  const scopes = [...(alternatives[0] ?? [])];
  // A fresh token was refused too: only the person can help, by signing in again.
  if (failure.kind === 'unauthenticated') return { kind: 'signedOut', scopes };
  return failure.kind === 'scopeMissing' ? { kind: 'scopeMissing', scopes } : failure;
}

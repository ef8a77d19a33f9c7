/** What was asked. Never a token, never a body, never the query. */
export interface MeetRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Such as `/v2/spaces/jQCFfuBOdN5z`. */
  path: string;
}

/** What Google said when it refused, in the words of google.rpc.Status: https://google.aip.dev/193 */
export interface MeetAnswer {
  httpStatus: number;
  /** The canonical code, such as `PERMISSION_DENIED`. */
  status?: string;
  /** From google.rpc.ErrorInfo, such as `SERVICE_DISABLED`. */
  reason?: string;
  metadata?: Record<string, string>;
  message?: string;
  /** From the Retry-After header or google.rpc.RetryInfo. */
  retryAfterMs?: number;
}

/** How a call to the Meet API did not do what was asked. */
type Kind =
  /** Two tokens in a row were refused, the second one fresh. */
  | { kind: 'unauthenticated' }
  /** The token lacks a scope. */
  | { kind: 'scopeMissing' }
  /**
   * The Cloud project of the OAuth client cannot use the Meet API: off, suspended or not known. `activationUrl`: where it
   * is turned on. Only ever a page of Google's console, because it becomes a link.
   */
  | { kind: 'apiDisabled'; activationUrl?: string }
  /** The plan or the account lacks this one feature, such as `updateAccessType`. Measured by others; not documented. */
  | { kind: 'featureUnavailable'; feature?: string }
  /** An administrator does not let this account or this app in. */
  | { kind: 'blockedByAdmin' }
  /** The masked 403: not yours, not made by this app, or not there at all. Google does not say which. */
  | { kind: 'denied' }
  /** There was nothing to end: the call is over already. */
  | { kind: 'noConference' }
  /** It is there already: a member, by another order or another client. */
  | { kind: 'alreadyExists' }
  /** Google does not take the request as it stands. */
  | { kind: 'invalid' }
  /** There is nothing under this name, or nothing that this person may see. */
  | { kind: 'notFound' }
  /** Too many requests in this minute; nothing was done. Quotas: https://developers.google.com/workspace/meet/api/guides/limits */
  | { kind: 'rateLimited'; retryAfterMs?: number }
  /** A read that Google could not serve, after all repeats. */
  | { kind: 'unavailable'; retryAfterMs?: number }
  /** The network failed a read, or (`offline`) the request was not sent at all, writes included. */
  | { kind: 'unreachable'; offline?: true }
  /** A read got no whole answer in time. */
  | { kind: 'timedOut'; timeLimitMs: number }
  /** A write that was sent and got no answer, a broken one or a 5xx: it may have happened. */
  | { kind: 'outcomeUnknown' }
  /** A read was answered with something that is not what the API sends. */
  | { kind: 'badAnswer' };

/** What every failure says besides: what was asked, and Google's answer if there was one. */
export interface Circumstances {
  request: MeetRequest;
  answer?: MeetAnswer;
}

/** A failure as plain data, fit for JSON, because an Error loses all but its message on the way to a page. */
export type MeetFailure = Kind & Circumstances;

/** Every call of the client that fails rejects with one. `cause` is what was thrown, and stays where it was thrown. */
export class MeetError extends Error {
  constructor(
    readonly failure: MeetFailure,
    cause?: unknown,
  ) {
    const { request, answer } = failure;
    const said = answer && [answer.httpStatus, answer.status, answer.reason, answer.message].filter(Boolean).join(' ');
    super(`${request.method} ${request.path}: ${said ?? 'no answer'}`, { cause });
  }
}

/** Whether this is a failure of a call to the Meet API, of one of these kinds. */
export const isMeetError = (cause: unknown, ...kinds: MeetFailure['kind'][]): cause is MeetError =>
  cause instanceof MeetError && kinds.includes(cause.failure.kind);

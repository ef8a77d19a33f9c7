/** What was asked. Never a token, never a body, never the query. */
export interface MeetRequest {
  method: 'GET' | 'POST' | 'PATCH';
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

/** What an error is made of. `cause` is what was thrown, and stays in the context where it was thrown. */
export interface Circumstances {
  request: MeetRequest;
  answer?: MeetAnswer;
  cause?: unknown;
}

/**
 * A call to the Meet API that did not do what was asked. One small class per kind; what a screen needs are plain
 * fields, and `toFailure` gives them as plain data, because an Error loses all but its message on the way to a page.
 */
export abstract class MeetError extends Error {
  abstract readonly kind: string;
  readonly request: MeetRequest;
  readonly answer: MeetAnswer | undefined;

  constructor({ request, answer, cause }: Circumstances) {
    const said = answer && [answer.httpStatus, answer.status, answer.reason, answer.message].filter(Boolean).join(' ');
    super(`${request.method} ${request.path}: ${said ?? 'no answer'}`, { cause });
    this.request = request;
    this.answer = answer;
  }

  /** Every own field (message, stack and cause are not enumerable), fit for JSON. */
  toFailure(): MeetFailure {
    return { ...this } as unknown as MeetFailure;
  }
}

/** Two tokens in a row were refused, the second one fresh. */
export class Unauthenticated extends MeetError {
  readonly kind = 'unauthenticated';
}

/** The token lacks a scope. */
export class ScopeMissing extends MeetError {
  readonly kind = 'scopeMissing';
}

/** The Cloud project of the OAuth client cannot use the Meet API: off, suspended or not known. */
export class ApiDisabled extends MeetError {
  readonly kind = 'apiDisabled';
  /** Where it is turned on. Only ever a page of Google's console, because it becomes a link. */
  readonly activationUrl = googleConsole(this.answer?.metadata?.activationUrl);
}

/** The plan or the account lacks this one feature, such as `updateAccessType`. Measured by others; not documented. */
export class FeatureUnavailable extends MeetError {
  readonly kind = 'featureUnavailable';
  readonly feature = this.answer?.metadata?.feature_name;
}

/** An administrator does not let this account or this app in. */
export class BlockedByAdmin extends MeetError {
  readonly kind = 'blockedByAdmin';
}

/** The masked 403: not yours, not made by this app, or not there at all. Google does not say which. */
export class Denied extends MeetError {
  readonly kind = 'denied';
}

/** There was nothing to end: the call is over already. */
export class NoConference extends MeetError {
  readonly kind = 'noConference';
}

/** Google does not take the request as it stands. */
export class Invalid extends MeetError {
  readonly kind = 'invalid';
}

/** There is nothing under this name, or nothing that this person may see. */
export class NotFound extends MeetError {
  readonly kind = 'notFound';
}

/** Too many requests in this minute; nothing was done. Quotas: https://developers.google.com/workspace/meet/api/guides/limits */
export class RateLimited extends MeetError {
  readonly kind = 'rateLimited';
  readonly retryAfterMs = this.answer?.retryAfterMs;
}

/** A read that Google could not serve, after all repeats. */
export class Unavailable extends MeetError {
  readonly kind = 'unavailable';
  readonly retryAfterMs = this.answer?.retryAfterMs;
}

/** The network failed a read, or (`offline`) the request was not sent at all, writes included. */
export class Unreachable extends MeetError {
  readonly kind = 'unreachable';
  readonly offline: boolean;
  constructor({ offline = false, ...circumstances }: Circumstances & { offline?: boolean }) {
    super(circumstances);
    this.offline = offline;
  }
}

/** A read got no whole answer in time. */
export class TimedOut extends MeetError {
  readonly kind = 'timedOut';
  constructor(
    circumstances: Circumstances,
    readonly timeLimitMs: number,
  ) {
    super(circumstances);
  }
}

/** A write that was sent and got no answer, a broken one or a 5xx: it may have happened. */
export class OutcomeUnknown extends MeetError {
  readonly kind = 'outcomeUnknown';
}

/** A read was answered with something that is not what the API sends. */
export class BadAnswer extends MeetError {
  readonly kind = 'badAnswer';
}

/** Every error that a call of the client can reject with. */
export type AnyMeetError =
  | Unauthenticated
  | ScopeMissing
  | ApiDisabled
  | FeatureUnavailable
  | BlockedByAdmin
  | Denied
  | NoConference
  | Invalid
  | NotFound
  | RateLimited
  | Unavailable
  | Unreachable
  | TimedOut
  | OutcomeUnknown
  | BadAnswer;

type Plain<E> = E extends MeetError ? Omit<E, keyof Error | 'toFailure'> : never;
/** A MeetError as plain data: `kind` tells them apart. */
export type MeetFailure = Plain<AnyMeetError>;

function googleConsole(url: string | undefined): string | undefined {
  return url && /^https:\/\/console\.(developers|cloud)\.google\.com\//.test(url) ? url : undefined;
}

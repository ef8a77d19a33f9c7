import { type Circumstances, type MeetAnswer, MeetError, type MeetFailure, type MeetRequest } from './errors';
import { isObject } from './json';
import { quote } from './quote';

type Kind = MeetFailure['kind'];

/** https://github.com/googleapis/googleapis/blob/master/google/api/error_reason.proto; the feature reason was measured. */
const byReason: Record<string, Kind> = {
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: 'scopeMissing',
  FEATURE_UNAVAILABLE_TO_USER: 'featureUnavailable',
  SERVICE_DISABLED: 'apiDisabled',
  SERVICE_NOT_VISIBLE: 'apiDisabled',
  CONSUMER_INVALID: 'apiDisabled',
  CONSUMER_SUSPENDED: 'apiDisabled',
  USER_BLOCKED_BY_ADMIN: 'blockedByAdmin',
  ORG_RESTRICTION_VIOLATION: 'blockedByAdmin',
  SECURITY_POLICY_VIOLATED: 'blockedByAdmin',
  RATE_LIMIT_EXCEEDED: 'rateLimited',
  RESOURCE_QUOTA_EXCEEDED: 'rateLimited',
  CREDENTIALS_MISSING: 'unauthenticated',
  ACCESS_TOKEN_EXPIRED: 'unauthenticated',
  ACCESS_TOKEN_TYPE_UNSUPPORTED: 'unauthenticated',
  ACCOUNT_STATE_INVALID: 'unauthenticated',
};

const byStatus: Record<string, Kind> = {
  UNAUTHENTICATED: 'unauthenticated',
  PERMISSION_DENIED: 'denied',
  NOT_FOUND: 'notFound',
  RESOURCE_EXHAUSTED: 'rateLimited',
  ALREADY_EXISTS: 'alreadyExists',
  INVALID_ARGUMENT: 'invalid',
  FAILED_PRECONDITION: 'invalid',
  OUT_OF_RANGE: 'invalid',
};
const byHttpStatus: Record<number, Kind> = {
  401: 'unauthenticated',
  403: 'denied',
  404: 'notFound',
  429: 'rateLimited',
};

/** The error that a refusal stands for: by ErrorInfo reason, then status, then HTTP code; never by the message. */
export function refusal({ request, answer }: Required<Circumstances>): MeetError {
  const { reason = '', status = '', httpStatus } = answer;
  const ends = request.path.endsWith(':endActiveConference');
  const serverTrouble = request.method === 'GET' ? 'unavailable' : 'outcomeUnknown';
  const kind =
    own(byReason, reason) ??
    (ends && status === 'FAILED_PRECONDITION' ? 'noConference' : own(byStatus, status)) ??
    own(byHttpStatus, httpStatus) ??
    // 499 is CANCELLED, after which nobody knows.
    (httpStatus < 499 ? 'invalid' : serverTrouble);
  // TypeScript cannot follow which kind has which of these.
  return new MeetError({ kind, ...factsOf(kind, answer), request, answer } as MeetFailure);
}

/** The error for an answer of 200 that cannot be Google's to this very request. A write may have been done all the same. */
export const notOurs = ({ method, path }: MeetRequest, answer: MeetAnswer): MeetError =>
  new MeetError({ kind: method === 'GET' ? 'badAnswer' : 'outcomeUnknown', request: { method, path }, answer });

/** What a screen needs of an answer besides its kind. */
function factsOf(kind: Kind, { metadata, retryAfterMs }: MeetAnswer) {
  if (kind === 'apiDisabled') return { activationUrl: googleConsole(metadata?.activationUrl) };
  if (kind === 'featureUnavailable') return { feature: metadata?.feature_name };
  return kind === 'rateLimited' || kind === 'unavailable' ? { retryAfterMs } : {};
}

const googleConsole = (url: string | undefined): string | undefined =>
  url && /^https:\/\/console\.(developers|cloud)\.google\.com\//.test(url) ? url : undefined;

/** A parsed JSON object, or undefined for anything else. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return object(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** How long a text of Google may be where it stands in a sentence or is kept, in code points. Its own are shorter. */
const quotedAtMost = 300;
/** More of a list is neither shown nor kept. */
const listedAtMost = 10;

/** The part of an answer's head that this file reads. */
type Head = Pick<Response, 'status'> & { headers: Pick<Headers, 'get'> };

/** Reads Google's error body; whatever is missing or misshapen is left out, and texts are cut to a sensible length. */
export function readRefusal({ status: httpStatus, headers }: Head, body: unknown): MeetAnswer {
  const error = object(object(body)?.error);
  const details = Array.isArray(error?.details) ? error.details.slice(0, listedAtMost).map(object) : [];
  const detail = (type: string) => details.find((d) => d?.['@type'] === `type.googleapis.com/google.rpc.${type}`);
  const info = detail('ErrorInfo');
  const retryAfterMs =
    readDelayMs(headers.get('Retry-After'), headers.get('Date')) ??
    readDelayMs(quoted(detail('RetryInfo')?.retryDelay));
  return {
    httpStatus,
    status: quoted(error?.status),
    reason: quoted(info?.reason),
    metadata: quotedAll(info?.metadata),
    message: quoted(error?.message),
    retryAfterMs,
  };
}

/** A longer delay is no answer to when to try again: it counts as if none was named. */
const longestDelayMs = 86_400_000;
/** The one form of a date that servers may send: https://www.rfc-editor.org/rfc/rfc9110.html#section-5.6.7 */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * `7` and `3.5s` are seconds, anything else may be an HTTP date. That one is by the server's clock, which the same answer
 * tells in its Date header: the clock of this computer may be wrong.
 */
function readDelayMs(text: string | null | undefined, answeredAt?: string | null): number | undefined {
  if (!text) return undefined;
  const delayMs = /^\d+(\.\d+)?s?$/.test(text)
    ? Number.parseFloat(text) * 1000
    : (readDateMs(text) ?? Number.NaN) - (readDateMs(answeredAt) ?? Date.now());
  return delayMs <= longestDelayMs ? Math.max(0, Math.round(delayMs)) : undefined;
}

function readDateMs(text: string | null | undefined): number | undefined {
  const ms = text && httpDate.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

const own = <T>(table: Record<string, T>, key: string | number) => (Object.hasOwn(table, key) ? table[key] : undefined);
const quoted = (value: unknown) => (typeof value === 'string' ? quote(value, quotedAtMost) : undefined);
/** The texts of an object, each by its name. */
const quotedAll = (value: unknown): Record<string, string> | undefined =>
  object(value) &&
  Object.fromEntries(
    Object.entries(value as object)
      .slice(0, listedAtMost)
      .flatMap(([name, text]) =>
        typeof text === 'string' ? [[quote(name, quotedAtMost), quote(text, quotedAtMost)]] : [],
      ),
  );
const object = (value: unknown) => (isObject(value) ? value : undefined);

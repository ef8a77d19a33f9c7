import {
  ApiDisabled,
  BlockedByAdmin,
  type Circumstances,
  Denied,
  FeatureUnavailable,
  Invalid,
  type MeetAnswer,
  type MeetError,
  NoConference,
  NotFound,
  OutcomeUnknown,
  RateLimited,
  ScopeMissing,
  Unauthenticated,
  Unavailable,
} from './errors';

type Kind = new (circumstances: Circumstances) => MeetError;

/** https://github.com/googleapis/googleapis/blob/master/google/api/error_reason.proto; the feature reason was measured. */
const byReason: Record<string, Kind> = {
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: ScopeMissing,
  FEATURE_UNAVAILABLE_TO_USER: FeatureUnavailable,
  SERVICE_DISABLED: ApiDisabled,
  SERVICE_NOT_VISIBLE: ApiDisabled,
  CONSUMER_INVALID: ApiDisabled,
  CONSUMER_SUSPENDED: ApiDisabled,
  USER_BLOCKED_BY_ADMIN: BlockedByAdmin,
  ORG_RESTRICTION_VIOLATION: BlockedByAdmin,
  SECURITY_POLICY_VIOLATED: BlockedByAdmin,
  RATE_LIMIT_EXCEEDED: RateLimited,
  RESOURCE_QUOTA_EXCEEDED: RateLimited,
  CREDENTIALS_MISSING: Unauthenticated,
  ACCESS_TOKEN_EXPIRED: Unauthenticated,
  ACCESS_TOKEN_TYPE_UNSUPPORTED: Unauthenticated,
  ACCOUNT_STATE_INVALID: Unauthenticated,
};

const byStatus: Record<string, Kind> = {
  UNAUTHENTICATED: Unauthenticated,
  PERMISSION_DENIED: Denied,
  NOT_FOUND: NotFound,
  RESOURCE_EXHAUSTED: RateLimited,
  INVALID_ARGUMENT: Invalid,
  FAILED_PRECONDITION: Invalid,
  OUT_OF_RANGE: Invalid,
};
const byHttpStatus: Record<number, Kind> = { 401: Unauthenticated, 403: Denied, 404: NotFound, 429: RateLimited };

/** The error that a refusal stands for: by ErrorInfo reason, then status, then HTTP code; never by the message. */
export function refusal(circumstances: Circumstances & { answer: MeetAnswer }): MeetError {
  const { request, answer } = circumstances;
  const { reason = '', status = '', httpStatus } = answer;
  const ends = request.path.endsWith(':endActiveConference');
  const serverTrouble = request.method === 'GET' ? Unavailable : OutcomeUnknown;
  const Refusal =
    own(byReason, reason) ??
    (ends && status === 'FAILED_PRECONDITION' ? NoConference : own(byStatus, status)) ??
    own(byHttpStatus, httpStatus) ??
    // 499 is CANCELLED, after which nobody knows.
    (httpStatus < 499 ? Invalid : serverTrouble);
  return new Refusal(circumstances);
}

/** A parsed JSON object, or undefined for anything else. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return object(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Reads Google's error body; whatever is missing or misshapen is left out. */
export function readRefusal(httpStatus: number, retryAfter: string | null, body: unknown): MeetAnswer {
  const error = object(object(body)?.error);
  const details = Array.isArray(error?.details) ? error.details.map(object) : [];
  const detail = (type: string) => details.find((d) => d?.['@type'] === `type.googleapis.com/google.rpc.${type}`);
  const info = detail('ErrorInfo');
  const violations = detail('BadRequest')?.fieldViolations;
  const retryAfterMs = readDelayMs(retryAfter) ?? readDelayMs(string(detail('RetryInfo')?.retryDelay));
  return {
    httpStatus,
    status: string(error?.status),
    reason: string(info?.reason),
    metadata: object(info?.metadata) as Record<string, string> | undefined,
    message: string(error?.message),
    violations: Array.isArray(violations) ? violations : undefined,
    retryAfterMs,
  };
}

/** `7` and `3.5s` are seconds, anything else may be an HTTP date. */
function readDelayMs(text: string | null | undefined): number | undefined {
  if (!text) return undefined;
  const seconds = /^\d+(\.\d+)?s?$/.test(text) ? Number.parseFloat(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.round(seconds * 1000));
}

const own = <T>(table: Record<string, T>, key: string | number) => (Object.hasOwn(table, key) ? table[key] : undefined);
const string = (value: unknown) => (typeof value === 'string' ? value : undefined);
const object = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

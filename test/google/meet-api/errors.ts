import type { Answer } from '../exchange';

export const service = 'meet.googleapis.com';
/** The Cloud project that every OAuth client of the tests belongs to: "us". */
export const projectNumber = '1065043219876';

const statusNames: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

const words: Record<number, string> = {
  400: 'Request contains an invalid argument.',
  401: 'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  403: 'The caller does not have permission',
  404: 'Requested entity was not found.',
  409: 'The operation was aborted.',
  429: 'Resource has been exhausted (e.g. check quota).',
  500: 'Internal error encountered.',
  501: 'Operation is not implemented, or supported, or enabled.',
  503: 'The service is currently unavailable.',
  504: 'The request timed out.',
};

/** An error of the Meet API in the shape of google.rpc.Status. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly status: string,
    message: string,
    readonly details: object[] = [],
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto */
export const errorInfo = (reason: string, metadata: Record<string, string> = {}): object => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
  metadata: { service, ...metadata },
});

/** An error known by its HTTP code alone, in Google's general wording. */
export function plainError(code: number, reason?: string): ApiError {
  const details = reason ? [errorInfo(reason)] : [];
  return new ApiError(code, statusNames[code] ?? 'UNKNOWN', words[code] ?? 'Unknown Error.', details);
}

/** One or more faults of a request's body or query, each with the path of its field. */
export function badRequest(violations: { field: string; description: string }[]): ApiError {
  const message = violations.map(({ description }) => description).join('\n');
  const detail = { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations };
  return new ApiError(400, 'INVALID_ARGUMENT', message, [detail]);
}

const challenge = 'Bearer realm="https://accounts.google.com/"';

export const missingCredential = (rpc: string): ApiError =>
  new ApiError(
    401,
    'UNAUTHENTICATED',
    'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    [errorInfo('CREDENTIALS_MISSING', { method: rpc })],
    { 'www-authenticate': challenge },
  );

export const invalidCredential = (): ApiError =>
  new ApiError(401, 'UNAUTHENTICATED', words[401] ?? '', [], {
    'www-authenticate': `${challenge}, error="invalid_token"`,
  });

export const missingScope = (rpc: string): ApiError =>
  new ApiError(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [
    errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { method: rpc }),
  ]);

/** What Meet says for: no such thing, not yours, another app's, and a meeting code where an id is due. */
export const masked = (resource: 'Space' | 'MeetingSpace' | 'Member'): ApiError =>
  new ApiError(403, 'PERMISSION_DENIED', `Permission denied on resource ${resource} (or it might not exist)`);

export const noConference = (): ApiError =>
  new ApiError(400, 'FAILED_PRECONDITION', 'There is no active conference for the given space.');

/** The plan, the account or its administrator lacks a feature; measured by others, see the notes on `FEATURE_UNAVAILABLE_TO_USER`. */
export const featureUnavailable = (feature: string): ApiError =>
  new ApiError(403, 'PERMISSION_DENIED', `${feature} is not available to the user.`, [
    errorInfo('FEATURE_UNAVAILABLE_TO_USER', { feature_name: feature }),
  ]);

export function apiDisabled(): ApiError {
  const activationUrl = `https://console.developers.google.com/apis/api/${service}/overview?project=${projectNumber}`;
  return new ApiError(
    403,
    'PERMISSION_DENIED',
    `Google Meet API has not been used in project ${projectNumber} before or it is disabled. Enable it by visiting ${activationUrl} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [{ description: 'Google developers console API activation', url: activationUrl }],
      },
      errorInfo('SERVICE_DISABLED', {
        serviceTitle: 'Google Meet API',
        consumer: `projects/${projectNumber}`,
        containerInfo: projectNumber,
        activationUrl,
      }),
    ],
  );
}

export function errorAnswer(error: ApiError): Answer {
  const { code, status, message, details, headers } = error;
  const body = { error: { code, message, status, ...(details.length > 0 && { details }) } };
  return {
    status: code,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}

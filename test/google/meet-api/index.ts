import { type Answer, bearerOf, type Incoming, readJson } from '../exchange';
import { underFault } from '../faults';
import type { RecordedRequest } from '../log';
import type { State } from '../state';
import { withEnumNumbers } from './enum-numbers';
import {
  ApiError,
  apiDisabled,
  badRequest,
  errorAnswer,
  invalidCredential,
  missingCredential,
  missingScope,
} from './errors';
import { partial } from './partial';
import { findRoute } from './routes';
import { toCamel } from './space-body';

const standardQuery = new Set([
  '$.xgafv',
  '$alt',
  'access_token',
  'alt',
  'callback',
  'fields',
  '$fields',
  'key',
  '$key',
  'oauth_token',
  'prettyPrint',
  '$prettyPrint',
  'quotaUser',
  '$quotaUser',
  'uploadType',
  'upload_protocol',
  '$userProject',
]);

/** Answers a request to meet.googleapis.com, writes it down, and lets it fail if a fault waits for it. */
export async function answerMeetApi(request: Incoming, state: State): Promise<Answer> {
  const found = findRoute(request.method, request.path);
  const call = request.method === 'OPTIONS' ? 'preflight' : (found?.route.call ?? 'unknown');
  const record = note(request, state, call);
  const fault = call === 'preflight' ? undefined : state.faults.take(request, call, true);
  const answer = await underFault(fault, state.clock, () => {
    if (call === 'preflight') return preflight(request);
    if (!found) return notFound(request);
    const real = run(request, state, found);
    if (real.status === 200) record.carriedOut = readJson(real.body);
    return real;
  });
  const { breaksOff } = answer;
  if (!breaksOff || breaksOff.at === 'body') record.status = answer.status;
  if (!breaksOff) record.answer = readJson(answer.body);
  return { ...answer, headers: { ...answer.headers, ...common(request) } };
}

function note(request: Incoming, state: State, call: string): RecordedRequest {
  const token = state.tokens.find(bearerOf(request));
  const earlier = state.repeats.earlier(request);
  const record: RecordedRequest = {
    at: state.clock.now(),
    call,
    ...request.way,
    ...(earlier && { repeats: state.log.find(earlier) }),
    method: request.method,
    host: request.host,
    path: request.path,
    query: Object.fromEntries(request.query),
    body: readJson(request.body),
    user: token?.email,
    scopes: token?.scopes ?? [],
    origin: request.headers.origin,
  };
  state.log.add(request, record);
  return record;
}

/** Checks what Google checks before the method itself: credential, API, scope, quota, parameters. */
function run(request: Incoming, state: State, found: NonNullable<ReturnType<typeof findRoute>>): Answer {
  const { route, version, ids } = found;
  const rpc = `google.apps.meet.${version}.${route.rpc}`;
  try {
    const bearer = bearerOf(request);
    if (!bearer) throw missingCredential(rpc);
    const token = state.tokens.find(bearer);
    const user = token && state.users.find(token.email);
    if (!token || !user) throw invalidCredential();
    if (state.knobs.apiDisabled) throw apiDisabled();
    const scopes = route.scopes.map((scope) => `https://www.googleapis.com/auth/meetings.space.${scope}`);
    if (!scopes.some((scope) => token.scopes.includes(scope))) throw missingScope(rpc);
    state.quotas.spend(route.bucket, user.email);
    checkQuery(request.query, route.query ?? []);
    const answer = route.run({ state, user, token, rpc, ids, query: request.query, body: request.body });
    return success(request, answer);
  } catch (error) {
    if (error instanceof ApiError) return errorAnswer(error);
    throw error;
  }
}

function checkQuery(query: URLSearchParams, own: readonly string[]): void {
  const unknown = [...query.keys()].filter((name) => !standardQuery.has(name) && !own.includes(toCamel(name)));
  if (unknown.length === 0) return;
  throw badRequest(
    unknown.map((name) => ({
      field: '',
      description: `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
    })),
  );
}

function success({ query }: Incoming, answer: object): Answer {
  const wantsNumbers = /enum-encoding=int/.test(query.get('$alt') ?? query.get('alt') ?? '');
  const shown = partial(wantsNumbers ? withEnumNumbers(answer) : answer, query.get('fields') ?? query.get('$fields'));
  const pretty = (query.get('prettyPrint') ?? query.get('$prettyPrint')) !== 'false';
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: pretty ? `${JSON.stringify(shown, null, 2)}\n` : JSON.stringify(shown),
  };
}

/** Echoes the origin, as googleapis.com does; whether Meet does so for extensions is unknown. */
function common({ headers: { origin } }: Incoming): Record<string, string> {
  return {
    server: 'ESF',
    vary: 'Origin, X-Origin, Referer',
    'cache-control': 'private',
    'x-content-type-options': 'nosniff',
    ...(origin && { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'www-authenticate' }),
  };
}

const preflight = ({ headers }: Incoming): Answer => ({
  status: 200,
  headers: {
    'access-control-allow-methods': 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '3600',
  },
  body: '',
});

const notFound = ({ path }: Incoming): Answer => ({
  status: 404,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title><p><b>404.</b> <ins>That’s an error.</ins><p>The requested URL <code>${path.replace(/[<>&"]/g, '')}</code> was not found on this server.  <ins>That’s all we know.</ins>\n`,
});

import { type Answer, bearerOf, type Incoming, json } from '../exchange';
import type { State } from '../state';

const emailScope = 'https://www.googleapis.com/auth/userinfo.email';

/** The parameter of a GET or of a form. */
const parameter = ({ query, body }: Incoming, name: string): string | undefined =>
  query.get(name) ?? new URLSearchParams(body).get(name) ?? undefined;

/** Any page may ask these two. */
const cors = ({ headers: { origin } }: Incoming): Record<string, string> =>
  origin ? { 'access-control-allow-origin': origin, vary: 'Origin' } : {};

/** `POST oauth2.googleapis.com/revoke`: ends every token and the consent of that user and client. Google offers no CORS here. */
export function revoke(request: Incoming, state: State): Answer {
  const token = state.tokens.find(parameter(request, 'token'));
  if (!token) return json({ error: 'invalid_token', error_description: 'Token expired or revoked' }, 400);
  state.log.authorizations.push({
    at: state.clock.now(),
    kind: 'revoke',
    clientId: token.clientId,
    user: token.email,
    scopes: state.grants.list(token.email, token.clientId),
    outcome: 'revoked',
    params: {},
  });
  state.grants.drop(token.email, token.clientId);
  state.tokens.end(token.email, token.clientId);
  return json({});
}

/** `oauth2.googleapis.com/tokeninfo?access_token=…`: what a token is good for. */
export function tokeninfo(request: Incoming, state: State): Answer {
  const token = state.tokens.find(parameter(request, 'access_token'));
  const user = token && state.users.find(token.email);
  if (!token || !user) return json({ error: 'invalid_token', error_description: 'Invalid Value' }, 400, cors(request));
  const expiresAt = token.expiresAt ?? state.clock.now() + 3_600_000;
  const answer = {
    azp: token.clientId,
    aud: token.clientId,
    sub: user.id,
    scope: token.scopes.join(' '),
    exp: String(Math.floor(expiresAt / 1000)),
    expires_in: String(Math.floor((expiresAt - state.clock.now()) / 1000)),
    ...(token.scopes.includes(emailScope) && { email: user.email, email_verified: 'true' }),
    access_type: 'online',
  };
  return json(answer, 200, cors(request));
}

/** `www.googleapis.com/oauth2/v3/userinfo`: who somebody is, as far as the scopes tell. */
export function userinfo(request: Incoming, state: State): Answer {
  const token = state.tokens.find(bearerOf(request));
  const user = token && state.users.find(token.email);
  const tells = token?.scopes.some((scope) => scope === 'openid' || scope === emailScope);
  if (!token || !user || !tells)
    return json({ error: 'invalid_request', error_description: 'Invalid Credentials' }, 401, cors(request));
  const answer = {
    sub: user.id,
    ...(token.scopes.includes(emailScope) && { email: user.email, email_verified: true }),
    ...(token.scopes.includes('https://www.googleapis.com/auth/userinfo.profile') && { name: user.name }),
    ...(user.workspace && { hd: user.email.split('@')[1] }),
  };
  return json(answer, 200, cors(request));
}

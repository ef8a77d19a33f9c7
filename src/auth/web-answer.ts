import { Failed } from '../actions/failures';
import type { Scope } from '../meet/scopes';
import type { Grant } from './grant';

/** What was sent to Google and has to come back. */
export interface WebRequest {
  state: string;
  nonce: string;
  clientId: string;
  scopes: Scope[];
}

/** A grant of the web method, whose token runs out without anybody saying so. */
export interface WebGrant extends Grant {
  expiresAtMs: number;
}

/**
 * How long a token counts as valid where Google does not say: RFC 6749 only recommends `expires_in` (section 4.2.2).
 * Google's tokens live an hour (3,599 s). This is much less than that and much more than a call takes: a guess that is too
 * long costs one request, which Google answers with 401, and one that is too short a renewal.
 */
const assumedLifeMs = 600_000;

/**
 * Reads the address Google sent the browser back to. Everything is checked before anything of it is used: state (ours),
 * nonce (this request's), audience (our client), type, scopes.
 * @throws Failed with an AuthFailure
 */
export function readWebAnswer(address: string | undefined, asked: WebRequest, nowMs: number): WebGrant {
  const answer = new URLSearchParams(new URL(address ?? 'about:blank').hash.slice(1));
  if (answer.get('state') !== asked.state) throw broken('state');
  const error = answer.get('error');
  if (error) {
    // OpenID Connect calls so whatever a person has to do: login_required, consent_required, and so on.
    if (error.endsWith('_required')) throw new Failed({ kind: 'signedOut', scopes: asked.scopes });
    throw error === 'access_denied' ? new Failed({ kind: 'refused' }) : broken(error);
  }
  const token = answer.get('access_token');
  if (!token || answer.get('token_type')?.toLowerCase() !== 'bearer') throw broken('token_type');
  const claims = readClaims(answer.get('id_token'));
  const lifeMs = Number(answer.get('expires_in')) * 1000;
  if (claims.nonce !== asked.nonce || claims.aud !== asked.clientId || !claims.sub || !claims.email)
    throw broken('id_token');
  return {
    token,
    scopes: (answer.get('scope') ?? '').split(' ') as Scope[],
    account: { id: claims.sub, email: claims.email },
    expiresAtMs: nowMs + (lifeMs > 0 ? lifeMs : assumedLifeMs),
  };
}

interface Claims {
  nonce?: string;
  aud?: string;
  sub?: string;
  email?: string;
}

/**
 * The signature is not checked: the token came straight from Google over TLS, which OpenID Connect Core 3.1.3.7 allows
 * to stand in for it, and nothing but the name of the account is taken from it.
 */
function readClaims(idToken: string | null): Claims {
  const payload = idToken?.split('.')[1] ?? '';
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) ?? {};
  } catch {
    throw broken('id_token');
  }
}

function broken(detail: string): Failed {
  return new Failed({ kind: 'signInBroken', detail });
}

import { randomText } from './tokens';
import type { User } from './users';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An ID token with Google's claims. Its signature is noise: who gets it straight from Google over TLS need not check it. */
export function idToken(user: User, clientId: string, nonce: string, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000);
  const claims = {
    iss: 'https://accounts.google.com',
    azp: clientId,
    aud: clientId,
    sub: user.id,
    email: user.email,
    email_verified: true,
    ...(user.workspace && { hd: user.email.split('@')[1] }),
    name: user.name,
    nonce,
    iat,
    exp: iat + 3600,
  };
  return [part({ alg: 'RS256', kid: 'local', typ: 'JWT' }), part(claims), randomText()].join('.');
}

import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';

/** An access token for Google's APIs. Those by which a browser itself speaks to Google are `BrowserCredentials`. */
export interface Token {
  value: string;
  email: string;
  clientId: string;
  scopes: string[];
  /** Milliseconds since 1970; absent: it lives until it is expired or revoked by a test. */
  expiresAt?: number;
}

/** An opaque text that is nobody's secret. */
export const randomText = (): string => randomBytes(24).toString('base64url');

/** Every access token that is still good for something. */
export class Tokens {
  #live = new Map<string, Token>();

  constructor(private readonly clock: Clock) {}

  mint(token: Omit<Token, 'value'>): Token {
    const minted = { ...token, value: `local.${randomText()}` };
    this.#live.set(minted.value, minted);
    return minted;
  }

  /** The token behind a text, unless it is unknown, revoked or too old. */
  find(value: string | undefined): Token | undefined {
    const token = value === undefined ? undefined : this.#live.get(value);
    return token && (token.expiresAt ?? Number.POSITIVE_INFINITY) > this.clock.now() ? token : undefined;
  }

  /** Ends tokens: those of one user, of one user and client, or all. */
  end(email?: string, clientId?: string): void {
    for (const [value, token] of this.#live) {
      const matches = (!email || token.email === email) && (!clientId || token.clientId === clientId);
      if (matches) this.#live.delete(value);
    }
  }
}

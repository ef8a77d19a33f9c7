import { randomText } from './tokens';

/**
 * What a browser that somebody signed in to holds of Google's: authorization codes, refresh tokens and the tokens by
 * which the browser itself speaks. Unlike everything else it outlives one local Google, because the browser does too.
 */
export class BrowserCredentials {
  /** Authorization codes and refresh tokens → address. */
  readonly #lasting = new Map<string, string>();
  /** The browser's own access tokens → address. */
  readonly #speaking = new Map<string, string>();

  /** A new authorization code or refresh token for this account. */
  issue(email: string): string {
    const credential = randomText();
    this.#lasting.set(credential, email);
    return credential;
  }

  /** A new access token for the holder of a code or refresh token; undefined where it is not one of ours. */
  exchange(credential: string): { email: string; token: string } | undefined {
    const email = this.#lasting.get(credential);
    if (email === undefined) return undefined;
    const token = `browser.${randomText()}`;
    this.#speaking.set(token, email);
    return { email, token };
  }

  /** Whose browser speaks with this access token. */
  find(token: string | undefined): string | undefined {
    return token === undefined ? undefined : this.#speaking.get(token);
  }
}

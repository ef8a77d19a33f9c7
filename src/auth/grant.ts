import type { Scope } from '../meet/scopes';
import type { Account } from '../store/accounts';

/** A token, its scopes and its account. It never leaves the worker. */
export interface Grant {
  token: string;
  scopes: Scope[];
  account: { id: string; email: string };
}

/** Whom a sign-in in a window is to be for. */
export interface ExpectedAccount {
  /** The account that is in use. */
  hint?: Account;
  /** The person chooses another one. */
  another?: boolean;
}

/** How long a silent sign-in may take: a person waits for what comes after it. */
export const silentLimitMs = 15_000;

/** One of the two methods of chrome.identity to get a token. Both reject with `Failed` and an AuthFailure. */
export interface GrantSource {
  /**
   * Without any window. Rejects with signedOut where the person would have to be asked, with signInUnreachable where
   * Google did not answer in time. `without` is a scope that the token is not to carry, as far as the browser lets one
   * choose: look at `scopes`.
   */
  silently(account: Account, scopes: Scope[], without?: Scope): Promise<Grant>;
  /** With Google's window. */
  interactively(scopes: Scope[], expected: ExpectedAccount): Promise<Grant>;
  /** Forgets a token that the API refused, or that is to be given up. */
  drop(token: string): Promise<void>;
  /** Forgets everything that was cached for this account. */
  forget(account: Account): Promise<void>;
}

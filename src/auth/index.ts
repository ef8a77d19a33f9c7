import { Failed } from '../actions/failures';
import type { SignInMethod } from '../actions/table';
import type { TokenSource } from '../meet/client';
import type { Scope, ScopeAlternatives } from '../meet/scopes';
import { type Account, findAccount } from '../store/accounts';
import { readPolicy, requireAccount } from '../store/policy';
import { browserSignIn } from './browser-sign-in';
import type { Grant, GrantSource } from './grant';
import { webSignIn } from './web-sign-in';

/** Where tokens come from, by how an account signed in. */
export const sources: Record<SignInMethod, GrantSource> = { browser: browserSignIn, web: webSignIn };

/**
 * Sign-ins under way, so that two callers share one. They are lost when the worker ends, together with their callers.
 */
const underWay = new Map<string, Promise<Grant>>();

/** Hands out the tokens of one account. */
export interface AccountTokens extends TokenSource {
  account: Account;
  /** What a token carries, which may be more than was asked for. */
  scopes(): Promise<readonly Scope[]>;
}

/**
 * The account to act with and the scopes to act under: the first alternative that was granted already. Without an `id`
 * it is the account in use; a failure about a named one names it too, so that the sign-in that helps is for that one.
 * `without` is a scope that the tokens are not to carry, as far as the browser lets one choose.
 * @throws Failed signedOut, blockedByPolicy, or scopeMissing with what would have to be asked for
 */
export async function openTokenSource(
  alternatives: ScopeAlternatives,
  id?: string,
  { without }: { without?: Scope } = {},
): Promise<AccountTokens> {
  const wished = [...(alternatives[0] ?? [])];
  const account = await findAccount(id);
  const whose = id !== undefined && { accountId: id };
  if (!account) throw new Failed({ kind: 'signedOut', scopes: wished, ...whose });
  requireAccount(await readPolicy(), account.email);
  const scopes = alternatives.find((alternative) => alternative.every((scope) => account.scopes.includes(scope)));
  if (!scopes) throw new Failed({ kind: 'scopeMissing', scopes: wished, ...whose });
  const source = sources[account.way];
  const grant = async (): Promise<Grant> => {
    try {
      const key = `${account.id} ${scopes} ${without ?? ''}`;
      const got = await share(key, () => source.silently(account, [...scopes], without));
      if (await findAccount(account.id)) return got;
      // It signed out while Google was asked: nothing is sent for it any more, and no token of it stays.
      await source.forget(account);
      throw new Failed({ kind: 'signedOut', scopes: wished });
    } catch (cause) {
      if (cause instanceof Failed && cause.failure.kind === 'signedOut')
        throw new Failed({ ...cause.failure, ...whose });
      throw cause;
    }
  };
  return {
    account,
    token: async () => (await grant()).token,
    scopes: async () => (await grant()).scopes,
    refuse: (token) => source.drop(token),
  };
}

/** One asking for all who ask for the same at a time. */
export function share(key: string, ask: () => Promise<Grant>): Promise<Grant> {
  let promise = underWay.get(key);
  if (!promise) {
    promise = ask().finally(() => underWay.delete(key));
    underWay.set(key, promise);
  }
  return promise;
}

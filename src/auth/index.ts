import { Failed } from '../actions/failures';
import type { SignInMethod } from '../actions/table';
import type { TokenSource } from '../meet/client';
import { CREATED, READONLY, type Scope, type ScopeAlternatives, SETTINGS } from '../meet/scopes';
import { type Account, findAccount, findSignInMethod } from '../store/accounts';
import { forgetAccount, keepAccount } from '../store/former-accounts';
import { readPolicy, requireAccount } from '../store/policy';
import { browserSignIn, isBrowsersOwn } from './browser-sign-in';
import type { Grant, GrantSource } from './grant';
import { revoke } from './revoke';
import { webSignIn } from './web-sign-in';

const sources: Record<SignInMethod, GrantSource> = { browser: browserSignIn, web: webSignIn };
const known: readonly Scope[] = [CREATED, SETTINGS, READONLY];

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

interface SignIn {
  /** Empty: the permission to begin with. */
  scopes: Scope[];
  wished?: SignInMethod;
  /** Lets the person choose an account at Google instead of taking the one in use. */
  another?: boolean;
  /** The id of the account that has to sign in, which need not be known here. It is not put in use by that. */
  accountId?: string;
  /** An order waits for it, which was given with the account in use in view. */
  isStep?: boolean;
}

/**
 * Asks the person, in Google's window, and remembers who said yes to what.
 * @throws Failed refused, scopeMissing (a permission was unticked), signedInAsOther (somebody did, but not who had to),
 * wayUnavailable, blockedByPolicy, signInBroken, signInUnfinished
 */
export async function signIn({ scopes, wished, another, accountId, isStep }: SignIn): Promise<Account> {
  const inUse = await findAccount();
  const asker = accountId === undefined ? (another ? undefined : inUse) : await findAccount(accountId);
  const expected = accountId ?? (isStep ? asker?.id : undefined);
  const isStrange = accountId !== undefined && !asker;
  const method = wished ?? asker?.way ?? (await findMethodFor({ another, accountId }));
  const asked = scopes.length ? scopes : [SETTINGS];
  const hint = asker?.way === method ? asker : undefined;
  const grant = await share(`${method} ${asked} ${hint?.id}`, () =>
    sources[method].interactively(asked, { hint, another: another || isStrange }),
  );
  try {
    requireAccount(await readPolicy(), grant.account.email);
  } catch (cause) {
    await sources[method].drop(grant.token);
    throw cause;
  }
  const isOther = expected !== undefined && grant.account.id !== expected;
  const account = await remember(method, grant, asked, { inUse: !inUse || (accountId === undefined && !isOther) });
  if (isOther) throw new Failed({ kind: 'signedInAsOther', accountId: expected, as: account.id });
  const missing = asked.filter((scope) => !account.scopes.includes(scope));
  if (missing.length) throw new Failed({ kind: 'scopeMissing', scopes: missing, ...(accountId && { accountId }) });
  return account;
}

/** Chrome hands out tokens of its own account only, so any other one needs Google's window. */
async function findMethodFor({ another, accountId }: Pick<SignIn, 'another' | 'accountId'>): Promise<SignInMethod> {
  const method = await findSignInMethod();
  const isOwn = accountId === undefined ? !another : await isBrowsersOwn(accountId);
  return isOwn ? method : 'web';
}

/**
 * Gives up the tokens of an account, the one in use unless another is named, and forgets it, its address and what Google
 * showed to it. The grant at Google stays.
 */
export async function signOut(id?: string): Promise<void> {
  const account = await findAccount(id);
  if (!account) return;
  await sources[account.way].forget(account);
  await forgetAccount(account);
  // A renewal may have come in between; one that comes later finds the account gone.
  await sources[account.way].forget(account);
}

/**
 * Takes back at Google what the account granted, then signs it out. Resolves to whether Google is known to have done
 * so: without a valid token it cannot be done from here. `sending` keeps that it is about to be done; if it rejects,
 * nothing is.
 */
export async function disconnect(
  id: string | undefined,
  sending: (accountId: string) => Promise<void>,
): Promise<boolean> {
  const account = await findAccount(id);
  if (!account) return false;
  const token = await sources[account.way].silently(account, account.scopes).then(
    (grant) => grant.token,
    () => undefined, // It ran out and Google wants to ask; the screen then says where the grant can be removed by hand.
  );
  if (token) await sending(account.id);
  const confirmed = !!token && (await revoke(token));
  await signOut(account.id);
  return confirmed;
}

async function remember(
  method: SignInMethod,
  grant: Grant,
  asked: Scope[],
  { inUse }: { inUse: boolean },
): Promise<Account> {
  const before = await findAccount(grant.account.id);
  const granted = grant.scopes.filter((scope) => known.includes(scope));
  // A permission that was asked for and is not granted was unticked, even if it was granted before.
  const held = (before?.scopes ?? []).filter((scope) => !asked.includes(scope));
  const scopes = [...new Set([...held, ...granted])];
  const account: Account = { ...before, ...grant.account, way: method, scopes };
  await keepAccount(account, { inUse });
  return account;
}

function share(key: string, ask: () => Promise<Grant>): Promise<Grant> {
  let promise = underWay.get(key);
  if (!promise) {
    promise = ask().finally(() => underWay.delete(key));
    underWay.set(key, promise);
  }
  return promise;
}

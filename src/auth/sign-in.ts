import { Failed } from '../actions/failures';
import type { SignInMethod } from '../actions/table';
import { CREATED, READONLY, type Scope, SETTINGS } from '../meet/scopes';
import { type Account, findAccount, findSignInMethod } from '../store/accounts';
import { forgetAccount, keepAccount, markOf } from '../store/former-accounts';
import { eraseKeptCallsOf } from '../store/kept-calls';
import { readPolicy, requireAccount } from '../store/policy';
import { share, sources } from '.';
import { isBrowsersOwn } from './browser-sign-in';
import type { Grant } from './grant';
import { revoke } from './revoke';

const known: readonly Scope[] = [CREATED, SETTINGS, READONLY];

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
  const { id } = grant.account;
  // What was ordered before a sign-out names the mark that stands for the account since.
  const isOther = expected !== undefined && id !== expected && (await markOf(id)) !== expected;
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
 * showed to it, the calls that were kept included. The grant at Google stays.
 */
export async function signOut(id?: string): Promise<void> {
  const account = await findAccount(id);
  if (!account) return;
  await forgetTokens(account);
  await forgetAccount(account);
  // A renewal may have come in between; one that comes later finds the account gone.
  await forgetTokens(account);
  // Nothing more is kept for it from now on.
  await eraseKeptCallsOf(account.id);
}

/** Both ways: it may have signed in the other way before. */
const forgetTokens = (account: Account) => Promise.all(Object.values(sources).map((one) => one.forget(account)));

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

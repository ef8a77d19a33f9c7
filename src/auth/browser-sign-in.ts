import { type AuthFailure, Failed } from '../actions/failures';
import { browser } from '../browser';
import { inTime } from '../in-time';
import type { Scope } from '../meet/scopes';
import type { Account } from '../store/accounts';
import { type Grant, type GrantSource, silentLimitMs } from './grant';
import { identityFailure } from './identity-failure';

/** Chrome drops nothing by itself when its sign-in tab is closed: the call stays open, so it gets a limit here. */
const signInLimitMs = 180_000;

/** Tokens of the account that Chrome itself is signed in to. Chrome keeps them, in memory; nothing is stored here. */
export const browserSignIn: GrantSource = {
  async silently(account, scopes, without) {
    const asking = { interactive: false, hint: account };
    try {
      const grant = await within(silentLimitMs, 'signInUnreachable', ask(scopes, asking));
      if (!without || !grant.scopes.includes(without)) return grant;
      // Chrome hands out any token of its cache that covers what is asked for. Without that one it asks Google.
      await browser.identity.removeCachedAuthToken({ token: grant.token });
      return await within(silentLimitMs, 'signInUnreachable', ask(scopes, asking));
    } catch (cause) {
      throw identityFailure(cause, scopes, { interactive: false });
    }
  },
  async interactively(scopes, { hint }) {
    try {
      return await within(signInLimitMs, 'signInUnfinished', ask(scopes, { interactive: true, hint }));
    } catch (cause) {
      const failed = identityFailure(cause, scopes, { interactive: true });
      // After a refusal Chromium answers the next call without asking the person, until its cache is cleared.
      if (failed.failure.kind === 'refused') await browser.identity.clearAllCachedAuthTokens();
      throw failed;
    }
  },
  drop: (token) => browser.identity.removeCachedAuthToken({ token }),
  // Of all that Chrome remembers for this extension: for nobody else than its own account.
  forget: async ({ id, way }) => {
    if (way === 'browser' || (await isBrowsersOwn(id))) await browser.identity.clearAllCachedAuthTokens();
  },
};

/** Chrome gives these calls no limit of their own, and takes none back. */
const within = <T>(
  limitMs: number,
  kind: Extract<AuthFailure['kind'], 'signInUnreachable' | 'signInUnfinished'>,
  asking: Promise<T>,
): Promise<T> =>
  inTime(limitMs, asking, () => {
    throw new Failed({ kind });
  });

async function ask(scopes: Scope[], { interactive, hint }: { interactive: boolean; hint?: Account }): Promise<Grant> {
  const expected = hint ?? (await profile());
  const { token, grantedScopes = [] } = await browser.identity.getAuthToken({
    interactive,
    scopes,
    enableGranularPermissions: true,
    // Pinned, so that the account named on screen is the account the token belongs to.
    ...(expected && { account: { id: expected.id } }),
  });
  const account = expected ?? (await profile());
  if (!token || !account) throw new Failed({ kind: 'signedOut', scopes });
  return { token, scopes: grantedScopes as Scope[], account };
}

/** Whether this is the account that Chrome itself is signed in to. */
export const isBrowsersOwn = async (accountId: string): Promise<boolean> => (await profile())?.id === accountId;

async function profile(): Promise<Grant['account'] | undefined> {
  // ANY: also people who are signed in to Chrome without having turned sync on.
  const info = await browser.identity.getProfileUserInfo({ accountStatus: 'ANY' as chrome.identity.AccountStatus });
  return info.id ? { id: info.id, email: info.email } : undefined;
}

import { openTokenSource } from '../auth';
import { type MeetClient, meetClient } from '../meet/client';
import type { ScopeAlternatives } from '../meet/scopes';
import { readSettingValues } from '../meet/settings';
import type { Account } from '../store/accounts';
import { readPolicy, requireEnding, requireSettings } from '../store/policy';

/** The API as one account may use it. */
export type OpenGoogle = MeetClient & { account: Account };

/**
 * Opens the API for an account, with the first of these alternatives that it granted. Every change of every trigger
 * passes through here, so this is where the organisation's policy is enforced.
 * @throws Failed signedOut, scopeMissing or blockedByPolicy
 */
export async function openGoogle(alternatives: ScopeAlternatives, accountId?: string): Promise<OpenGoogle> {
  const [tokenSource, policy] = await Promise.all([openTokenSource(alternatives, accountId), readPolicy()]);
  const google = meetClient(tokenSource, { online: () => navigator.onLine });
  return {
    ...google,
    account: tokenSource.account,
    createSpace: async (config) => {
      requireSettings(policy, readSettingValues(config));
      return google.createSpace(config);
    },
    patchSpace: async (name, config, mask) => {
      requireSettings(policy, readSettingValues(config));
      return google.patchSpace(name, config, mask);
    },
    endActiveConference: async (name) => {
      requireEnding(policy);
      return google.endActiveConference(name);
    },
  };
}

import { openTokenSource } from '../auth';
import { type MeetClient, meetClient } from '../meet/client';
import type { ScopeAlternatives } from '../meet/scopes';
import { readSettingValues } from '../meet/settings';
import type { Account } from '../store/accounts';
import { readPolicy, requireEnding, requireSettings } from '../store/policy';

/** The API with somebody's eyes. */
export type OpenGoogle = MeetClient & { account: Account };

/**
 * The API as one person with just enough permission sees it, and as far as the organisation lets that person change
 * anything: every change of every trigger passes here, so this is where the organisation's word is kept.
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

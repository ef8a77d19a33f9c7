import type { Account } from '../accounts';
import { readAuthority } from '../auth';
import { Failed } from '../failure';
import { type MeetClient, meetClient } from '../meet/client';
import { diff, readLeaves, type SettingKey, sent, settingOf, toConfig } from '../meet/settings';
import { readPolicy, requireAllowed, requireEnding, ruledCreation } from '../policy';
import { type Need, SETTINGS } from '../scopes';

/**
 * The API as one person with just enough permission sees it, and as far as the organisation lets that person change
 * anything: every change of every trigger passes here, so this is where the organisation's word is kept.
 */
export async function openGoogle(need: Need, accountId?: string): Promise<MeetClient & { account: Account }> {
  const [authority, policy] = await Promise.all([readAuthority(need, accountId), readPolicy()]);
  const google = meetClient(authority, { online: () => navigator.onLine });
  const { account } = authority;
  return {
    ...google,
    account,
    createSpace: async (config) => {
      const leaves = sent(diff({}, ruledCreation(policy, config && readLeaves(config))));
      const keys = Object.keys(leaves) as SettingKey[];
      // The organisation's settings may need more than the bare meeting that was asked for.
      if (keys.some((key) => settingOf(key).needsSettingsScope) && !account.scopes.includes(SETTINGS))
        throw new Failed({ kind: 'scopeMissing', scopes: [SETTINGS] });
      return google.createSpace(toConfig(leaves));
    },
    patchSpace: async (name, config, mask) => {
      requireAllowed(policy, readLeaves(config));
      return google.patchSpace(name, config, mask);
    },
    endActiveConference: async (name) => {
      requireEnding(policy);
      return google.endActiveConference(name);
    },
  };
}

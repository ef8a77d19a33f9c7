import type { Account } from '../accounts';
import { readAuthority } from '../auth';
import { type MeetClient, meetClient } from '../meet/client';
import type { Need } from '../scopes';

/** The API with somebody's eyes. */
export type OpenGoogle = MeetClient & { account: Account };

/** The API as one person with just enough permission sees it. */
export async function openGoogle(need: Need, accountId?: string): Promise<OpenGoogle> {
  const authority = await readAuthority(need, accountId);
  return { ...meetClient(authority, { online: () => navigator.onLine }), account: authority.account };
}

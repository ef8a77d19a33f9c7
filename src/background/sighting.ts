import type { Account } from '../store/accounts';
import type { Maker } from '../store/maker';
import type { Sighting } from '../store/meetings';
import { readProject } from '../store/oauth-clients';

/** What was just found out about a meeting besides its space. */
export interface Found {
  /** Whether this account made it through this extension. */
  made?: boolean;
  /** It was made just now. */
  isNew?: true;
  /** The preset that its settings come from. */
  presetId?: string;
}

/** The account together with the Cloud project through which it acts here. */
export const makerHere = async ({ email, way }: Account): Promise<Required<Maker>> => ({
  account: email,
  project: await readProject(way),
});

/** A sighting of a space by this account, as the list of meetings keeps it. */
export async function sightingOf(account: Account, { made, isNew, presetId }: Found): Promise<Sighting> {
  const madeBy = made ? await makerHere(account) : undefined;
  return { account: account.email, ...(isNew && { isNew }), ...(presetId && { presetId }), ...(madeBy && { madeBy }) };
}

import type { Meeting } from './meetings';

/** An account together with a Cloud project: Google lets the two end the calls of what they made, and of nothing else. */
export interface Maker {
  /** The address of the account. */
  account: string;
  /** The number of the project; it is not known of what was made before it was kept. */
  project?: string;
}

/** What names the maker in the record of a meeting. */
type Made = Pick<Meeting, 'madeBy' | 'madeAtMs' | 'account'>;

/**
 * Who made a meeting with this extension, as far as this browser knows. A record from before `madeBy` says only that
 * this browser made it, and names the account. (Its `ours` was no proof, so it does not count.)
 */
export const makerOf = ({ madeBy, madeAtMs, account }: Made): Maker | undefined =>
  madeBy ?? (madeAtMs === undefined ? undefined : { account });

/** Whether this account is known to have made a meeting through this project. */
export function isMadeBy(meeting: Made, { account, project }: Required<Maker>): boolean {
  const maker = makerOf(meeting);
  return maker?.account === account && (maker.project ?? project) === project;
}

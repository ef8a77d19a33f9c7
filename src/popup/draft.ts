import type { Leaves } from '../meet/settings';

/** What was chosen and not sent yet. */
export interface Draft {
  wanted: Leaves;
  /** The preset that it came from, untouched since. */
  presetId?: string;
}

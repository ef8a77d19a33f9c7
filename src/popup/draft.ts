import type { SettingValues } from '../meet/settings';

/** What was chosen and not sent yet. */
export interface Draft {
  wanted: SettingValues;
  /** The preset that it came from, untouched since. */
  preset?: { id: string; name: string };
}

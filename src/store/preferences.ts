import type { CopyFormat } from '../actions/table';
import { stored } from './stored';

/** What a person chooses once, for all meetings and on every computer that Chrome keeps in step. */
export interface Preferences {
  copyFormat: CopyFormat;
  /** Whether a notification says that something was done. What went wrong, or has no known outcome, is always said. */
  notifiesDone: boolean;
}

export const usual: Preferences = { copyFormat: 'link', notifiesDone: true };

/** Only what was chosen is kept, so that a choice which a later version adds has its usual value. */
export const chosen = stored<Partial<Preferences>>('sync', 'settings', {});

export const readPreferences = async (): Promise<Preferences> => ({ ...usual, ...(await chosen.get()) });

export async function prefer(choice: Partial<Preferences>): Promise<void> {
  await chosen.update((before) => ({ ...before, ...choice }));
}

import { boolean } from '../actions/checks';
import { type CopyFormat, copyFormats } from '../actions/table';
import { fieldsOf, text } from './shape';
import { stored } from './stored';
import { attempt, type WriteFailure } from './write-failure';

/** What a person chooses once, for all meetings and on every computer that Chrome keeps in step. */
export interface Preferences {
  copyFormat: CopyFormat;
  /** Whether a notification says that something was done. What went wrong, or has no known outcome, is always said. */
  notifiesDone: boolean;
}

/** What holds where nothing was chosen. */
export const defaultPreferences: Preferences = { copyFormat: 'link', notifiesDone: true };

const preferences = fieldsOf<Partial<Preferences>>({}, { copyFormat: text<CopyFormat>(), notifiesDone: boolean });

/** Only what was chosen is kept, so that a choice which a later version adds has its default. */
export const chosenPreferences = stored('sync', 'settings', {}, preferences);

/** What was chosen, and the defaults for the rest: for a format too that only a later version knows. */
export async function readPreferences(): Promise<Preferences> {
  const { copyFormat, ...chosen } = await chosenPreferences.get();
  const isKnown = copyFormat !== undefined && copyFormats.includes(copyFormat);
  return { ...defaultPreferences, ...chosen, ...(isKnown && { copyFormat }) };
}

/** Chooses some of them; the others stay as they are. Answers why they were not kept, if they were not. */
export const setPreferences = (choice: Partial<Preferences>): Promise<WriteFailure | undefined> =>
  attempt(chosenPreferences.update((before) => ({ ...before, ...choice })));

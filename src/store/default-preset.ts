import { string } from '../actions/checks';
import { whole } from './shape';
import { stored } from './stored';

/** The id of the preset of New meeting; empty for the account's own settings. */
export const defaultPreset = stored('sync', 'presetDefault', '', whole<string>(string));

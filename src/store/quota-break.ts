import { moment, whole } from './shape';
import { stored } from './stored';

/** Until when nothing is read that nobody pressed a button for: Google asked this browser for a break. */
export const quotaBreak = stored('session', 'quotaBreak', 0, whole(moment));

import type { SpaceView } from '../actions/table';
import type { Space } from '../meet/types';
import { type Account, findAccount } from '../store/accounts';
import { isMadeBy } from '../store/maker';
import type { Meeting } from '../store/meetings';
import { keepView } from '../store/space-views';
import { paint } from './icon';
import { makerHere } from './sighting';

/**
 * Shows a space as Google just answered it: on the icon, and on every page that looks at it. Answers what they see.
 * `found` is whether this account made it, where that was just found out.
 */
export async function showSpace(space: Space, account: Account, meeting: Meeting, found?: boolean): Promise<SpaceView> {
  paint(space);
  const made = isMadeBy(meeting, await makerHere(account)) || found;
  const view: SpaceView = {
    space,
    account: account.email,
    accountId: account.id,
    ...(made !== undefined && { made }),
    readAtMs: meeting.seenAtMs,
    ...(meeting.label && { label: meeting.label }),
  };
  // Where there is no room, only what is shown at once the next time is lost.
  const kept = await keepView(view).catch(() => view);
  // It signed out while Google was asked: nothing of it may stay.
  if (!(await findAccount(account.id))) await (await import('./later')).forgetAccount(account);
  return kept;
}

import type { SpaceView } from '../actions/table';
import type { Space } from '../meet/types';
import type { Account } from '../store/accounts';
import type { Meeting } from '../store/meetings';
import { keepView } from '../store/space-views';
import { paint } from './icon';

/** Shows a space as Google just answered it: on the icon, and on every page that looks at it. Answers what they see. */
export async function showSpace(space: Space, account: Account, meeting: Meeting): Promise<SpaceView> {
  paint(space);
  const view: SpaceView = {
    space,
    account: account.email,
    accountId: account.id,
    made: !!(meeting.madeAtMs ?? meeting.ours),
    readAtMs: meeting.seenAtMs,
    ...(meeting.label && { label: meeting.label }),
  };
  await keepView(view).catch(() => undefined); // Only what is shown at once the next time is lost.
  return view;
}

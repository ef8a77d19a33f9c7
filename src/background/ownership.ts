import { Failed } from '../actions/failures';
import { actions, type SpaceView } from '../actions/table';
import { openTokenSource } from '../auth';
import { meetClient } from '../meet/client';
import { isMeetError } from '../meet/errors';
import { CREATED, READONLY } from '../meet/scopes';
import type { ConferenceRecordName, Space } from '../meet/types';
import { type Account, findAccount } from '../store/accounts';
import { spaceViews } from '../store/space-views';
import { online } from './google';
import { rememberSpace } from './spaces';

/**
 * Finds out from Google whether this extension made a meeting, which can be done while a call runs, and by the owner
 * alone. Gives the view with the answer; rejects where Google does not say.
 */
export async function askMaker(view: SpaceView): Promise<SpaceView> {
  const { space, accountId } = view;
  const record = space.activeConference?.conferenceRecord;
  if (!space.config || !record) return view;
  const account = await findAccount(accountId);
  if (!account) throw new Failed({ kind: 'signedOut', scopes: [...(actions.endConference.scopes[0] ?? [])] });
  const made = await askWhetherMade(record, account);
  return rememberSpace(await readNewest(view), account, { made });
}

/** The space as this account saw it last: while Google was asked who made it, it may have been locked or changed. */
async function readNewest({ space, accountId, readAtMs }: SpaceView): Promise<Space> {
  const newest = (await spaceViews.get())[space.meetingCode ?? ''];
  const isIt = newest?.space.name === space.name && newest.accountId === accountId && newest.readAtMs >= readAtMs;
  return isIt ? newest.space : space;
}

/**
 * Whether an account made the meeting of this call through the Cloud project of this extension, on whatever computer:
 * only then Google lets it end the call. Rejects where Google does not say: that is no denial.
 * @throws Failed scopeMissing, signedOut, blockedByPolicy; MeetError
 */
async function askWhetherMade(record: ConferenceRecordName, account: Account): Promise<boolean> {
  // With `created` Google shows the calls of those meetings that this project made, and with `readonly` those of every
  // meeting: an answer to a token that carries both proves nothing.
  const tokens = await openTokenSource([[CREATED]], account.id, { without: READONLY });
  // The browser has no other token. Then nothing is known, and it counts as not made: a meeting is not closed, and so
  // restricted, whose call Google may refuse to end.
  if ((await tokens.scopes()).includes(READONLY)) return false;
  const google = meetClient(tokens, { online });
  return google.getConferenceRecord(record).then(
    () => true,
    (cause) => {
      if (isMeetError(cause, 'denied', 'notFound')) return false;
      throw cause;
    },
  );
}

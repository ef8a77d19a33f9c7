import { openTokenSource } from '../auth';
import { meetClient } from '../meet/client';
import { isMeetError } from '../meet/errors';
import { CREATED, READONLY } from '../meet/scopes';
import type { ConferenceRecordName } from '../meet/types';
import type { Account } from '../store/accounts';
import { online } from './google';

/**
 * Whether an account made the meeting of this call through the Cloud project of this extension, on whatever computer:
 * only then Google lets it end the call. Rejects where Google does not say: that is no denial.
 * @throws Failed scopeMissing, signedOut, blockedByPolicy; MeetError
 */
export async function askWhetherMade(record: ConferenceRecordName, account: Account): Promise<boolean> {
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

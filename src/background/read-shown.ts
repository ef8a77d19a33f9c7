import { Failed } from '../actions/failures';
import { actions, type Order } from '../actions/table';
import { isMeetError } from '../meet/errors';
import { SETTINGS } from '../meet/scopes';
import type { Space } from '../meet/types';
import { accounts } from '../store/accounts';
import { type OpenGoogle, openGoogle } from './google';

/**
 * The space with this code. Without `settings` Google denies even a person's own meeting if it was made elsewhere, in
 * Calendar for example. So only a denial under `settings`, or after that permission was refused for this meeting, says
 * that the account cannot have it.
 * @throws Failed notShown, with the permission to ask for; MeetError
 */
export async function readShown(google: OpenGoogle, code: string): Promise<Space> {
  try {
    return await google.getSpace(code);
  } catch (cause) {
    const { scopes, refusedFor = [] } = google.account;
    const isDenied = isMeetError(cause, 'denied', 'notFound');
    if (!isDenied || scopes.includes(SETTINGS) || refusedFor.includes(code)) throw cause;
    throw new Failed({ kind: 'notShown', scopes: [SETTINGS] });
  }
}

/**
 * After a sign-in that failed: where the person said no to the permission that might show a meeting, this is kept, so
 * that it is never asked again for this meeting and account, and the order can go on with what there is. Whether it was
 * that question shows in reading the meeting once more.
 * @throws what the sign-in failed with, where it was another question
 */
export async function keepRefusal(cause: unknown, order: Order | undefined): Promise<void> {
  const kind = cause instanceof Failed ? cause.failure.kind : undefined;
  if ((kind !== 'refused' && kind !== 'scopeMissing') || !order || !('code' in order.input)) throw cause;
  const { code } = order.input;
  const google = await openGoogle(actions.readSpace.scopes).catch(() => {
    throw cause;
  });
  const isNotShown = await readShown(google, code).then(
    () => false,
    (failed) => failed instanceof Failed && failed.failure.kind === 'notShown',
  );
  if (!isNotShown) throw cause;
  const { id } = google.account;
  await accounts.update((all) =>
    all.map((one) => (one.id === id ? { ...one, refusedFor: [...(one.refusedFor ?? []), code] } : one)),
  );
}

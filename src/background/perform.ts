import { Failed, type Result } from '../actions/failures';
import { intentOf } from '../actions/order';
import { type ActionName, type Actions, actions, has, type Order, scopesFor } from '../actions/table';
import { disconnect, signIn, signOut } from '../auth';
import { type SeenConference, takePendingOrder } from '../store/pending-order';
import { readPolicy, requireEnding } from '../store/policy';
import { toggleLock } from './access';
import { copy } from './clipboard';
import { copyLink } from './copy-link';
import { closeRoom, endConference, reviewPending } from './end-conference';
import { readConference } from './read-conference';
import { logged, type Operation, recorded } from './record';
import { createSpace, readSpace, settingsOf, undoUpdate, updateSpace } from './spaces';
import { toFailure } from './to-failure';

const operations: {
  [A in ActionName]: (input: Actions[A]['input'], seen: SeenConference) => Promise<Actions[A]['output']>;
} = {
  createSpace,
  readSpace,
  updateSpace,
  applyPreset: readSpace,
  undoUpdate,
  endConference,
  closeRoom,
  toggleLock,
  readConference,
  copyLink,
  copyCode: async ({ code }) => {
    await copy({ text: code });
    return { text: code };
  },
  reviewPending,
  confirm,
  dismiss: async ({ id }) => {
    await takePendingOrder(id);
    return null;
  },
  signIn: async ({ scopes = [], way: wished, then, ...whom }) => {
    await logged({ action: 'signIn', input: {} }, () => signIn({ scopes, wished, ...whom, isStep: !!then }));
    return then ? carryOut(then) : null;
  },
  signOut: async ({ accountId }) => {
    await logged({ action: 'signOut', input: {} }, () => signOut(accountId));
    return null;
  },
  disconnect: async ({ accountId }) => ({ confirmed: await disconnect(accountId) }),
};

/** Carries an order out. Never rejects: whatever went wrong is in the result. */
export async function perform(order: Order): Promise<Result> {
  try {
    return { ok: true, value: await carryOut(order) };
  } catch (cause) {
    if (cause instanceof Failed) return { ok: false, failure: cause.failure };
    const intent = intentOf(order);
    return { ok: false, failure: toFailure(cause, scopesFor(intent.action, await settingsOf(intent))) };
  }
}

async function carryOut(order: Order, seen?: SeenConference): Promise<unknown> {
  if (has(order.action, 'asksFirst') && !seen) {
    requireEnding(await readPolicy()); // Whatever asks first ends a call.
    throw new Failed({ kind: 'askFirst' });
  }
  // The table ties each name to its input; TypeScript cannot follow that through a union.
  const operation = operations[order.action] as Operation;
  // A confirmation is recorded as the order that it confirms.
  const isRecorded = actions[order.action].changes && order.action !== 'confirm';
  return isRecorded ? recorded(order, operation, seen) : operation(order.input, seen);
}

/**
 * Carries out the order that waits for this confirmation, once, and only for the call that the confirming page showed.
 */
async function confirm({ id, conferenceRecord }: Actions['confirm']['input']) {
  const waiting = await takePendingOrder(id);
  // Either no page has shown the question yet, or two pages showed it and the call changed between them.
  if (!waiting?.seen || waiting.seen.conferenceRecord !== conferenceRecord)
    throw new Failed({ kind: 'confirmationGone' });
  return carryOut(waiting.order, waiting.seen) as Promise<Actions['confirm']['output']>;
}

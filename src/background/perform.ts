import { Failed, type Result } from '../actions/failures';
import { type ActionName, type Actions, actions, type Order, scopesFor } from '../actions/table';
import { disconnect, signIn, signOut } from '../auth';
import { readMeetingCode } from '../meet/code';
import { putPendingOrder, type SeenConference, takePendingOrder } from '../store/pending-order';
import { readPolicy, requireEnding } from '../store/policy';
import { toggleLock } from './access';
import { copyLink } from './copy-link';
import { closeRoom, endConference, reviewPending } from './end-conference';
import { journaled } from './journal';
import { type LoggedOrder, noted } from './noted';
import { readConference } from './read-conference';
import { createSpace, readSpace, settingsOf, undoUpdate, updateSpace } from './spaces';
import { toFailure } from './to-failure';

type Acts = { [A in ActionName]: (input: Actions[A]['input'], seen: SeenConference) => Promise<unknown> };

const acts: Acts = {
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
  reviewPending,
  confirm: async ({ id, conferenceRecord }) => {
    const waiting = await takePendingOrder(id);
    // Two pages may show the same question; this yes is about the call that its own page showed.
    if (!waiting?.seen || waiting.seen.conferenceRecord !== conferenceRecord)
      throw new Failed({ kind: 'confirmationGone' });
    return carryOut(waiting.order, waiting.seen);
  },
  dismiss: async ({ id }) => {
    await takePendingOrder(id);
    return null;
  },
  signIn: async ({ scopes = [], way, another, then }) => {
    await noted({ action: 'signIn', input: {} }, () => signIn({ scopes, wished: way, another }));
    return then ? carryOut(then) : null;
  },
  signOut: async ({ accountId }) => {
    await noted({ action: 'signOut', input: {} }, () => signOut(accountId));
    return null;
  },
  disconnect: async ({ accountId }) => ({ confirmed: await disconnect(accountId) }),
};

/** THE DOOR. Every trigger's order goes through it, and it always answers, never rejects. */
export async function perform(order: Order): Promise<Result> {
  try {
    return { ok: true, value: await carryOut(order) };
  } catch (cause) {
    if (cause instanceof Failed) return { ok: false, failure: cause.failure };
    const meant = (order.action === 'signIn' && order.input.then) || order;
    return { ok: false, failure: toFailure(cause, scopesFor(meant.action, await settingsOf(meant))) };
  }
}

/** Triggers hand in whatever they have, a code, a link or a tab's address: what is no meeting ends here, unsent. */
export function readOrder(order: Order): Result<Order> {
  if (!('code' in order.input)) return { ok: true, value: order };
  const reading = readMeetingCode(order.input.code);
  if (!reading.ok) return { ok: false, failure: { kind: 'badCode', why: reading.why } };
  return { ok: true, value: { ...order, input: { ...order.input, code: reading.code } } as Order };
}

async function carryOut(given: Order, seen?: SeenConference): Promise<unknown> {
  const reading = readOrder(given);
  if (!reading.ok) throw new Failed(reading.failure);
  const order = reading.value;
  const { changes, asksFirst } = actions[order.action];
  if (asksFirst && !seen) {
    requireEnding(await readPolicy()); // Both questions there are end a call.
    await putPendingOrder(order);
    throw new Failed({ kind: 'askFirst' });
  }
  // The table ties each name to its input; TypeScript cannot follow that through a union.
  const act = acts[order.action] as (input: Order['input'], seen?: SeenConference) => Promise<unknown>;
  return changes && order.action !== 'confirm'
    ? noted(order as LoggedOrder, () => journaled(order, () => act(order.input, seen)))
    : act(order.input, seen);
}

import { type ActionName, type Actions, actions, type Order } from '../actions';
import { disconnect, signIn, signOut } from '../auth';
import { Failed, type Failure, type Result } from '../failure';
import { readMeetingCode } from '../meet/code';
import { MeetError } from '../meet/errors';
import { putPending, type Seen, takePending } from '../pending';
import { readPolicy, requireEnding } from '../policy';
import { endConference, reviewPending } from './conference';
import { copyLink } from './copying';
import { journaled } from './journal';
import { noted } from './noted';
import { createSpace, readSpace, undoUpdate, updateSpace } from './spaces';

type Acts = { [A in ActionName]: (input: Actions[A]['input'], seen: Seen) => Promise<unknown> };

const acts: Acts = {
  createSpace,
  readSpace,
  updateSpace,
  undoUpdate,
  endConference,
  copyLink,
  reviewPending,
  confirm: async ({ id }) => {
    const waiting = await takePending(id);
    if (!waiting?.seen) throw new Failed({ kind: 'confirmationGone' });
    return carryOut(waiting.order, waiting.seen);
  },
  dismiss: async ({ id }) => {
    await takePending(id);
    return null;
  },
  signIn: async ({ scopes = [], way, another, then }) => {
    const order: Order = { action: 'signIn', input: {} };
    await noted(
      order,
      () => signIn(scopes, way, another),
      (cause) => toFailure(cause, order),
    );
    return then ? carryOut(then) : null;
  },
  signOut: async ({ accountId }) => {
    const order: Order = { action: 'signOut', input: {} };
    await noted(
      order,
      () => signOut(accountId),
      (cause) => toFailure(cause, order),
    );
    return null;
  },
  disconnect: async ({ accountId }) => ({ confirmed: await disconnect(accountId) }),
};

/** THE DOOR. Every trigger's order goes through it, and it always answers, never rejects. */
export async function perform(order: Order): Promise<Result> {
  try {
    return { ok: true, value: await carryOut(order) };
  } catch (cause) {
    return { ok: false, failure: toFailure(cause, order) };
  }
}

/** Triggers hand in whatever they have, a code, a link or a tab's address: what is no meeting ends here, unsent. */
export function readOrder(order: Order): Result<Order> {
  if (!('code' in order.input)) return { ok: true, value: order };
  const reading = readMeetingCode(order.input.code);
  if (!reading.ok) return { ok: false, failure: { kind: 'badCode', why: reading.why } };
  return { ok: true, value: { ...order, input: { ...order.input, code: reading.code } } as Order };
}

async function carryOut(given: Order, seen?: Seen): Promise<unknown> {
  const reading = readOrder(given);
  if (!reading.ok) throw new Failed(reading.failure);
  const order = reading.value;
  const { changes, asksFirst } = actions[order.action];
  if (order.action === 'endConference') requireEnding(await readPolicy());
  if (asksFirst && !seen) {
    await putPending(order);
    throw new Failed({ kind: 'askFirst' });
  }
  // The table ties each name to its input; TypeScript cannot follow that through a union.
  const act = acts[order.action] as (input: Order['input'], seen?: Seen) => Promise<unknown>;
  return changes && order.action !== 'confirm'
    ? noted(
        order,
        () => journaled(order, () => act(order.input, seen)),
        (cause) => toFailure(cause, order),
      )
    : act(order.input, seen);
}

function toFailure(cause: unknown, order: Order): Failure {
  if (cause instanceof Failed) return cause.failure;
  if (!(cause instanceof MeetError))
    return { kind: 'unexpected', detail: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) };
  const failure = cause.toFailure();
  const scopes = [...(actions[order.action].need[0] ?? [])];
  // A token that is refused again right after its renewal, and one that may do less than it said: the person is asked.
  if (failure.kind === 'unauthenticated') return { kind: 'signedOut', scopes };
  return failure.kind === 'scopeMissing' ? { kind: 'scopeMissing', scopes } : failure;
}

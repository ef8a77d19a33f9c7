import { type ActionName, type Actions, actions, needOf, type Order } from '../actions';
import { signIn, signOut } from '../auth';
import { Failed, type Failure, type Result } from '../failure';
import { readMeetingCode } from '../meet/code';
import { MeetError } from '../meet/errors';
import { putPending, type Seen, takePending } from '../pending';
import { endConference, reviewPending } from './conference';
import { copyLink } from './copying';
import { journaled } from './journal';
import { createSpace, leavesOf, readSpace, undoUpdate, updateSpace } from './spaces';

type Acts = { [A in ActionName]: (input: Actions[A]['input'], seen: Seen) => Promise<unknown> };

const acts: Acts = {
  createSpace,
  readSpace,
  updateSpace,
  applyPreset: readSpace,
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
    await signIn(scopes, way, another);
    return then ? carryOut(then) : null;
  },
  signOut: async () => {
    await signOut();
    return null;
  },
};

/** THE DOOR. Every trigger's order goes through it, and it always answers, never rejects. */
export async function perform(order: Order): Promise<Result> {
  try {
    return { ok: true, value: await carryOut(order) };
  } catch (cause) {
    return { ok: false, failure: await toFailure(cause, order) };
  }
}

/** Triggers hand in whatever they have, a code, a link or a tab's address: what is no meeting ends here, unsent. */
function withCode(order: Order): Order {
  if (!('code' in order.input)) return order;
  const reading = readMeetingCode(order.input.code);
  if (!reading.ok) throw new Failed({ kind: 'badCode', why: reading.why });
  return { ...order, input: { ...order.input, code: reading.code } } as Order;
}

async function carryOut(given: Order, seen?: Seen): Promise<unknown> {
  const order = withCode(given);
  const { changes, asksFirst } = actions[order.action];
  if (asksFirst && !seen) {
    await putPending(order);
    throw new Failed({ kind: 'askFirst' });
  }
  // The table ties each name to its input; TypeScript cannot follow that through a union.
  const act = acts[order.action] as (input: Order['input'], seen?: Seen) => Promise<unknown>;
  return changes && order.action !== 'confirm'
    ? journaled(order, () => act(order.input, seen))
    : act(order.input, seen);
}

async function toFailure(cause: unknown, order: Order): Promise<Failure> {
  if (cause instanceof Failed) return cause.failure;
  if (!(cause instanceof MeetError))
    return { kind: 'unexpected', detail: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) };
  const failure = cause.toFailure();
  const meant = (order.action === 'signIn' && order.input.then) || order;
  const [scopes = []] = needOf(meant.action, await leavesOf(meant));
  // A token that is refused again right after its renewal, and one that may do less than it said: the person is asked.
  if (failure.kind === 'unauthenticated') return { kind: 'signedOut', scopes: [...scopes] };
  return failure.kind === 'scopeMissing' ? { kind: 'scopeMissing', scopes: [...scopes] } : failure;
}

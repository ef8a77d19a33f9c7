import type { RecordedOrder } from '../actions/entry';
import { Failed } from '../actions/failures';
import { type ActionName, type Actions, has, type Order } from '../actions/table';
import { dropQuestion } from '../store/ledger';
import { readPolicy, requireEnding } from '../store/policy';
import { logTold } from '../store/told';
import { toggleLock } from './access';
import { copy } from './clipboard';
import { copyLink } from './copy-link';
import { keepRefusal } from './read-shown';
import type { Recording } from './recording';
import { createSpace, readSpace, undoUpdate, updateSpace } from './spaces';

/** Carries an action out. What changes something gets the recording of its order. */
type Operation<A extends ActionName> = (
  input: Actions[A]['input'],
  recording: Recording,
) => Promise<Actions[A]['output']>;

/** Read for the orders that need it: most workers never do. */
const later = () => import('./later');

const operations: { [A in Exclude<ActionName, 'confirm'>]: Operation<A> } = {
  createSpace,
  readSpace,
  updateSpace,
  applyPreset: readSpace,
  undoUpdate,
  readMembers: async (input) => (await later()).readMembers(input),
  updateMembers: async (input, recording) => (await later()).updateMembers(input, recording),
  createRooms: async (input, recording) => (await later()).createRooms(input, recording),
  stopRooms: async (input) => (await later()).stopRooms(input),
  endConference: async (input, recording) => (await later()).endConference(input, recording),
  closeRoom: async (input, recording) => (await later()).closeRoom(input, recording),
  toggleLock,
  readConference: async (input) => (await later()).readConference(input),
  readCalls: async (input) => (await later()).readCalls(input),
  awaitNews: async (input) => (await later()).awaitNews(input),
  copyLink,
  copyCode: async ({ code }) => {
    await copy({ text: code }, 'code');
    return { text: code };
  },
  // It is asked first, so that the end itself waits for no file.
  reviewPending: async (input) => (await later()).reviewPending(input),
  dismiss: async ({ id }) => {
    await dropQuestion(id);
    return null;
  },
  settle: async () => null, // Whatever wakes the worker makes it settle what another one left.
  // What it is a step to is carried out after it, in its turn: record.ts.
  signIn: async ({ scopes = [], way: wished, then, ...whom }, recording) => {
    await recording.keep({ state: { is: 'waiting', for: 'signIn' } });
    const { signIn } = await later();
    await signIn({ scopes, wished, ...whom, isStep: !!then }).catch((cause) => keepRefusal(cause, then));
    if (!then) return null;
    await log('signIn');
    // One that goes on in the next worker is found there by its own name: it must not ask for a sign-in again.
    const order = has(then.action, 'goesOn') && { order: then as RecordedOrder };
    await recording.keep({ ...order, state: { is: 'queued' } });
    return null;
  },
  signOut: async ({ accountId }) => {
    const { signOut } = await later();
    await signOut(accountId);
    await log('signOut');
    return null;
  },
  disconnect: async ({ accountId }, recording) => {
    const { disconnect } = await later();
    const confirmed = await disconnect(accountId, (account) => recording.sending({ method: 'revoke', account }));
    // Nothing that is kept names the account any more.
    recording.entry = { ...recording.entry, order: { action: 'disconnect', input: {} }, account: undefined };
    return { confirmed };
  },
};

/**
 * Carries an order out, and answers its value. What changes something comes with its recording, which nothing else has.
 * @throws Failed, MeetError
 */
export async function perform(order: Order, recording?: Recording): Promise<unknown> {
  if (has(order.action, 'asksFirst') && !recording?.seen) {
    requireEnding(await readPolicy()); // Whatever asks first ends a call.
    throw new Failed({ kind: 'askFirst' });
  }
  // The table ties each name to its input; TypeScript cannot follow that through a union.
  const operation = operations[order.action as keyof typeof operations] as (
    input: Order['input'],
    recording?: Recording,
  ) => Promise<unknown>;
  return operation(order.input, recording);
}

/** Nobody needs to be told of it, but the log has it. */
const log = (action: 'signIn' | 'signOut') =>
  logTold({ order: { action, input: {} }, trigger: 'page', askedAtMs: Date.now() }, { is: 'done' }).catch(
    () => undefined, // Where there is no room for a line of the log, what was done is done.
  );

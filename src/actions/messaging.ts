import { browser } from '../browser';
import type { Result } from './failures';
import { intentOf } from './order';
import { type ActionName, type Actions, actions, type Order } from './table';

/**
 * Asks the worker to carry an order out. Never rejects: a worker that dies on the way is a failure like any other, and
 * the ledger tells what became of an order that changes something. `id` names it there.
 */
export async function call<A extends ActionName>(
  action: A,
  input: Actions[A]['input'],
  id: string = crypto.randomUUID(),
): Promise<Result<Actions[A]['output']>> {
  try {
    const result: Result<Actions[A]['output']> | undefined = await send({ action, input, id });
    if (result) return result;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
  }
  // The worker ended before it answered. A reading can be asked for again; a change may have been made. This starts
  // another worker, which looks what became of it.
  send({ action: 'settle', input: {} }).catch(() => undefined); // Where no worker starts, there is none to ask.
  const { changes } = actions[intentOf({ action, input } as Order).action];
  return { ok: false, failure: { kind: changes ? 'cutOff' : 'interrupted' } };
}

const send = (message: object): Promise<Result<never> | undefined> => browser.runtime.sendMessage(message);

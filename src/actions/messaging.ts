import { browser } from '../browser';
import type { Result } from './failures';
import { type ActionName, type Actions, actions } from './table';

/** Asks the worker to carry an order out. Never rejects: a worker that dies on the way is a failure like any other. */
export async function call<A extends ActionName>(
  action: A,
  input: Actions[A]['input'],
): Promise<Result<Actions[A]['output']>> {
  try {
    const result: Result<Actions[A]['output']> | undefined = await browser.runtime.sendMessage({ action, input });
    if (result) return result;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
  }
  // The worker ended before it answered. A reading can be asked for again; a change may have been made.
  return { ok: false, failure: actions[action].changes ? { kind: 'cutOff' } : { kind: 'interrupted' } };
}

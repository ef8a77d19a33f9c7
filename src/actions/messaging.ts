import { browser } from '../browser';
import type { Result } from './failures';
import { readMessage } from './inputs';
import { type ActionName, type Actions, actions, type Order } from './table';

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

/** Lets pages of this extension, and nobody else, reach the worker. To be called in the worker's first turn. */
export function answer(dispatch: (order: Order, page: string) => Promise<Result>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    const reading = isOurs(sender) ? readMessage(message) : undefined;
    if (!reading) return;
    if (!reading.ok) return reply(reading);
    dispatch(reading.value, sender.url ?? '').then(reply);
    return true; // Keeps the channel open; a returned promise is not understood by every Chrome.
  });
}

function isOurs(sender: chrome.runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}

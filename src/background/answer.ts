import type { Result } from '../actions/failures';
import { readMessage } from '../actions/inputs';
import type { Order } from '../actions/table';
import { browser } from '../browser';

/** Where a message came from: the address of the page, and the name that it gave its order. */
interface Sender {
  trigger: 'page';
  page: string;
  id?: string;
}

/** Lets pages of this extension, and nobody else, reach the worker. To be called in the worker's first turn. */
export function answer(dispatch: (order: Order, sender: Sender) => Promise<Result>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    const reading = isOurs(sender) ? readMessage(message) : undefined;
    if (!reading) return;
    if (!reading.ok) return reply(reading);
    const { id } = message as { id?: unknown };
    dispatch(reading.value, { trigger: 'page', page: sender.url ?? '', ...(isOrderId(id) && { id }) }).then(reply);
    return true; // Keeps the channel open; a returned promise is not understood by every Chrome.
  });
}

function isOurs(sender: chrome.runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}

/** As crypto.randomUUID makes them: it names the order in the ledger, and the notification about it. */
const isOrderId = (id: unknown): id is string => typeof id === 'string' && /^[\da-f-]{36}$/.test(id);

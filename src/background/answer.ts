import type { Result } from '../actions/failures';
import { readMessage } from '../actions/inputs';
import type { Order } from '../actions/table';
import { browser } from '../browser';

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

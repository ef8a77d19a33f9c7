import type { Result } from '../actions/failures';
import { intentOf } from '../actions/order';
import { actions, type Order } from '../actions/table';
import { browser } from '../browser';
import { perform } from './perform';
import { readOrder } from './read-order';
import { reportResult } from './report-result';

/**
 * THE ROAD. Every order takes it, whatever triggered it: it is read, carried out, and its result is shown where
 * somebody looks. `page` is the address of the page that asked; a menu, a key and the address bar have none.
 */
export async function dispatch(given: Order, page?: string): Promise<Result> {
  const reading = readOrder(given);
  const order = reading.ok ? reading.value : given;
  const intent = intentOf(order);
  // An order that only shows a meeting is left to the popup, which shows at once what it knows and reads the rest
  // itself.
  const isLeftToPopup = page === undefined && actions[order.action].shows;
  const result = reading.ok && !isLeftToPopup ? await perform(order) : reading;
  await reportResult(intent, result, { isSeen: await isSeen(order, page) });
  return result;
}

/**
 * Whether the page that asked shows the result. What was only read for a page that is closed is not shown elsewhere.
 */
async function isSeen({ action }: Order, page: string | undefined): Promise<boolean> {
  if (page === undefined) return false;
  return !(actions[action].changes || action === 'signIn') || isOpen(page);
}

/**
 * A popup closes as soon as it loses focus, for example to Google's sign-in window. A page is recognised by its
 * address, because Chrome gives the messages of a popup no document id. The part after the # does not count: pages
 * change it.
 */
async function isOpen(page: string): Promise<boolean> {
  const address = (url = '') => url.split('#')[0];
  return (await browser.runtime.getContexts({})).some(({ documentUrl }) => address(documentUrl) === address(page));
}

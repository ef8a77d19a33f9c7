import type { Result } from '../actions/failures';
import { intentOf, readOrder } from '../actions/order';
import { actions, type Order } from '../actions/table';
import { browser } from '../browser';
import { perform } from './perform';
import { reportResult } from './report-result';

/**
 * THE ROAD. Every order takes it, whatever triggered it: it is read, carried out, and its result is shown where somebody
 * looks. `page` is the address of the page that asked; a menu, a key and the address bar have none.
 */
export async function dispatch(given: Order, page?: string): Promise<Result> {
  const reading = readOrder(given);
  const order = reading.ok ? reading.value : given;
  // What there is to look at is read by the popup itself, which shows at once what was known before.
  const isLeftToPopup = page === undefined && actions[order.action].shows;
  const result = reading.ok && !isLeftToPopup ? await perform(order) : reading;
  await reportResult(intentOf(order), result, { isSeen: await isSeen(order, page) });
  return result;
}

/** Whether the page that asked shows the result. Nobody misses what was only read for a page that is gone. */
async function isSeen({ action }: Order, page: string | undefined): Promise<boolean> {
  if (page === undefined) return false;
  return !(actions[action].changes || action === 'signIn') || isOpen(page);
}

/**
 * A popup closes as soon as it loses focus, to Google's own sign-in window for one. Known by its address: Chrome gives
 * a popup's messages no document id. What follows the # is no part of it, a page changes that while it is open.
 */
async function isOpen(page: string): Promise<boolean> {
  const address = (url = '') => url.split('#')[0];
  return (await browser.runtime.getContexts({})).some(({ documentUrl }) => address(documentUrl) === address(page));
}

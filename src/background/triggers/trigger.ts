import { type ActionName, actions, type Order } from '../../actions/table';
import { browser } from '../../browser';
import { putPendingOrder } from '../../store/pending-order';
import { perform, readOrder } from '../perform';
import { openPopup, tell } from '../report-result';

/**
 * A command or menu item by the name of its action, with whatever address belongs to it: the door finds the code in it.
 * The address of the tab is there because a real key press or click grants activeTab for it.
 */
export async function trigger(name: string, address: string | undefined, presetId?: string): Promise<void> {
  if (!Object.hasOwn(actions, name)) return;
  const action = name as ActionName;
  const about = action === 'createSpace' ? {} : { code: address ?? '' };
  const order = { action, input: { ...about, ...(presetId && { presetId }) } } as Order;
  if (actions[action].shows) {
    const reading = readOrder(order);
    if (!reading.ok) return tell(order, reading);
    await putPendingOrder(reading.value);
    return openPopup();
  }
  await tell(order, await perform(order));
}

/** Carries out what a page asked for, and tells the result itself if the page is gone by then. */
export async function performForPage(order: Order, page = '') {
  const result = await perform(order);
  const tells = actions[order.action].changes || order.action === 'signIn';
  if (tells && !(await isOpen(page))) {
    const then = order.action === 'signIn' ? order.input.then : undefined;
    await (result.ok && order.action === 'signIn' && !then ? openPopup() : tell(then ?? order, result));
  }
  return result;
}

/**
 * A popup closes as soon as it loses focus, to Google's own sign-in window for one. Known by its address: Chrome gives
 * a popup's messages no document id. What follows the # is no part of it, a page changes that while it is open.
 */
async function isOpen(page: string): Promise<boolean> {
  const address = (url = '') => url.split('#')[0];
  return (await browser.runtime.getContexts({})).some(({ documentUrl }) => address(documentUrl) === address(page));
}

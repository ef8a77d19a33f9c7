import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';
import { browser } from '../browser';
import { popupPage } from '../pages';
import { putPendingOrder } from '../store/pending-order';

interface Parked {
  /** How the order failed, if the popup has a button that helps. */
  failure?: Failure;
  /** The page that asked is open and takes the order up itself. */
  isSeen: boolean;
}

/** Leaves an order for the popup to take up, and opens the popup. This is the only place where that is done. */
export async function parkForPopup(order: Order, { failure, isSeen }: Parked): Promise<void> {
  await putPendingOrder(order, failure);
  if (isSeen) return;
  try {
    await browser.action.openPopup();
  } catch {
    // Chrome's reasons to refuse vary by version and are not documented (no focused window is one). A window always
    // works.
    const url = browser.runtime.getURL(popupPage);
    await browser.windows.create({ url, type: 'popup', width: 392, height: 560 });
  }
}

import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';
import { browser } from '../browser';
import { popupPage } from '../pages';
import { putPendingOrder } from '../store/pending-order';

interface Parked {
  /** How the order failed, where a button of the popup helps. */
  failure?: Failure;
  /** A page of ours is open, and takes it up without another one. */
  isSeen: boolean;
}

/** Parks an order where the popup takes it up, and opens the popup. The one place where that happens. */
export async function parkForPopup(order: Order, { failure, isSeen }: Parked): Promise<void> {
  await putPendingOrder(order, failure);
  if (isSeen) return;
  try {
    await browser.action.openPopup();
  } catch {
    // Chrome's reasons (no focused window, say) vary by version and are not documented; a window always works.
    const url = browser.runtime.getURL(popupPage);
    await browser.windows.create({ url, type: 'popup', width: 392, height: 560 });
  }
}

import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';
import { browser } from '../browser';
import { popupPage } from '../pages';
import { opening } from '../store/opening';

/** Opens the popup. What is open in the ledger it shows by itself. */
export async function openPopup(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    // Chrome's reasons to refuse vary by version and are not documented (no focused window is one). A window always
    // works.
    const url = browser.runtime.getURL(popupPage);
    await browser.windows.create({ url, type: 'popup', width: 392, height: 560 });
  }
}

/** Opens the popup on something that changes nothing: on a meeting, or on a failure with the button that helps. */
export async function openPopupOn(order: Order, failure?: Failure): Promise<void> {
  await opening.set({ id: crypto.randomUUID(), order, atMs: Date.now(), ...(failure && { failure }) });
  await openPopup();
}

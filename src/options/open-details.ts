import { browser } from '../browser';
import { popupPage } from '../pages';
import { putPendingOrder } from '../store/pending-order';

/** Shows a meeting as the popup does, in a small window: beside the list, and there until it is closed. */
export async function openDetails(code: string): Promise<void> {
  await putPendingOrder({ action: 'readSpace', input: { code } });
  const url = browser.runtime.getURL(popupPage);
  await browser.windows.create({ url, type: 'popup', width: 392, height: 640 });
}

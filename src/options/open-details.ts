import { browser } from '../browser';
import { putPendingOrder } from '../store/pending-order';

/** Shows a meeting as the popup does, in a small window: beside the list, and there until it is closed. */
export async function openDetails(code: string): Promise<void> {
  await putPendingOrder({ action: 'readSpace', input: { code } });
  const url = browser.runtime.getURL('src/popup/index.html');
  await browser.windows.create({ url, type: 'popup', width: 392, height: 640 });
}

import type { Clip } from '../actions/clip';
import { Failed } from '../actions/failures';
import { browser } from '../browser';
import { offscreenPage } from '../pages';

/**
 * Copies from the worker, so that popup, menu and shortcut take the same road and a closed popup changes nothing. Only a
 * page can reach the clipboard, hence the offscreen document, which lives as long as this one copy.
 * @throws Failed copyFailed
 */
export function copy(clip: Clip): Promise<void> {
  return navigator.locks.request('offscreen', async () => {
    try {
      await browser.offscreen.createDocument({
        url: offscreenPage,
        reasons: ['CLIPBOARD' as chrome.offscreen.Reason],
        justification: 'Copies the meeting link when no window of the extension is open.',
      });
      if (!(await browser.runtime.sendMessage({ copy: clip }))) throw new Failed({ kind: 'copyFailed' });
    } catch (cause) {
      throw cause instanceof Failed ? cause : new Failed({ kind: 'copyFailed' });
    } finally {
      // Rejects when it could not be opened in the first place, which was said above.
      await browser.offscreen.closeDocument().catch(() => undefined);
    }
  });
}

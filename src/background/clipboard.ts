import type { Clip } from '../actions/clip';
import { Failed } from '../actions/failures';
import { browser } from '../browser';
import { offscreenPage } from '../pages';

/**
 * Copies from the worker, so that popup, menu and shortcut do it in the same way, and closing the popup does not stop
 * it. Only a page can reach the clipboard: that is what the offscreen document is for. It closes itself, a moment after
 * this one copy.
 * @throws Failed copyFailed
 */
export function copy(clip: Clip): Promise<void> {
  return navigator.locks.request('offscreen', async () => {
    try {
      // The one of the copy before may still be open, whichever worker opened it; what it copied is replaced now.
      if (await browser.offscreen.hasDocument()) await browser.offscreen.closeDocument();
      await browser.offscreen.createDocument({
        url: offscreenPage,
        reasons: ['CLIPBOARD' as chrome.offscreen.Reason],
        justification: 'Copies the meeting link when no window of the extension is open.',
      });
      if (!(await browser.runtime.sendMessage({ copy: clip }))) throw new Failed({ kind: 'copyFailed' });
    } catch (cause) {
      throw cause instanceof Failed ? cause : new Failed({ kind: 'copyFailed' });
    }
  });
}

import { browser } from '../browser';
import { Failed } from '../failure';

/** What goes on the clipboard. */
export interface Copy {
  text: string;
  /** For editors that take formatted text. */
  html?: string;
}

const page = 'src/offscreen/index.html';

/**
 * Copies from the worker, so that popup, menu and shortcut take the same road and a closed popup changes nothing. Only a
 * page can reach the clipboard, hence the offscreen document, which lives as long as this one copy.
 * @throws Failed copyFailed
 */
export function copy(what: Copy): Promise<void> {
  return navigator.locks.request('offscreen', async () => {
    try {
      await browser.offscreen.createDocument({
        url: page,
        reasons: ['CLIPBOARD' as chrome.offscreen.Reason],
        justification: 'Copies the meeting link when no window of the extension is open.',
      });
      const copied = await browser.runtime.sendMessage({ copy: what });
      if (!copied) throw new Failed({ kind: 'copyFailed' });
    } catch (cause) {
      throw cause instanceof Failed ? cause : new Failed({ kind: 'copyFailed' });
    } finally {
      // Rejects when it could not be opened in the first place, which was said above.
      await browser.offscreen.closeDocument().catch(() => undefined);
    }
  });
}

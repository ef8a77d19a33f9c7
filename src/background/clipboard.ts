import type { Clip } from '../actions/clip';
import { Failed } from '../actions/failures';
import { browser } from '../browser';
import { offscreenPage } from '../pages';

/**
 * Copies from the worker, so that popup, menu and shortcut do it in the same way, and closing the popup does not stop
 * it. Only a page can reach the clipboard: that is what the offscreen document is for. It closes itself, a moment after
 * this one copy. `what` it is goes into the sentence about a failure.
 * @throws Failed copyFailed
 */
export function copy(clip: Clip, what: 'link' | 'code' | 'invitation'): Promise<void> {
  return navigator.locks.request('offscreen', async () => {
    if (!(await handOver(clip))) throw new Failed({ kind: 'copyFailed', what });
  });
}

/** Whether a page of ours took it and the browser took it from there. */
async function handOver(clip: Clip): Promise<boolean> {
  try {
    await closeFormer();
    await browser.offscreen.createDocument({
      url: offscreenPage,
      reasons: ['CLIPBOARD' as chrome.offscreen.Reason],
      justification: 'Copies the meeting link when no window of the extension is open.',
    });
    const answer: unknown = await browser.runtime.sendMessage({ copy: clip });
    if (answer === true) return true;
    console.warn('Not copied', answer);
  } catch (cause) {
    // Chrome gives no kinds of errors here, and each means the same. Its words help whoever looks for the reason.
    console.warn('Not copied', cause);
  }
  return false;
}

/**
 * The page of the copy before may still be open, whichever worker opened it and whether or not it was asked by then;
 * what it copied is replaced now. Mostly there is none, which is an error to Chrome; one that stays is one for the next call.
 */
const closeFormer = () => browser.offscreen.closeDocument().catch(() => undefined);

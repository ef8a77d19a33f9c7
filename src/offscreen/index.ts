import type { Clip } from '../actions/clip';
import { browser } from '../browser';

/** How long the page stays open after a copy. On a busy machine a page that was closed at once lost 2 copies of 60. */
const settledAfterMs = 1_000;

/** Nobody asks any more: the worker that opened the page died. It asks as soon as the page is loaded. */
const askedWithinMs = 10_000;
const unasked = setTimeout(() => close(), askedWithinMs);

// The only thing this page does. Just chrome.runtime is open to offscreen documents, and navigator.clipboard wants a
// focused page, which this one never is: so the old command, fed through its event, which takes formatted text as well.
browser.runtime.onMessage.addListener((message: { copy?: Clip }, sender, reply) => {
  const clip = message.copy;
  if (!clip || sender.id !== browser.runtime.id || sender.tab) return;
  clearTimeout(unasked);
  document.addEventListener(
    'copy',
    (event) => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', clip.text);
      if (clip.html) event.clipboardData?.setData('text/html', clip.html);
    },
    { once: true },
  );
  reply(document.execCommand('copy'));
  // The browser puts it on the clipboard a moment later, and drops it where this page is gone by then.
  setTimeout(() => close(), settledAfterMs);
});

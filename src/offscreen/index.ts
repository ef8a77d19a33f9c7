import type { Copy } from '../actions/copy-request';
import { browser } from '../browser';
import { formats } from './formats';

// The only thing this page does. Just chrome.runtime is open to offscreen documents, and navigator.clipboard wants a
// focused page, which this one never is: so the old command, fed through its event, which takes formatted text as well.
browser.runtime.onMessage.addListener((message: { copy?: Copy }, sender, reply) => {
  const what = message.copy;
  if (!what || sender.id !== browser.runtime.id || sender.tab) return;
  const { text, html } = formats[what.format](what);
  document.addEventListener(
    'copy',
    (event) => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (html) event.clipboardData?.setData('text/html', html);
    },
    { once: true },
  );
  reply(document.execCommand('copy'));
});

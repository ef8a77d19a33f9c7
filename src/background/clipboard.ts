import { type Copy, copyWords } from '../actions/copy-request';
import { Failed } from '../actions/failures';
import type { CopyFormat } from '../actions/table';
import { browser } from '../browser';
import { t } from '../i18n';
import type { Space } from '../meet/types';
import { offscreenPage } from '../pages';
import { readPreferences } from '../store/preferences';

/**
 * Copies from the worker, so that popup, menu and shortcut take the same road and a closed popup changes nothing. Only a
 * page can reach the clipboard, hence the offscreen document, which lives as long as this one copy and puts it into form.
 * @throws Failed copyFailed
 */
function copy(what: Omit<Copy, 'words'>): Promise<void> {
  return navigator.locks.request('offscreen', async () => {
    try {
      await browser.offscreen.createDocument({
        url: offscreenPage,
        reasons: ['CLIPBOARD' as chrome.offscreen.Reason],
        justification: 'Copies the meeting link when no window of the extension is open.',
      });
      // An offscreen document has no chrome.i18n, so the sentences come along, with their gaps marked.
      const words = copyWords.map((key) => [key, t(key, '{0}', '{1}', '{2}')]);
      const copied = await browser.runtime.sendMessage({ copy: { ...what, words: Object.fromEntries(words) } });
      if (!copied) throw new Failed({ kind: 'copyFailed' });
    } catch (cause) {
      throw cause instanceof Failed ? cause : new Failed({ kind: 'copyFailed' });
    } finally {
      // Rejects when it could not be opened in the first place, which was said above.
      await browser.offscreen.closeDocument().catch(() => undefined);
    }
  });
}

/** A meeting on the clipboard, in this format or in the one that the person prefers. */
export async function copyMeeting(
  space: Pick<Space, 'meetingUri' | 'meetingCode'>,
  label?: string,
  format?: CopyFormat,
) {
  await copy({ format: format ?? (await readPreferences()).copyFormat, space, label });
}

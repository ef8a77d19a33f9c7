import type { Clip } from '../actions/clip';
import type { CopyFormat } from '../actions/table';
import { readPreferences } from '../store/preferences';
import { copy } from './clipboard';
import { type Copied, writeInvitation } from './invitation';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const toHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
const link = (uri: string, text = uri) => `<a href="${toHtml(uri)}">${toHtml(text)}</a>`;

/** A meeting as each format has it. */
const formatters: Record<CopyFormat, (copied: Copied) => Clip> = {
  link: ({ space: { meetingUri = '' } }) => ({ text: meetingUri }),
  markdown: ({ space: { meetingUri = '', meetingCode = '' }, label }) => ({
    text: `[${(label ?? meetingCode).replace(/[[\]\\]/g, '\\$&')}](${meetingUri})`,
  }),
  rich: ({ space: { meetingUri = '', meetingCode }, label }) => ({
    text: label ? `${label}: ${meetingUri}` : meetingUri,
    html: link(meetingUri, label ?? meetingCode),
  }),
  invitation: (copied) => {
    const text = writeInvitation(copied);
    return {
      text,
      html: toHtml(text)
        .replace(/https:[^\s<]+/g, (uri) => `<a href="${uri}">${uri}</a>`)
        .replaceAll('\n', '<br>'),
    };
  },
};

/**
 * Puts a meeting on the clipboard, in this format or in the one that the person prefers.
 * @throws Failed copyFailed
 */
export async function copyMeeting(copied: Copied, format?: CopyFormat): Promise<void> {
  const chosen = format ?? (await readPreferences()).copyFormat;
  await copy(formatters[chosen](copied));
}

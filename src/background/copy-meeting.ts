import type { Copy } from '../actions/copy-request';
import type { CopyFormat } from '../actions/table';
import { writeInvitation } from './invitation';

/** What goes on the clipboard: `html` for editors that take formatted text, `text` for all others. */
export interface Clip {
  text: string;
  html?: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const toHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
const link = (uri: string, text = uri) => `<a href="${toHtml(uri)}">${toHtml(text)}</a>`;

/** One form of a meeting each. */
export const formats: Record<CopyFormat, (copy: Copy) => Clip> = {
  link: ({ space: { meetingUri = '' } }) => ({ text: meetingUri }),
  markdown: ({ space: { meetingUri = '', meetingCode = '' }, label }) => ({
    text: `[${(label ?? meetingCode).replace(/[[\]\\]/g, '\\$&')}](${meetingUri})`,
  }),
  rich: ({ space: { meetingUri = '', meetingCode }, label }) => ({
    text: label ? `${label}: ${meetingUri}` : meetingUri,
    html: link(meetingUri, label ?? meetingCode),
  }),
  invitation: (copy) => {
    const text = writeInvitation(copy);
    return {
      text,
      html: toHtml(text)
        .replace(/https:[^\s<]+/g, (uri) => `<a href="${uri}">${uri}</a>`)
        .replaceAll('\n', '<br>'),
    };
  },
};

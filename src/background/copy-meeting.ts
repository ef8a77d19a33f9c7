import type { Clip } from '../actions/clip';
import { Failed } from '../actions/failures';
import type { CopyFormat } from '../actions/table';
import { toHtml, toLink } from '../actions/to-html';
import { readPreferences } from '../store/preferences';
import { copy } from './clipboard';
import type { Copied } from './invitation';

/** A meeting with its link, from which it can be written in each format. */
type Linked = Copied & { uri: string };
/** What a link is shown as where it is not to be seen itself. */
const nameOf = ({ space: { meetingCode }, label, uri }: Linked) => label ?? meetingCode ?? uri;

/** A meeting as each format has it. */
const formatters: Record<CopyFormat, (linked: Linked) => Clip | Promise<Clip>> = {
  link: ({ uri }) => ({ text: uri }),
  markdown: (linked) => ({ text: `[${nameOf(linked).replace(/[[\]\\]/g, '\\$&')}](${linked.uri})` }),
  rich: (linked) => ({
    text: linked.label ? `${linked.label}: ${linked.uri}` : linked.uri,
    html: toLink(linked.uri, nameOf(linked)),
  }),
  invitation: async (linked) => {
    const { writeInvitation } = await import('./later');
    const text = writeInvitation(linked);
    return {
      text,
      html: toHtml(text)
        .replace(/https:[^\s<]+/g, (uri) => `<a href="${uri}">${uri}</a>`)
        .replaceAll('\n', '<br>'),
    };
  },
};

/** This format, or the one that the person prefers. A later version may have kept one that is not known here: the link. */
export async function chooseFormat(format?: CopyFormat): Promise<CopyFormat> {
  const chosen = format ?? (await readPreferences()).copyFormat;
  return Object.hasOwn(formatters, chosen) ? chosen : 'link';
}

/**
 * Puts a meeting on the clipboard.
 * @throws Failed copyFailed, or noLink where Google gave no link to it
 */
export async function copyMeeting(copied: Copied, format: CopyFormat): Promise<void> {
  const { meetingUri: uri } = copied.space;
  if (!uri) throw new Failed({ kind: 'noLink' });
  await copy(await formatters[format]({ ...copied, uri }), format === 'invitation' ? 'invitation' : 'link');
}

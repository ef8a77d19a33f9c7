declare const brand: unique symbol;
/** Lower-case letters in three groups, such as `abc-mnop-xyz`; at most 128 characters. */
export type MeetingCode = string & { readonly [brand]: 'MeetingCode' };

/** What a text or an address was read as: the one code in it, or why there is none. */
export type CodeReading =
  | { ok: true; code: MeetingCode /** Account index or address, as the link carries it. */; authuser?: string }
  | { ok: false; why: Refusal };

type Refusal =
  | 'empty'
  | 'notACode'
  /** `/lookup/…`: a name that stands for a different meeting every time. */
  | 'nickname'
  /** `/new`, `/landing`, `/_meet/…` or the bare host: no meeting there yet. */
  | 'noMeetingYet'
  | 'otherHost'
  /** `http:` */
  | 'insecure'
  | 'several';

/** Where every meeting is. */
export const meetHost = 'meet.google.com';

/**
 * The documented shape `[a-z]+-[a-z]+-[a-z]+`, at most 128 characters; codes made so far are 3-4-3.
 * https://developers.google.com/workspace/meet/api/reference/rest/v2/spaces
 */
export const isMeetingCode = (text: string): text is MeetingCode =>
  text.length <= 128 && /^[a-z]+-[a-z]+-[a-z]+$/.test(text);

/** The address at which this meeting is joined. */
export const meetingUri = (code: MeetingCode) => `https://${meetHost}/${code}`;

/**
 * The code in the address of a tab or a link: `https://meet.google.com/` and a dashed code in any letter case, query
 * and fragment allowed. Nothing is normalised on the way: user-info, a port, a trailing dot, an escape or a letter of
 * another alphabet in the host makes it another host.
 */
export function codeOfUrl(url: string | undefined): CodeReading {
  if (!url) return no('empty');
  return /^[a-z][a-z\d+.-]*:/i.test(url) ? readLink(url) : no('notACode');
}

/** That there is no code, and why. */
export const no = (why: Refusal): CodeReading => ({ ok: false, why });

/** The code in a link to Meet. `takesUndashed`: ten letters without dashes are taken for one, as people type them. */
export function readLink(url: string, { takesUndashed }: { takesUndashed?: boolean } = {}): CodeReading {
  const [, scheme = '', authority = '', path = '', query = ''] =
    /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)([^?#]*)\??([^#]*)/i.exec(url) ?? [];
  if (authority.toLowerCase() !== meetHost) return no('otherHost');
  if (/^http$/i.test(scheme)) return no('insecure');
  if (!/^https$/i.test(scheme)) return no('otherHost');
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
  const segment = first.toLowerCase();
  if (segment === 'lookup') return no('nickname');
  if (['', 'new', 'landing', '_meet'].includes(segment)) return no('noMeetingYet');
  // Letters are checked before their case counts: the Kelvin sign, for one, becomes an ordinary k in lower case.
  if ((rest && rest !== '/') || !/^[a-z-]+$/i.test(first)) return no('notACode');
  const code = takesUndashed ? segment.replace(/^([a-z]{3})([a-z]{4})([a-z]{3})$/, '$1-$2-$3') : segment;
  if (!isMeetingCode(code)) return no('notACode');
  const authuser = new URLSearchParams(query).get('authuser');
  return authuser ? { ok: true, code, authuser } : { ok: true, code };
}

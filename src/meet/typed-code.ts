import { type CodeReading, isMeetingCode, type MeetingCode, meetHost, no, readLink } from './code';

/**
 * The one code in typed or pasted text: a code (any letter case, ten letters without dashes, spaces around the dashes
 * or in their place), a Meet link with or without `https://`, or a whole invitation.
 *
 * Text around a bare code is taken only for 3-4-3 and only when no link to elsewhere stands in it; dial-in links are
 * passed over. Letters of other alphabets, full-width ones included, are refused, not normalised; dashes that word
 * processors make are taken as dashes in a code that stands alone; invisible characters are dropped.
 * Takes time in proportion to the length of the text.
 */
export function readMeetingCode(text: string): CodeReading {
  const clean = text.replace(invisible, '').trim();
  if (!clean) return no('empty');
  const alone = readAlone(clean);
  if (alone) return alone;

  const codes = new Map<string, CodeReading>();
  const bare: MeetingCode[] = [];
  let refused: CodeReading | undefined;
  let dialIn: CodeReading | undefined;
  // Text without a space that starts like a link is one link: what stands inside it is not looked at.
  const words = /^(https?:|[a-z]+:\/\/)\S+$/i.test(strip(clean))
    ? [clean]
    : clean.split(/[\s<>"'`“”‘’«»。，、：；！？（）「」『』【】《》،؛؟।]+|\]\(/);
  for (const each of words) {
    // This test is quick, even for a million characters: a code has a dash in it, a link a dot or a colon.
    if (!/.[-.:]/.test(each)) continue;
    const word = strip(each);
    if (!isLink(word)) {
      for (const [code] of word.matchAll(bareCode)) bare.push(code.toLowerCase() as MeetingCode);
      continue;
    }
    const link = readLink(/^[^/?#]*:\/\//.test(word) ? word : `https://${word}`, { takesUndashed: true });
    if (link.ok) codes.set(link.code, { ...link, ...codes.get(link.code) });
    else if (/^(https:\/\/)?(tel\.meet|meet\.google\.com\/tel)\//.test(word)) dialIn ??= link;
    // The reason about a link to Meet helps more than the one about a link to elsewhere.
    else if (!refused || (link.why !== 'otherHost' && !refused.ok && refused.why === 'otherHost')) refused = link;
  }
  if (codes.size || !refused) for (const code of bare) if (!codes.has(code)) codes.set(code, { ok: true, code });
  const [only, ...others] = codes.values();
  return others.length ? no('several') : (only ?? refused ?? dialIn ?? no('notACode'));
}

/** Soft hyphens, zero-width characters and the direction marks that invitations put around phone numbers. */
const invisible = /\p{Cf}/gu;
const bareCode =
  /(?<![\p{L}\p{N}_@./%+~-])[a-zA-Z]{3}-[a-zA-Z]{4}-[a-zA-Z]{3}(?![\p{L}\p{N}_@/%~-]|\.[\p{L}\p{N}]|:.)/gu;

/** A code that is the whole text, give or take brackets and punctuation. */
function readAlone(text: string): CodeReading | undefined {
  if (text.length > 500) return undefined;
  const typed = strip(text).replace(/\s*[\u2010-\u2015\u2212-]\s*/g, '-');
  const letters = /^([a-z]{3})[\s-]*([a-z]{4})[\s-]*([a-z]{3})$/i.exec(typed);
  const code = (letters ? letters.slice(1).join('-') : typed).toLowerCase();
  return /^[a-z-]+$/i.test(typed) || letters ? (isMeetingCode(code) ? { ok: true, code } : no('notACode')) : undefined;
}

/** `https:` or any `…://` with anything, or a host with a dot before the first slash; an e-mail address is no link. */
function isLink(word: string): boolean {
  if (/^https?:/i.test(word) || word.includes('://')) return true;
  const [authority = ''] = word.split(/[/?#]/, 1);
  return (
    authority.toLowerCase().endsWith(meetHost) || (authority.length < word.length && /\.[a-z]{2,}/i.test(authority))
  );
}

/** Without brackets and punctuation at its ends. A loop, because a pattern for the end takes quadratic time. */
function strip(word: string): string {
  let from = 0;
  let to = word.length;
  while (from < to && '([{<"\'“‘«*_（「『【《'.includes(word.charAt(from))) from++;
  while (to > from && ')]}>"\'”’».,;:!?*_）」』】》。，、：；！？،؛؟।'.includes(word.charAt(to - 1))) to--;
  return word.slice(from, to);
}

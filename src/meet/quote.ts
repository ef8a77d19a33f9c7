/** What cannot be seen and may turn the direction of the text around it. Joiners stay: scripts and emoji need them. */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Line ends and all other control characters, which take room or do worse. */
const breaks = /[\s\p{Cc}]+/gu;

/**
 * Somebody else's text as it may stand in a sentence of ours: in one line, without what could turn the direction of the
 * sentence, and at most so many code points long, the last one an ellipsis where something was cut off.
 */
export function quote(text: string, atMost: number): string {
  const signs = [...text.replace(invisible, '').replace(breaks, ' ').trim()];
  return signs.length <= atMost ? signs.join('') : `${signs.slice(0, atMost - 1).join('')}…`;
}

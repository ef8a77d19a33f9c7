/** What somebody pasted, read as addresses. */
export interface Addresses {
  /** Each once, as it was written first. */
  found: string[];
  /** Those that were there before in another place, as often as that. */
  twice: string[];
  /** What is no address, with the number of its line, from 1. */
  wrong: { line: number; text: string }[];
}

/** The longest address that mail has: https://www.rfc-editor.org/errata/eid1690 */
const longest = 254;
/** What separates addresses, or stands around one, as keyboards of many languages write it. */
const apart = '\\s<>,;。:"()[\\]|،؛，、；：（）「」【】《》';
/** Anything with an @ in it, up to that. */
const candidate = new RegExp(`(?:mailto:)?[^${apart}]*@[^${apart}]*`, 'giu');
const address = /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/u;
/**
 * What is not seen: around an address it came along with what was copied. Inside of one it is a mistake, because what would
 * be sent is not what is shown.
 */
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]/u;
const before = new RegExp(`^(?:'|mailto:|${unseen.source})+`, 'iu');
const behind = new RegExp(`(?:['.]|${unseen.source})+$`, 'u');

/**
 * Addresses in any order and separated by anything, in brackets after a name too. A line without any is a mistake; beside an
 * address it is the name.
 */
export function readAddresses(text: string): Addresses {
  const found = new Map<string, string>();
  const read: Addresses = { found: [], twice: [], wrong: [] };
  for (const [at, line] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const candidates = line.match(candidate) ?? [];
    if (!candidates.length && line.trim()) read.wrong.push({ line: at + 1, text: line.trim() });
    for (const one of candidates) {
      // An apostrophe may be part of an address, but not at its ends.
      const email = one.replace(before, '').replace(behind, '');
      const key = email.toLowerCase();
      if (!address.test(email) || unseen.test(email) || email.length > longest)
        read.wrong.push({ line: at + 1, text: one });
      else if (found.has(key)) read.twice.push(email);
      else found.set(key, email);
    }
  }
  read.found = [...found.values()];
  return read;
}

/** Letters that are no letter with an accent, and are often typed as these. */
const plain: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i' };

/** Accents, which belong to no script of their own. The signs by which kana differ stay, and vowel signs too. */
const accents = /(?![\u3099\u309a])\p{Script=Inherited}/gu;
/** Signs within a word, left out by some. */
const joining = /['’‘ʼ`´]/gu;

/**
 * A name as it is compared: without regard to case, accents, punctuation and the order of its words. Empty where there is
 * no letter and no digit in it, and then it is like no other.
 */
export function plainName(name: string): string {
  const lower = name.toUpperCase().toLowerCase().normalize('NFKD').replace(accents, '').replace(joining, '');
  const words = lower.replace(/[øłđðæœþı]/g, (letter) => plain[letter] ?? letter).split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.filter(Boolean).sort().join(' ');
}

/** Whether two names are the same but for case, accents, punctuation and the order of words. */
export const isSameName = (a: string, b: string): boolean => plainName(a) !== '' && plainName(a) === plainName(b);

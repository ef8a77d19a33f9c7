import { type Glossary, type Language, terms, type Words } from './language';

/** What stays as it is in every language. */
const names =
  /Roomkeeper|Google|Meet|Chrome|Chromium|Edge|Brave|Vivaldi|Opera|OAuth|Cloud|Markdown|CSV|JSON|SIP|PIN|API|URI|URL|ID|AI|NEW_TYPE|https|\bmt\b|[a-z]+(?:\.[a-z]+)+\S*|[\w.]+@[\w.]+|abc-mnop-xyz/g;

/** Short words of English that no other language here writes in the same letters. */
const english =
  /(?<![\p{L}\p{M}])(?:the|which|your|they|was not|of the|with|meeting was|nothing was)(?![\p{L}\p{M}])/iu;

const places = (message: string) => [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
const bare = (message: string) => message.replace(/\$\w+\$/g, ' ');

/** "key_few" as its base and its category, where English has one and other of it. */
function pluralOf(key: string, { words }: Language): [string, string] | undefined {
  const [, base = '', category = ''] = /^(.+)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
  return `${base}_one` in words && `${base}_other` in words ? [base, category] : undefined;
}

/** Which whole numbers a category holds, of those that people count. */
const numbersOf = (tag: string, category: string) =>
  [...Array(1_001).keys()].filter((count) => new Intl.PluralRules(tag).select(count) === category);

/** The keys that a language has to have: English's, but of what is counted those of its own categories. */
export function keysOf(tag: string, en: Language): string[] {
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const keys = Object.keys(en.words).flatMap((key) => {
    const plural = pluralOf(key, en);
    return plural ? categories.map((category) => `${plural[0]}_${category}`) : [key];
  });
  return [...new Set(keys)].sort();
}

/** What is wrong with one message, each as a sentence. */
function faultsIn(key: string, words: Words, tag: string, en: Language, glossary: Glossary): string[] {
  const plural = pluralOf(key, en);
  // English says one of something without its number, which others cannot.
  const source = en.words[plural ? `${plural[0]}_other` : key] as Words;
  const { message, placeholders = {} } = words;
  const faults: string[] = [];
  const wrong = (what: string) => faults.push(`${key}: ${what}: ${message}`);

  if (!message || message.trim() !== message) wrong('no text, or blanks around it');
  if (/['"]|\.\.\./.test(message)) wrong('typewriter signs');
  if (words.description) wrong('descriptions are English’s alone');
  if (JSON.stringify(placeholders) !== JSON.stringify(source.placeholders ?? {}))
    wrong('other placeholders than English');

  const expected = new Set(places(source.message));
  const found = new Set(places(message));
  const counts = plural ? numbersOf(tag, plural[1]) : [];
  // Where a category holds one number only, that may stand as a word.
  if (plural && counts.length <= 1)
    for (const name of Object.keys(placeholders).slice(0, 1)) for (const set of [expected, found]) set.delete(name);
  if ([...expected].sort().join() !== [...found].sort().join()) wrong(`the places are not ${[...expected].join(', ')}`);

  const own = bare(message).normalize('NFC');
  const rest = own.replace(names, ' ');
  const isName = !/\p{L}/u.test(bare(source.message).replace(names, ' '));
  if (message === source.message && tag !== british && !isName && !glossary.same?.includes(key)) wrong('is English');
  if (tag !== british && english.test(rest)) wrong('holds English words');
  const left = usesOtherScript(tag) && !glossary.same?.includes(key) && rest.match(/\p{Script=Latin}{3,}/gu);
  if (left) wrong(`Latin words left over (${left.join(', ')})`);

  const lower = own.toLocaleLowerCase(tag);
  for (const [term, finds] of terms) {
    if (!finds.test(bare(source.message).replace(names, ' ')) || glossary.otherwise?.[key]) continue;
    const forms = glossary.terms[term] ?? [];
    if (!forms.some((form) => lower.includes(form.normalize('NFC').toLocaleLowerCase(tag))))
      wrong(`“${term}” is not ${forms.join(' or ') || 'in the glossary'}`);
  }
  return faults;
}

const usesOtherScript = (tag: string) => new Intl.Locale(tag).maximize().script !== 'Latn';

/** All that is wrong with a language, each as a sentence; none where it is whole. */
export function faultsOf({ folder, words }: Language, glossary: Glossary, en: Language): string[] {
  const tag = folder.replace('_', '-');
  const keys = keysOf(tag, en);
  const { direction } = textInfoOf(tag);
  return [
    ...keys.filter((key) => !words[key]).map((key) => `${key}: is missing`),
    ...Object.keys(words)
      .filter((key) => !keys.includes(key))
      .map((key) => `${key}: is too much`),
    ...(Object.keys(words).join() === Object.keys(words).sort().join() ? [] : ['the keys are not in their order']),
    ...(words.languageTag?.message === tag ? [] : [`languageTag: has to be ${tag}`]),
    ...(words.textDirection?.message === direction ? [] : [`textDirection: has to be ${direction}`]),
    ...terms.filter(([term]) => !glossary.terms[term]?.length).map(([term]) => `glossary: “${term}” is missing`),
    ...Object.keys(words)
      .filter((key) => keys.includes(key) && !untranslated.includes(key))
      .flatMap((key) => faultsIn(key, words[key] as Words, tag, en, glossary)),
  ];
}

/** English as well, and rightly so. */
const british = 'en-GB';

/** Not words. */
const untranslated = ['languageTag', 'textDirection', 'name', 'codePlaceholder', 'invitation_subject', 'historyAtMost'];

/** Which way a language is written. Node 20 does not say it, so the two scripts that go the other way stand here. */
const textInfoOf = (tag: string) => ({
  direction: ['Arab', 'Hebr'].includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr',
});

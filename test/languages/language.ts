import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';

export interface Words {
  message: string;
  /** For translators; in English only. */
  description?: string;
  placeholders?: Record<string, { content: string }>;
}

/** What docs/languages keeps of a language beside its words. */
export interface Glossary {
  /** Where the terms are from. */
  source: string;
  /** For each term of docs/languages/terms.json the forms, or beginnings of forms, one of which has to stand where it is meant. */
  terms: Record<string, string[]>;
  /** Messages in which a term is said in another way, and why. */
  otherwise?: Record<string, string>;
  /** Messages that are the same as in English, and rightly so. */
  same?: string[];
}

export interface Language {
  /** The name of its folder, such as zh_TW. */
  folder: string;
  words: Record<string, Words>;
}

const folder = join(root, 'src/public/_locales');
const docs = join(root, 'docs/languages');
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** The folders of all languages, English among them. */
export const folders: string[] = readdirSync(folder).sort();

/** The words of a language, as they stand. */
export const readLanguage = (name: string): Language => ({
  folder: name,
  words: read(join(folder, name, 'messages.json')),
});

/** Fails where a language has none: it is written before the words. */
export const readGlossary = (name: string): Glossary => read(join(docs, `${name}.json`));

/** Meet's terms and ours, with what finds each of them in an English sentence. */
export const terms: [string, RegExp][] = Object.entries<{ english: string }>(read(join(docs, 'terms.json'))).map(
  ([term, { english }]) => [term, new RegExp(english, 'i')],
);

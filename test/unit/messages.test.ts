import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json';
import messages from '../../src/public/_locales/en/messages.json';
import { root } from '../paths';
import { readSources } from './source';

interface Message {
  message: string;
  /** For translators. */
  description: string;
  placeholders?: Record<string, { content: string }>;
}
const words = messages as Record<string, Message>;
const keys = Object.keys(words);

interface Call {
  path: string;
  key: string;
  /** How many places the call fills. */
  filled: number;
}

/** Calls of `t` with a key in full. */
const asked: Call[] = [];
/** Keys that src names in full, as text. */
const named = new Set<string>();
/** Keys that src puts together, such as `access_${value}_hint`, as patterns: at least two letters of them stand there. */
const composed: RegExp[] = [];

for (const { path, program } of readSources())
  new Visitor({
    CallExpression({ callee, arguments: [key, ...rest] }) {
      if (callee.type !== 'Identifier' || rest.some(({ type }) => type === 'SpreadElement')) return;
      if (key?.type !== 'Literal' || typeof key.value !== 'string') return;
      const endings = { t: [''], plural: ['_one', '_other'] }[callee.name] ?? [];
      for (const ending of endings) {
        asked.push({ path, key: key.value + ending, filled: rest.length });
        named.add(key.value + ending);
      }
    },
    Literal({ value }) {
      if (typeof value === 'string') named.add(value);
    },
    TemplateLiteral({ quasis }) {
      const parts = quasis.map(({ value }) => value.raw);
      if (quasis.length > 1 && parts.every((part) => /^\w*$/.test(part)) && parts.join('').length >= 2)
        composed.push(new RegExp(`^${parts.join('\\w+')}$`));
    },
  }).visit(program);

const inManifest = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key);

describe('Words', () => {
  it('that src asks for are there', () => {
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ key }) => !keys.includes(key))).toEqual([]);
  });

  it('that the manifest names are there', () => {
    expect(inManifest.length).toBeGreaterThan(3);
    expect(inManifest.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('that are there are used', () => {
    const used = (key: string) => named.has(key) || inManifest.includes(key) || composed.some((one) => one.test(key));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  it('stand in the order of their keys', () => {
    const text = readFileSync(join(root, 'src/public/_locales/en/messages.json'), 'utf8');
    const written = [...text.matchAll(/^ {2}"(\w+)": \{/gm)].map(([, key]) => key);
    expect(written).toEqual([...new Set(written)].sort());
  });

  it.each(keys)('%s: a whole text, its placeholders agreeing', (key) => {
    const { message, description, placeholders = {} } = words[key] as Message;
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    expect(message, 'typographic signs').not.toMatch(/'|\.\.\.|"/);
    const inText = [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
    // Of what is counted, one of it may be said without its number.
    const places = Object.keys(placeholders).slice(key.endsWith('_one') ? 1 : 0);
    expect(inText.filter((one) => !places.includes(one))).toEqual([]);
    expect(places.filter((one) => !inText.includes(one))).toEqual([]);
    const described = [...description.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
    expect(description, 'for translators').toMatch(/^\S.{8,}\.$/);
    expect(described, 'for translators').toEqual(expect.arrayContaining([...new Set(inText)]));
    const contents = Object.values(placeholders).map(({ content }) => content);
    expect(contents.sort()).toEqual(contents.map((_, index) => `$${index + 1}`));
    // A bare $1 would be shown as it stands.
    expect(message).not.toMatch(/\$\d/);
  });

  it('get as many fillings as they have places', () => {
    const wrong = asked.filter(({ key, filled }) => Object.keys(words[key]?.placeholders ?? {}).length !== filled);
    expect(wrong).toEqual([]);
  });
});

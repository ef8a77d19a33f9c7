import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json';
import messages from '../../src/public/_locales/en/messages.json';
import { root } from '../paths';

interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}
const words = messages as Record<string, Message>;
const keys = Object.keys(words);

const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
const code = Object.fromEntries(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]));
const all = Object.values(code).join('\n');

/** Keys that src names in full, as text. */
const named = new Set([...all.matchAll(/'([\w@]+)'/g)].map(([, key = '']) => key));
/** Keys that src puts together, such as `access_${value}_hint`, as patterns: at least two letters of them stand there. */
const dynamic = [...all.matchAll(/`(\w*)\$\{[^`{}]+\}(\w*)`/g)]
  .filter(([, start = '', end = '']) => start.length + end.length >= 2)
  .map(([, start, end]) => new RegExp(`^${start}\\w+${end}$`));
const inManifest = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key);

describe('Words', () => {
  it('that src asks for are there', () => {
    const asked = Object.entries(code).flatMap(([file, text]) =>
      [...text.matchAll(/\bt\(\s*'(\w+)'/g)].map(([, key = '']) => ({ file, key })),
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ key }) => !keys.includes(key))).toEqual([]);
  });

  it('that the manifest names are there', () => {
    expect(inManifest.length).toBeGreaterThan(3);
    expect(inManifest.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('that are there are used', () => {
    const used = (key: string) => named.has(key) || inManifest.includes(key) || dynamic.some((one) => one.test(key));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  it('stand in the order of their keys', () => {
    const text = readFileSync(join(src, 'public/_locales/en/messages.json'), 'utf8');
    const written = [...text.matchAll(/^ {2}"(\w+)": \{/gm)].map(([, key]) => key);
    expect(written).toEqual([...new Set(written)].sort());
  });

  it.each(keys)('%s: a whole text, its placeholders agreeing', (key) => {
    const { message, placeholders = {} } = words[key] as Message;
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    expect(message, 'typographic signs').not.toMatch(/'|\.\.\.|"/);
    const inText = [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
    expect(Object.keys(placeholders).sort()).toEqual([...new Set(inText)].sort());
    const contents = Object.values(placeholders).map(({ content }) => content);
    expect(contents.sort()).toEqual(contents.map((_, index) => `$${index + 1}`));
    // A bare $1 would be shown as it stands.
    expect(message).not.toMatch(/\$\d/);
  });

  it('get as many fillings as they have places', () => {
    const calls = Object.entries(code).flatMap(([file, text]) =>
      // Only calls whose arguments hold no brackets of their own, which are the most of them.
      [...text.matchAll(/\bt\('(\w+)'((?:,[^(),]+)*)\)/g)].map(([, key = '', rest = '']) => ({
        file,
        key,
        given: rest.split(',').length - 1,
      })),
    );
    const wrong = calls.filter(({ key, given }) => Object.keys(words[key]?.placeholders ?? {}).length !== given);
    expect(calls.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../paths';

const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
const codeOf = (file: string) => readFileSync(join(src, file), 'utf8');
const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"]+)\1/g;
/** Types leave no trace in what is built. Of the API's client everybody may know the types, and nothing else. */
const clientTypes = /^import type [^;]+ from '[./]*\/meet\/client';$/gm;

/** What a file imports: a path below src without its ending, "../…" for what lies outside of it, or a package. */
function importsOf(file: string): string[] {
  return [...codeOf(file).replace(clientTypes, '').matchAll(specifier)].map(([, , name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(file), name)) : name,
  );
}

const ground = /^[\w-]+$/;
const pureMeet = /^meet\/(types|code|settings|errors)$/;
const words = /^public\/_locales\/en\/messages\.json$/;
const preact = /^preact(\/hooks)?$/;
const page = [ground, pureMeet, /^ui\//, preact, /\.css$/];

/** THE TABLE: folder of the importer → what it may import. The first row that fits a file counts. */
const rows: [RegExp, RegExp[]][] = [
  [/^browser\.ts$/, [/^webextension-polyfill$/]],
  [/^meet\//, [/^meet\//]],
  [/^auth\//, [ground, pureMeet, /^meet\/client$/, /^auth\//]],
  // What goes to the clipboard is described where it is put there.
  [/^background\//, [ground, /^meet\//, /^auth(\/|$)/, /^background\//, /^offscreen\/copy$/]],
  [/^popup\//, [...page, /^popup\//]],
  [/^options\//, [...page, /^options\//]],
  [/^ui\//, page],
  [/^offscreen\//, [ground, pureMeet, /^offscreen\//]],
  // Pages of their own, such as a welcome.
  [/^[\w-]+\//, page],
  [/^[^/]+$/, [ground, pureMeet, words]],
];

/** `background/index` is what an import of `background` means, and a page's own folder is its own. */
function mayImport(file: string, name: string): boolean {
  if (name.startsWith(`${dirname(file)}/`) && dirname(file) !== '.') return true;
  const allowed = rows.find(([importer]) => importer.test(file))?.[1] ?? [];
  // A bare name is the ground floor only where such a file stands there.
  return allowed.some((rule) => rule.test(name) && (rule !== ground || isOnGroundFloor(name)));
}

const isOnGroundFloor = (name: string) => files.includes(`${name}.ts`) || files.includes(`${name}.tsx`);

describe('Who may know whom', () => {
  it('has files to look at, and imports in them', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(100);
  });

  it.each(files)('src/%s', (file) => {
    expect(importsOf(file).filter((name) => !mayImport(file, name))).toEqual([]);
  });

  it('knows a breach when it sees one', () => {
    expect(mayImport('popup/home.tsx', 'background/perform')).toBe(false);
    expect(mayImport('popup/home.tsx', 'auth')).toBe(false);
    expect(mayImport('options/presets.tsx', 'meet/client')).toBe(false);
    expect(mayImport('ui/problem.tsx', 'popup/home')).toBe(false);
    expect(mayImport('meet/client.ts', 'storage')).toBe(false);
    expect(mayImport('background/menus.ts', 'popup/home')).toBe(false);
    expect(mayImport('background/menus.ts', '../test/google')).toBe(false);
    expect(mayImport('background/menus.ts', 'webextension-polyfill')).toBe(false);
    expect(mayImport('storage.ts', 'background/journal')).toBe(false);
  });
});

/** Code without its comments, which may name what the code may not use. */
const bare = (file: string) => codeOf(file).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

describe('One seam', () => {
  it.each(files.filter((file) => file.startsWith('meet/')))('src/%s names neither chrome nor browser', (file) => {
    expect(bare(file)).not.toMatch(/\b(chrome|browser)\b/);
  });

  it.each(files.filter((file) => file !== 'browser.ts'))(
    'src/%s reaches the browser through src/browser.ts',
    (file) => {
      // chrome.something with a small letter is a call or a value; types begin with a capital after their namespace.
      const calls = [...bare(file).matchAll(/\bchrome(\.[a-z]\w*)+(?!\w*\.[A-Z])\s*[([]/g)].map(([call]) => call);
      expect(calls).toEqual([]);
    },
  );

  it('tokens stay in src/auth: nobody else asks for one', () => {
    const asks = /\b(getAuthToken|launchWebAuthFlow|access_token)\b/;
    const asking = files.filter((file) => asks.test(bare(file)) && !file.startsWith('auth/'));
    expect(asking).toEqual([]);
  });

  it('storage is reached through stored() alone', () => {
    const reaching = files.filter((file) => /\bbrowser\.storage\b(?!\.managed)/.test(bare(file)));
    // Beside it only what deals with whole areas, or with every key of one family: the list of meetings, the export.
    expect(reaching).toEqual(expect.arrayContaining(['storage.ts']));
    expect(
      reaching.filter(
        (file) => !['storage.ts', 'kept-meetings.ts', 'meeting-list.ts', 'options/export.tsx'].includes(file),
      ),
    ).toEqual([]);
  });
});

describe('Names', () => {
  it.each(files)('src/%s is named after its noun, in small letters', (file) => {
    expect(relative('.', file)).toMatch(/^([a-z\d]+(-[a-z\d]+)*\/)*[a-z\d]+(-[a-z\d]+)*\.tsx?$/);
    expect(file).not.toMatch(/manager|service|helper|util|handler|data/);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Visitor } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSources, type SourceFile } from './source';

const sources = readSources();

const pureMeet = /^meet\/(types|code|typed-code|settings|errors|scopes|quote|json)\.ts$/;
const preact = /^preact(\/hooks)?$/;
/** The ground floor: the seam to the browser, its sentences, what may be asked for, where our pages are. */
const ground = /^(browser|i18n|permissions|pages|in-time)\.ts$/;
const contract = [pureMeet, ground, /^actions\//];
const kept = [...contract, /^store\//];

const shared = [...kept, preact, /^ui\//];

interface Rule {
  importer: RegExp;
  may: RegExp[];
  /** May be imported for its types alone. */
  mayType?: RegExp[];
}

/** THE TABLE: who may import what. The first row that fits a file counts. */
const rules: Rule[] = [
  { importer: /^browser\.ts$/, may: [/^webextension-polyfill$/] },
  { importer: /^i18n\.ts$/, may: [/^browser\.ts$/, /^public\/_locales\/en\/messages\.json$/] },
  { importer: ground, may: [] },
  { importer: /^meet\//, may: [/^meet\//] },
  { importer: /^actions\/messaging\.ts$/, may: [/^actions\//, /^browser\.ts$/] },
  { importer: /^actions\//, may: [pureMeet, /^i18n\.ts$/, /^actions\//] },
  // The one library that what is kept needs: only this file opens IndexedDB.
  { importer: /^store\/kept-calls\.ts$/, may: [...kept, /^idb$/] },
  { importer: /^store\//, may: [...kept] },
  { importer: /^auth\//, may: [...kept, /^auth\//], mayType: [/^meet\/client\.ts$/] },
  { importer: /^ui\//, may: [...shared, /^ui\/[\w-]+\.css$/] },
  { importer: /^background\//, may: [...kept, /^meet\//, /^auth\//, /^background\//] },
  { importer: /^popup\//, may: [...shared, /^popup\//] },
  // It shows the popup's views.
  { importer: /^panel\//, may: [...shared, /^popup\//, /^panel\//] },
  { importer: /^options\//, may: [...shared, /^options\//] },
  { importer: /^history\//, may: [...shared, /^history\//] },
  { importer: /^welcome\//, may: [...shared, /^welcome\//] },
  // An offscreen document has neither storage nor words.
  { importer: /^offscreen\//, may: [/^browser\.ts$/, /^actions\/clip\.ts$/, /^offscreen\//] },
];

/** Every import that the table does not allow, as "importer -> imported". */
function breaches(files: SourceFile[]): string[] {
  return files.flatMap(({ path, imports }) => {
    const { may = [], mayType = [] } = rules.find(({ importer }) => importer.test(path)) ?? {};
    return imports
      .filter(({ target, isTypeOnly }) => ![...may, ...(isTypeOnly ? mayType : [])].some((rule) => rule.test(target)))
      .map(({ target }) => `${path} -> ${target}`);
  });
}

/** A made-up tree of source on the disk, read as `src` is. */
function readMadeUp(files: Record<string, string>): SourceFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'roomkeeper-house-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return readSources(join(folder, 'src'));
}

describe('Who may know whom', () => {
  it('has files to look at, and imports in them', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  });

  it.each(sources.map(({ path }) => path))('src/%s', (path) => {
    expect(breaches(sources.filter((source) => source.path === path))).toEqual([]);
  });

  it('knows a breach when it sees one', () => {
    const files = readMadeUp({
      'src/browser.ts': "export { default as browser } from 'webextension-polyfill';",
      'src/pages.ts': "import './i18n';",
      'src/i18n.ts': "import './browser';",
      'src/meet/client.ts': "export * from '../store/stored'; import './errors';",
      'src/meet/errors.ts': '',
      'src/actions/table.ts': "import '../meet/errors'; import '../browser';",
      'src/actions/messaging.ts': "import '../browser'; import type { Stored } from '../store/stored';",
      'src/store/stored.ts': "import '../browser'; import '../actions/table'; import '../background/journal';",
      'src/auth/index.ts':
        "import { meetClient } from '../meet/client'; import type { MeetClient } from '../meet/client';",
      'src/background/journal.ts': "import polyfill from 'webextension-polyfill'; import '../../test/google';",
      'src/background/triggers/menus.ts':
        "import type { Home } from '../../popup/home'; import '../../auth'; import '../journal';",
      'src/ui/problem.tsx': "const load = () => import('../popup/home');",
      'src/popup/home.tsx': "export { auth } from '../auth/index'; type A = typeof import('../background/journal');",
      'src/options/presets.tsx':
        "import { type MeetClient } from '/src/meet/client'; import '../ui/problem'; import '../popup/home';",
      'src/cellar/index.ts': "import '../browser';",
      'test/google/index.ts': '',
    });
    expect(breaches(files)).toEqual([
      'actions/messaging.ts -> store/stored.ts',
      'actions/table.ts -> browser.ts',
      'auth/index.ts -> meet/client.ts',
      'background/journal.ts -> webextension-polyfill',
      'background/journal.ts -> ../test/google/index.ts',
      'background/triggers/menus.ts -> popup/home.tsx',
      // A room that the table does not know may import nothing.
      'cellar/index.ts -> browser.ts',
      'meet/client.ts -> store/stored.ts',
      'options/presets.tsx -> meet/client.ts',
      'options/presets.tsx -> popup/home.tsx',
      'pages.ts -> i18n.ts',
      'popup/home.tsx -> auth/index.ts',
      'popup/home.tsx -> background/journal.ts',
      'store/stored.ts -> background/journal.ts',
      'ui/problem.tsx -> popup/home.tsx',
    ]);
  });

  it('refuses an import that leads nowhere', () => {
    expect(() => readMadeUp({ 'src/a.ts': "import './b';" })).toThrow('"./b", which is not there');
  });
});

/** Every name in the code with what hangs on it, such as `chrome.tabs.query`, and every text. */
function namesIn({ program }: SourceFile): string[] {
  const found: string[] = [];
  const inner = new Set<unknown>();
  new Visitor({
    MemberExpression(node) {
      if (inner.has(node)) return;
      const names: string[] = [];
      let part: typeof node.object = node;
      while (part.type === 'MemberExpression') {
        inner.add(part);
        names.unshift(!part.computed && 'name' in part.property ? part.property.name : '[]');
        part = part.object;
      }
      if (part.type === 'Identifier') found.push([part.name, ...names].join('.'));
    },
    Identifier({ name }) {
      found.push(name);
    },
    Literal({ value }) {
      if (typeof value === 'string') found.push(value);
    },
  }).visit(program);
  return found;
}

const using = (name: RegExp) =>
  sources.filter((source) => namesIn(source).some((one) => name.test(one))).map(({ path }) => path);

describe('One seam', () => {
  it('nothing in src/meet names chrome or browser', () => {
    expect(using(/^(chrome|browser)\b/).filter((path) => path.startsWith('meet/'))).toEqual([]);
  });

  it('the browser is reached through src/browser.ts', () => {
    expect(using(/^chrome\./)).toEqual([]);
    expect(using(/^browser\./).length).toBeGreaterThan(10);
  });

  it('tokens stay in src/auth: nobody else asks for one', () => {
    const asking = using(/(^|\.)(getAuthToken|launchWebAuthFlow|access_token)$/);
    expect(asking.length).toBeGreaterThan(1);
    expect(asking.filter((path) => !path.startsWith('auth/'))).toEqual([]);
  });

  it('storage is reached through stored() alone', () => {
    expect(using(/^browser\.storage(\.(?!managed)|$)/)).toEqual(['store/stored.ts']);
  });
});

describe('Names', () => {
  it.each(sources.map(({ path }) => path))('src/%s is named after its noun, in small letters', (path) => {
    expect(path).toMatch(/^([a-z\d]+(-[a-z\d]+)*\/)*[a-z\d]+(-[a-z\d]+)*\.tsx?$/);
    expect(path).not.toMatch(/manager|service|helper|util|handler|data/);
  });
});

/** What a file exports by a declaration of its own, without a doc comment right before it. */
const undocumented = ({ path, text, program, comments }: SourceFile): string[] =>
  program.body
    .filter((node) => node.type === 'ExportNamedDeclaration' && node.declaration)
    .filter(
      ({ start }) =>
        !comments.some(
          ({ type, value, end }) =>
            type === 'Block' && value.startsWith('*') && end <= start && !text.slice(end, start).trim(),
        ),
    )
    .map(({ start }) => `${path}: ${text.slice(start).split('\n', 1)[0]}`);

describe('Docs', () => {
  it('every exported thing has its sentence', () => {
    expect(sources.flatMap(undocumented)).toEqual([]);
  });

  it('a thing without one is seen', () => {
    const files = readMadeUp({
      'src/a.ts': '/** Has one. */\nexport const a = 1;\n// No doc.\nexport const b = 2;\n/** Of c. */\nconst c = 3;',
    });
    expect(files.flatMap(undocumented)).toEqual(['a.ts: export const b = 2;']);
  });
});

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { build, defineConfig, normalizePath, type Plugin, type Rolldown } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/** What the pages and the worker have in common. Variables of this prefix are a publisher's OAuth clients. */
const shared = { envPrefix: 'ROOMKEEPER_', build: { target: 'chrome127' } };

/** A file of this folder, in the way that names of modules are written on every system. */
const here = (name: string) => normalizePath(join(import.meta.dirname, name));

const popupPage = here(manifest.action.default_popup);
const panelPage = here(manifest.side_panel.default_path);
/** What the popup fetches right after its first paint where the tab is a meeting. */
const hosting = here('src/popup/hosting.tsx');

// The client of type "Chrome Extension". The web client's id is read in src/store/oauth-clients.ts.
const chromeClientId = process.env.ROOMKEEPER_CHROME_CLIENT_ID ?? manifest.oauth2.client_id;

/** Of the worker, what Chrome reads each time. What it reads when that is needed lies beside it. */
const workerFile = 'service-worker-loader.js';
const worker = here(manifest.background.service_worker);

/** A file of CommonJS as a function under its name. In brackets, so that Chrome compiles it once, and not when it is called. */
const named = ({ fileName, code }: Rolldown.OutputChunk) =>
  `files['./${fileName}'] = ((exports, require) => {${code}});\n`;

/**
 * The worker's first file, as a classic script: all that it needs at once, and what finds the others. A worker may read later
 * only what it read while it was being installed, so it reads them then.
 * https://w3c.github.io/ServiceWorker/#importscripts
 */
const firstFile = (atOnce: Rolldown.OutputChunk[], later: Rolldown.OutputChunk[]) =>
  `const later = ${JSON.stringify(later.map(({ fileName }) => `./${fileName}`))};
const files = {};
const read = {};
function load(name) {
  if (!files[name]) importScripts(name);
}
function need(name) {
  load(name);
  if (!read[name]) files[name]((read[name] = {}), need);
  return read[name];
}
addEventListener('install', () => later.forEach(load));
${atOnce.map(named).join('')}need('./${workerFile}');
`;

interface Graph {
  getModuleInfo(id: string): { importers: string[] } | null;
}

/** A module and all from which static imports alone lead to it. */
function needing(id: string, graph: Graph): Set<string> {
  const found = new Set<string>([id]);
  for (const one of found) for (const importer of graph.getModuleInfo(one)?.importers ?? []) found.add(importer);
  return found;
}

/** The first file, and all that it imports at once. */
function neededAtOnce(chunks: Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const found = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of found) for (const one of chunks) if (imports.includes(one.fileName)) found.add(one);
  return [...found];
}

/**
 * The worker built by itself, as a classic script: Chrome reads it whenever an event wakes the extension. A worker that
 * shares eleven files with the pages took a fifth longer to answer, and one that is a module a third. What only some orders
 * need (`import()`) is in files that are read for those.
 */
const workerByItself: Plugin = {
  name: 'worker-by-itself',
  apply: 'build',
  enforce: 'pre',
  // With the pages an empty one is built, so that it does not bear on how those are split.
  load: (id) => (id === worker ? '' : undefined),
  async writeBundle({ dir = 'dist' }) {
    const loader = readFileSync(join(dir, workerFile), 'utf8');
    const [, empty = ''] = /'\.\/(.+)'/.exec(loader) ?? this.error('The loader has changed.');
    rmSync(join(dir, empty));
    const result = await build({
      ...shared,
      configFile: false,
      resolve: { alias: { 'webextension-polyfill': here('src/chrome.ts') } },
      publicDir: false,
      logLevel: 'warn',
      build: {
        ...shared.build,
        write: false,
        minify: true,
        lib: { entry: worker, formats: ['cjs'], fileName: () => workerFile },
        rolldownOptions: {
          output: {
            chunkFileNames: 'worker-[name].js',
            // What it needs at once is one piece, whatever of it the others need too.
            codeSplitting: { groups: [{ name: (id, graph) => (needing(id, graph).has(worker) ? 'main' : null) }] },
          },
        },
      },
    });
    if (!Array.isArray(result) || !result[0]) return this.error('The worker was not built.');
    const chunks = result[0].output.filter((one) => one.type === 'chunk');
    const atOnce = neededAtOnce(chunks);
    const later = chunks.filter((one) => !atOnce.includes(one));
    writeFileSync(join(dir, workerFile), firstFile(atOnce, later));
    for (const one of later) writeFileSync(join(dir, one.fileName), named(one));
    const built = join(dir, 'manifest.json');
    const { background, ...others } = JSON.parse(readFileSync(built, 'utf8'));
    delete background.type;
    writeFileSync(built, `${JSON.stringify({ ...others, background }, null, 2)}\n`);
  },
};

type Words = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

/**
 * Words as Chrome needs them: without what is written to translators, with each place by its number, as Chrome makes it when
 * it reads them, and without what is the same as in English, which Chrome shows where a language lacks it.
 * https://developer.chrome.com/docs/extensions/reference/api/i18n
 */
const leanWords: Plugin = {
  name: 'lean-words',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    const fileOf = (language: string) => join(dir, '_locales', language, 'messages.json');
    const read = (language: string): Words => JSON.parse(readFileSync(fileOf(language), 'utf8'));
    const lean = ({ message, placeholders = {} }: Words[string]) =>
      message.replace(/\$(\w+)\$/g, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? '');
    const english = read(manifest.default_locale); // Before it is written anew.
    for (const language of readdirSync(join(dir, '_locales'))) {
      const isSame = (key: string, message: string) =>
        language !== manifest.default_locale && english[key] && lean(english[key]) === message;
      const words = Object.entries(read(language))
        .map(([key, one]) => [key, lean(one)] as const)
        .filter(([key, message]) => !isSame(key, message))
        .map(([key, message]) => [key, { message }]);
      writeFileSync(fileOf(language), JSON.stringify(Object.fromEntries(words)));
    }
  },
};

/** Of a licence that is long, where it stands: that is what it asks for where a program is given away built. */
const longLicences: Record<string, string> = { 'MPL-2.0': 'https://mozilla.org/MPL/2.0/' };
const shortLicences: Plugin = {
  name: 'short-licences',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    const file = join(dir, 'licences.json');
    const all: { name: string; identifier?: string; text?: string }[] = JSON.parse(readFileSync(file, 'utf8'));
    for (const one of all) {
      const url = longLicences[one.identifier ?? ''];
      if (url) one.text = `${url}\n\nhttps://www.npmjs.com/package/${one.name}`;
    }
    writeFileSync(file, JSON.stringify(all));
  },
};

/** The side panel shows the popup's views, and reads what the popup reads. */
const isOther = (one: string) => one.endsWith('.html') && one !== popupPage && one !== panelPage;

/**
 * The files for modules that more than one page needs, and the rest of what the popup needs for its first paint, which is
 * two files then. What else it needs for a meeting is two more. Nothing that is opened later is in any of them, and none
 * that another page reads holds what is the popup's alone.
 */
const files: Record<string, (all: string[]) => boolean> = {
  shared: (all) => all.includes(popupPage) && all.some(isOther),
  popup: (all) => all.includes(popupPage),
  meetings: (all) => all.includes(hosting) && all.some(isOther),
};

export default defineConfig({
  ...shared,
  publicDir: 'src/public',
  plugins: [
    crx({ manifest: { ...manifest, oauth2: { ...manifest.oauth2, client_id: chromeClientId } } as never }),
    workerByItself,
    leanWords,
    shortLicences,
  ],
  build: {
    ...shared.build,
    // Shown by the options page.
    license: { fileName: 'licences.json' },
    // All files lie on the disk: to fetch them ahead of time gains nothing.
    modulePreload: false,
    // A data: address would be a font or picture that the extension's own policy has to allow.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The manifest names every page but these: the worker opens two, for the clipboard and after the installation, and
      // other pages lead to the calls of a meeting.
      input: {
        history: 'src/history/index.html',
        offscreen: 'src/offscreen/index.html',
        welcome: 'src/welcome/index.html',
      },
      output: {
        codeSplitting: {
          groups: Object.entries(files).map(([name, has], at) => ({
            name: (id, graph) => (has([...needing(id, graph)]) ? name : null),
            // The first that fits; Rolldown takes the greatest, and none below 0.
            priority: Object.keys(files).length - at,
          })),
        },
      },
    },
  },
});

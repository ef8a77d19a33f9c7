import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { build, defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/** What the pages and the worker have in common. Variables of this prefix are a publisher's OAuth clients. */
const shared = { envPrefix: 'MEET_SPACES_', build: { target: 'chrome127' } };

const popupPage = join(import.meta.dirname, manifest.action.default_popup);
/** What the popup fetches right after its first paint where the tab is a meeting. */
const hosting = join(import.meta.dirname, 'src/popup/hosting.tsx');

// The client of type "Chrome Extension". The web client's id is read in src/store/oauth-clients.ts.
const chromeClientId = process.env.MEET_SPACES_CHROME_CLIENT_ID ?? manifest.oauth2.client_id;

/**
 * The worker as one file, built by itself, and a classic script: Chrome reads it whenever an event wakes the extension. A
 * worker that shares eleven files with the pages took a fifth longer to answer, and one that is a module a third.
 */
const workerInOneFile: Plugin = {
  name: 'worker-in-one-file',
  apply: 'build',
  async writeBundle({ dir = 'dist' }) {
    const loader = join(dir, 'service-worker-loader.js');
    const [, entry = ''] = /'\.\/(.+)'/.exec(readFileSync(loader, 'utf8')) ?? this.error('The loader has changed.');
    const result = await build({
      ...shared,
      configFile: false,
      resolve: { alias: { 'webextension-polyfill': join(import.meta.dirname, 'src/chrome.ts') } },
      publicDir: false,
      logLevel: 'warn',
      build: {
        ...shared.build,
        write: false,
        rolldownOptions: { input: manifest.background.service_worker, output: { format: 'iife' } },
      },
    });
    if (!('output' in result) || result.output.length !== 1) return this.error('The worker is not one file.');
    writeFileSync(loader, result.output[0].code);
    rmSync(join(dir, entry));
    const built = join(dir, 'manifest.json');
    const { background, ...others } = JSON.parse(readFileSync(built, 'utf8'));
    delete background.type;
    writeFileSync(built, `${JSON.stringify({ ...others, background }, null, 2)}\n`);
  },
};

interface Graph {
  getModuleInfo(id: string): { importers: string[] } | null;
}

/** A module and all from which static imports alone lead to it. */
function needing(id: string, graph: Graph): Set<string> {
  const found = new Set<string>([id]);
  for (const one of found) for (const importer of graph.getModuleInfo(one)?.importers ?? []) found.add(importer);
  return found;
}

const isOther = (one: string) => one.endsWith('.html') && one !== popupPage;

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
    workerInOneFile,
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
      // The manifest names every page but these, which the worker opens: for the clipboard, and after the installation.
      input: { offscreen: 'src/offscreen/index.html', welcome: 'src/welcome/index.html' },
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

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { build, defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/** What the pages and the worker have in common. Variables of this prefix are a publisher's OAuth clients. */
const shared = { envPrefix: 'MEET_SPACES_', build: { target: 'chrome127' } };

const popupPage = join(import.meta.dirname, manifest.action.default_popup);

// The client of type "Chrome Extension". The web client's id is read in src/store/oauth-clients.ts.
const chromeClientId = process.env.MEET_SPACES_CHROME_CLIENT_ID ?? manifest.oauth2.client_id;

/**
 * The worker as one file, built by itself: Chrome reads it whenever an event wakes the extension, and a worker that
 * shares eleven files with the pages took a fifth longer to answer.
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
      build: { ...shared.build, write: false, rolldownOptions: { input: manifest.background.service_worker } },
    });
    if (!('output' in result) || result.output.length !== 1) return this.error('The worker is not one file.');
    writeFileSync(loader, result.output[0].code);
    rmSync(join(dir, entry));
  },
};

const isForPopup = (pages: Set<string>) => pages.has(popupPage);

/** The pages that need a module before they show something: those from which static imports alone lead to it. */
function pagesOf(id: string, ctx: { getModuleInfo(id: string): { importers: string[] } | null }): Set<string> {
  const found = new Set<string>([id]);
  for (const one of found) for (const importer of ctx.getModuleInfo(one)?.importers ?? []) found.add(importer);
  return new Set([...found].filter((one) => one.endsWith('.html')));
}

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
      // What the popup needs for its first paint is two files: what another page needs too, and the rest. Nothing else is
      // in them: what the popup opens later, however many pages share it, is not read before.
      output: {
        codeSplitting: {
          groups: [
            {
              name: (id, ctx) => (isForPopup(pagesOf(id, ctx)) && pagesOf(id, ctx).size > 1 ? 'shared' : null),
              priority: 2,
            },
            { name: (id, ctx) => (isForPopup(pagesOf(id, ctx)) ? 'popup' : null), priority: 1 },
          ],
        },
      },
    },
  },
});

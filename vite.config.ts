import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { build, defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

const target = 'chrome127';
// A few hundred bytes smaller than what Vite's own minifier makes of the worker, which has to count them.
const minify = 'terser';
const terserOptions = { ecma: 2020, module: true, compress: { passes: 3, unsafe_arrows: true } } as const;
const envPrefix = 'MEET_SPACES_';
// The publisher's OAuth client of type "Chrome Extension". The web client's id is read in src/store/oauth-clients.ts.
const chromeClientId = process.env.MEET_SPACES_CHROME_CLIENT_ID ?? manifest.oauth2.client_id;

/**
 * The polyfill carries a description of every API of every browser, more than half of its weight and a tenth of the
 * worker's whole budget. It serves only Chromes without a native `browser`, to turn callbacks into promises; but since
 * Manifest V3 Chrome's calls return promises themselves, and what is not described is handed through to them. One entry
 * has to stay: without any the polyfill refuses to start.
 */
const lighterPolyfill: Plugin = {
  name: 'lighter-polyfill',
  transform: {
    filter: { id: /browser-polyfill\.js$/ },
    handler(code) {
      const used = ['runtime'];
      const [whole = '', json = '{}'] = /const apiMetadata = (\{.*?\n {6}\});/s.exec(code) ?? this.error('No metadata');
      const described = Object.entries(JSON.parse(json)).filter(([name]) => used.includes(name));
      const light = code.replace(whole, `const apiMetadata = ${JSON.stringify(Object.fromEntries(described))};`);
      // As an ES module it needs no code to load CommonJS.
      return {
        code: `const module = { exports: {} }, { exports } = module;${light}\nexport default module.exports;`,
        map: null,
      };
    },
  },
};

/**
 * Vite's way to fetch what a lazy chunk needs ahead of time is a kilobyte of the popup's first paint, and gains nothing
 * where all files lie on the disk: only the styles of a chunk have to be there before it.
 */
const lighterPreload: Plugin = {
  name: 'lighter-preload',
  enforce: 'pre',
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => `
      const add = (href) => new Promise((done) => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: done });
        document.head.append(link);
      });
      export const __vitePreload = async (load, styles = []) => {
        const missing = styles.map((path) => '/' + path).filter((href) => !document.querySelector(\`[href="\${href}"]\`));
        await Promise.all(missing.map(add));
        return load();
      };`,
  },
};

/**
 * The worker as one file, without what only pages use of the chunks it shares with them: a tenth smaller, and one read
 * from disk whenever Chrome starts it.
 */
let folder = 'dist';
const workerInOneFile: Plugin = {
  name: 'worker-in-one-file',
  apply: 'build',
  configResolved({ build }) {
    folder = build.outDir;
  },
  async closeBundle() {
    const loader = join(folder, 'service-worker-loader.js');
    const [, entry = ''] = /'\.\/(.+)'/.exec(readFileSync(loader, 'utf8')) ?? this.error('The loader has changed.');
    const result = await build({
      configFile: false,
      envPrefix,
      plugins: [lighterPolyfill],
      publicDir: false,
      logLevel: 'warn',
      build: {
        write: false,
        target,
        minify,
        terserOptions,
        modulePreload: false,
        rolldownOptions: { input: manifest.background.service_worker },
      },
    });
    if (!('output' in result)) return this.error('Watching is for the main build.');
    const [worker, ...more] = result.output;
    if (more.length) this.error('The worker is not one file.');
    writeFileSync(loader, worker.code);
    rmSync(join(folder, entry));
  },
};

/** The licences of everything that is in the build, from the packages themselves, for the page that has to show them. */
const licences: Plugin = {
  name: 'licences',
  apply: 'build',
  generateBundle() {
    const folders = [...this.getModuleIds()].flatMap(
      (id) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [],
    );
    const list = [...new Set(folders)].sort().map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one)) ?? this.error(`${name} has no licence.`);
      return { name, version, license, text: readFileSync(join(folder, file), 'utf8') };
    });
    this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(list) });
  },
};

/**
 * Which pages import a module on their first turn. Each small file of its own is compressed worse than one for all that
 * the popup's first paint shares with other pages. The page for the clipboard takes no part in that: it is opened for
 * every copy and needs little of it.
 */
const together = (name: string, pages: string[], priority: number) => {
  const reached = new Set<string>();
  return {
    debugName: name,
    priority,
    minShareCount: 2,
    name(id: string, build: { getModuleInfo(id: string): { importedIds: string[] } | null }) {
      const reach = (one: string) => {
        if (reached.has(one)) return;
        reached.add(one);
        build.getModuleInfo(one)?.importedIds.forEach(reach);
      };
      for (const page of pages) reach(join(import.meta.dirname, 'src', page));
      return reached.has(id) ? name : null;
    },
  };
};

export default defineConfig({
  envPrefix,
  publicDir: 'src/public',
  plugins: [
    lighterPolyfill,
    lighterPreload,
    workerInOneFile,
    licences,
    crx({ manifest: { ...manifest, oauth2: { ...manifest.oauth2, client_id: chromeClientId } } as never }),
  ],
  build: {
    target,
    minify,
    terserOptions,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, paths, { hostType }) =>
        hostType === 'js' ? paths.filter((path) => path.endsWith('.css')) : paths,
    },
    assetsInlineLimit: 0,
    // The manifest names every page but these, which the worker opens: for the clipboard, and after the installation.
    rolldownOptions: {
      input: { offscreen: 'src/offscreen/index.html', welcome: 'src/welcome/index.html' },
      output: {
        codeSplitting: {
          groups: [together('bare', ['offscreen/index.ts'], 2), together('first', ['popup/index.tsx'], 1)],
        },
      },
    },
  },
});

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { counted } from '../counted';
import { folders } from '../languages/language';
import { dist } from '../paths';
import { faultsOf } from '../store/limits';
import { listing } from '../store/listing';
import { writePackage } from '../store/package';
import { zipExtension } from '../zip';

const zipped = new Uint8Array(await zipExtension());

describe('The zip for the store', () => {
  it('has at most 500 KB, with all languages', () => {
    counted(`zip: ${zipped.length} bytes`);
    expect(zipped.length).toBeLessThanOrEqual(500 * 1024);
  });

  const files = unzipSync(zipped);
  const inside = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));

  it('has the built extension without its key, and nothing else', async () => {
    const { key, ...built } = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
    expect(key).toBe(manifest.key);
    expect(inside).toEqual(built);
    expect(Object.keys(files).filter((name) => /^store\/|^\.vite/.test(name))).toEqual([]);
  });

  it('has every language, without what is written to translators', () => {
    for (const folder of folders) {
      const words = strFromU8(files[`_locales/${folder}/messages.json`] ?? new Uint8Array());
      // Of British English only what differs from American.
      expect(words.length, folder).toBeGreaterThan(folder === 'en_GB' ? 1_000 : 10_000);
      expect(words, folder).not.toContain('"description"');
    }
  });
});

it.each(folders)('The store’s text in %s says what each permission is for', (folder) => {
  const text = listing(folder);
  expect(text.split('\n').filter((line) => line.startsWith('• ')).length).toBeGreaterThan(20);
  expect(text.length).toBeLessThan(16_000);
});

describe('A package', () => {
  let good: string;
  let folder: string;
  const picture = (width: number, height: number, alpha = 255) => {
    const png = new PNG({ width, height });
    // Not one colour, so that it is as large as a picture that shows something.
    for (let at = 0; at < png.data.length; at++) png.data[at] = at % 4 === 3 ? alpha : (at * at) % 251;
    return PNG.sync.write(png);
  };
  const change = async (name: string, by: (text: string) => string) =>
    writeFile(join(folder, name), by(await readFile(join(folder, name), 'utf8')));
  const rezip = async (by: (files: Record<string, Uint8Array>) => void) => {
    const name = join(folder, 'a.zip');
    const files = unzipSync(new Uint8Array(await readFile(name)));
    by(files);
    await writeFile(name, zipSync(files, { level: 0 }));
  };
  const inManifest = (by: (manifest: Record<string, unknown>) => void) =>
    rezip((files) => {
      const json = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
      by(json);
      files['manifest.json'] = strToU8(JSON.stringify(json));
    });

  beforeAll(async () => {
    good = await mkdtemp(join(tmpdir(), 'roomkeeper-package-'));
    await mkdir(join(good, 'listing'));
    await writeFile(join(good, 'a.zip'), zipped);
    for (const one of folders) await writeFile(join(good, 'listing', `${one}.txt`), listing(one));
    for (const name of ['reasons.md', 'video.md']) await writeFile(join(good, name), 'text');
    await writeFile(join(good, 'privacy.md'), 'including the Limited Use requirements');
    for (const one of ['en', 'de', 'ja']) {
      await mkdir(join(good, 'pictures', one), { recursive: true });
      await writeFile(join(good, 'pictures', one, '1.png'), picture(1280, 800));
      await writeFile(join(good, 'pictures', one, 'tile.png'), picture(440, 280));
    }
    folder = `${good}-changed`;
  });
  afterAll(() => Promise.all([good, folder].map((one) => rm(one, { recursive: true, force: true }))));

  it('that is as the store wants it is taken', () => expect(faultsOf(good)).toEqual([]));

  const rows: [wrong: string, spoil: () => Promise<unknown>, says: RegExp][] = [
    ['a key in the manifest', () => inManifest((one) => Object.assign(one, { key: manifest.key })), /has a key/],
    ['a long name', () => inManifest((one) => Object.assign(one, { name: 'x'.repeat(76) })), /name has 76 characters/],
    ['Google’s mark first', () => inManifest((one) => Object.assign(one, { name: 'Meet Spaces' })), /Google’s mark/],
    [
      'a long description',
      () => inManifest((one) => Object.assign(one, { description: 'x'.repeat(133) })),
      /description has 133 characters/,
    ],
    ['no version', () => inManifest((one) => Object.assign(one, { version: '1.0-beta' })), /is no version/],
    ['a missing icon', () => rezip((files) => delete files['icons/128.png']), /icon of 128/],
    ['more than 500 KB', () => rezip((files) => (files.more = new Uint8Array(500 * 1024))), /more than 512000/],
    ['a long text', () => change('listing/en.txt', (text) => text + 'x'.repeat(16_000)), /more than 16000/],
    ['no Limited Use statement', () => change('privacy.md', () => 'text'), /Limited Use/],
    ['no reasons', () => rm(join(folder, 'reasons.md')), /reasons\.md is missing/],
    ['a picture of another size', () => writeFile(join(folder, 'pictures/en/1.png'), picture(1280, 801)), /1280 × 801/],
    [
      'a transparent picture',
      () => writeFile(join(folder, 'pictures/de/tile.png'), picture(440, 280, 9)),
      /transparent/,
    ],
    ['no tile', () => rm(join(folder, 'pictures/ja/tile.png')), /ja has no tile/],
    ['pictures in two languages', () => rm(join(folder, 'pictures/ja'), { recursive: true }), /in 2 languages/],
  ];

  it.each(rows)('with %s is refused', async (_, spoil, says) => {
    await rm(folder, { recursive: true, force: true });
    await cp(good, folder, { recursive: true });
    await spoil();
    expect(faultsOf(folder).join('\n')).toMatch(says);
  });

  // Three browsers in three languages take half a minute.
  it.runIf(process.env.LONG)('is what npm run package writes', { timeout: 300_000 }, async () => {
    await rm(folder, { recursive: true, force: true });
    await expect(writePackage(folder)).resolves.toMatch(/^roomkeeper-[\d.]+\.zip {2}\d+ bytes/);
  });
});

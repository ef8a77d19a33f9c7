import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import zopfli from '@gfx/zopfli';
import { Zip, ZipPassThrough } from 'fflate';
import { dist, root } from './paths';

/** Zip knows no time before 1980; the same one for every file makes the same zip of the same build. */
const time = new Date(1980, 0, 1);

/**
 * A file that is in the zip as it was made smaller elsewhere: Zopfli takes many times as long as others, and makes a
 * twenty-fifth less of it, which is as much as a language.
 */
class Squeezed extends ZipPassThrough {
  override compression = 8;

  constructor(
    name: string,
    readonly squeezed: Uint8Array,
  ) {
    super(name);
  }

  override process(_whole: Uint8Array, final: boolean): void {
    this.ondata(null, new Uint8Array(this.squeezed), final);
  }
}

/** To look for where a file is best cut in two takes five sixths of Zopfli's time, and saves one byte in two hundred. */
const options = { numiterations: 5, blocksplitting: false };

/** One zip of each folder for each process: several tests look at it. */
const zips = new Map<string, Promise<Uint8Array>>();

/** What goes to the store: the built extension, the same bytes from the same build. */
export const zipExtension = (folder = dist): Promise<Uint8Array> => {
  const zip = zips.get(folder) ?? makeZip(folder);
  zips.set(folder, zip);
  return zip;
};

async function makeZip(folder: string): Promise<Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    // What Vite leaves for itself, and what is written for the store beside the extension.
    .filter((name) => !name.startsWith('.vite/') && !name.startsWith('store/'))
    .sort();
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for (const name of names) {
    const whole = readForStore(folder, name);
    const squeezed = await zopfli.deflateAsync(whole, options);
    const file = squeezed.length < whole.length ? new Squeezed(name, squeezed) : new ZipPassThrough(name);
    Object.assign(file, { mtime: time, os: 3 });
    zip.add(file);
    file.push(whole, true);
  }
  zip.end();
  return Buffer.concat(parts);
}

/**
 * The key gives a copy that is loaded from a folder its id. The store has one of its own for each extension, and refuses a
 * manifest with a key.
 */
function readForStore(folder: string, name: string): Uint8Array {
  const bytes = readFileSync(join(folder, name));
  if (name !== 'manifest.json') return new Uint8Array(bytes);
  const { key: _key, ...manifest } = JSON.parse(bytes.toString());
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** Writes the zip into a folder, and gives its path and one line that says what it is. */
export async function writeZip(into: string): Promise<{ path: string; line: string }> {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const path = join(into, `${name}-${version}.zip`);
  const bytes = await zipExtension();
  rmSync(path, { force: true });
  writeFileSync(path, bytes);
  const sum = createHash('sha256').update(bytes).digest('hex');
  return { path, line: `${name}-${version}.zip  ${bytes.length} bytes  sha256 ${sum}` };
}

if (process.argv[1] === import.meta.filename) console.log((await writeZip(root)).line);

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { dist, root } from './paths';

/** Zip knows no time before 1980; the same one for every file makes the same zip of the same build. */
const time = new Date(1980, 0, 1);

/** What goes to the store: the built extension, the same bytes from the same build. */
export function zipExtension(folder = dist): Uint8Array {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    // What Vite leaves for itself, and what is written for the store beside the extension.
    .filter((name) => !name.startsWith('.vite/') && !name.startsWith('store/'))
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, readForStore(folder, name)]));
  return zipSync(files, { level: 9, mtime: time, os: 3 });
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
export function writeZip(into: string): { path: string; line: string } {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const path = join(into, `${name}-${version}.zip`);
  const bytes = zipExtension();
  rmSync(path, { force: true });
  writeFileSync(path, bytes);
  const sum = createHash('sha256').update(bytes).digest('hex');
  return { path, line: `${name}-${version}.zip  ${bytes.length} bytes  sha256 ${sum}` };
}

if (process.argv[1] === import.meta.filename) console.log(writeZip(root).line);

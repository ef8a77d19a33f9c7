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
    // What Vite leaves for itself.
    .filter((name) => !name.startsWith('.vite'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
  return zipSync(files, { level: 9, mtime: time, os: 3 });
}

/** Writes it beside the README and says what it is. */
function writeZip(): void {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const path = join(root, `${name}-${version}.zip`);
  const bytes = zipExtension();
  rmSync(path, { force: true });
  writeFileSync(path, bytes);
  const sum = createHash('sha256').update(bytes).digest('hex');
  console.log(`${name}-${version}.zip  ${bytes.length} bytes  sha256 ${sum}`);
}

if (process.argv[1] === import.meta.filename) writeZip();

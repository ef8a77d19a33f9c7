import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from '../build';
import { folders } from '../languages/language';
import { findLanguages } from '../machine';
import { dist, root } from '../paths';
import { writeZip } from '../zip';
import { faultsOf } from './limits';
import { listing, reasons } from './listing';
import { takePictures } from './pictures';

/** The languages that the store gets pictures in; one that is long, and one without blanks, among them. */
const pictured = ['en', 'de', 'ja'];

/**
 * `npm run package`: all that the Web Store asks for, in `dist/store`. Rejects with what is wrong where the package breaks
 * one of the store's stated limits.
 */
export async function writePackage(into = join(dist, 'store')): Promise<string> {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(join(into, 'listing'), { recursive: true });
  const { line } = await writeZip(into);
  for (const folder of folders) writeFileSync(join(into, 'listing', `${folder}.txt`), listing(folder));
  writeFileSync(join(into, 'reasons.md'), reasons());
  for (const name of ['privacy.md', 'video.md']) cpSync(join(root, 'docs', 'store', name), join(into, name));
  await findLanguages();
  for (const language of pictured) await takePictures(language, join(into, 'pictures', language));
  const faults = faultsOf(into);
  if (faults.length) throw new Error(`The store would refuse this package.\n${faults.join('\n')}`);
  return line;
}

if (process.argv[1] === import.meta.filename) {
  await build();
  console.log(await writePackage());
  console.log(
    `Beside it, in ${relative(root, join(dist, 'store'))}: texts, reasons, privacy policy, pictures, video script.`,
  );
}

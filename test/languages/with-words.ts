import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from '../paths';
import type { Words } from './language';

/**
 * The built extension with other English words, in a folder of its own; `remove` takes it away. Nothing else of it is
 * changed, so that what a language can make of a view is seen without a browser in that language.
 */
export async function withWords(
  change: (message: string, key: string) => string,
): Promise<{ extension: string; remove(): Promise<void> }> {
  const extension = await mkdtemp(join(tmpdir(), 'roomkeeper-words-'));
  await cp(dist, extension, { recursive: true });
  const file = join(extension, '_locales', 'en', 'messages.json');
  const words: Record<string, Words> = JSON.parse(await readFile(file, 'utf8'));
  for (const [key, one] of Object.entries(words)) one.message = change(one.message, key);
  await writeFile(file, JSON.stringify(words));
  return { extension, remove: () => rm(extension, { recursive: true, force: true }) };
}

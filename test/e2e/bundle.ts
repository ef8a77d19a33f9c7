import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dist } from '../paths';

/** Every file of a built extension, as paths below its folder, sorted. */
export function filesOf(folder = dist): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

export const textOf = (file: string): string => readFileSync(join(dist, file), 'utf8');

/** How many bytes a file has once it is gzipped. */
export const gzipped = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/** What has to be read before a page can show anything: its scripts, all that they import at once, and its styles. */
export function neededBy(page: string): string[] {
  const named = [...textOf(page).matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
  const found = new Set<string>();
  for (const waiting = [...named]; waiting.length; ) {
    const file = waiting.pop() ?? '';
    if (found.has(file)) continue;
    found.add(file);
    if (file.endsWith('.js')) waiting.push(...importsOf(file));
  }
  return [...found].sort();
}

/** Static imports alone: `import("…")` is what comes later. */
function importsOf(file: string): string[] {
  return [...textOf(file).matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)].map(([, name = '']) =>
    posix.normalize(posix.join(posix.dirname(file), name)),
  );
}

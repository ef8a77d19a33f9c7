import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether this machine lets us install Debian packages: it has apt-get, and we are root. */
export function hasApt(): boolean {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/** Installs Debian packages without a question. Rejects with apt's own words. Call it inside `alone('apt', …)`. */
export async function installByApt(packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Test output shows nothing for minutes otherwise.
  console.error(`Installing ${packages.join(', ')} with apt-get …`);
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  await run('apt-get', ['update', '-q'], options);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}

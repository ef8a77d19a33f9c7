import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

function isThere(): boolean {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Makes sure of curl: installs it on Debian as root, else says what is missing. */
export function needCurl(): void {
  if (isThere()) return;
  if (process.getuid?.() === 0 && process.platform === 'linux')
    execFileSync('apt-get', ['install', '-y', 'curl'], { stdio: 'ignore' });
  if (!isThere()) throw new Error('These tests run curl, and it is not installed. On Debian: apt-get install curl.');
}

/** Runs curl with these arguments and parses what it printed; the status is the HTTP status. */
export async function curl(args: readonly string[]): Promise<{ status: number; json: Record<string, unknown> }> {
  const { stdout } = await run('curl', ['--silent', '--show-error', '--write-out', '\n%{http_code}', ...args]);
  const end = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(end + 1)), json: JSON.parse(stdout.slice(0, end)) };
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { findChromium, findDisplay } from './machine';
import { dist, root } from './paths';

/**
 * Builds the extension as it ships, in a process of its own, and gives its folder. Rejects with what the build printed.
 * Vitest sets VITEST and NODE_ENV for everything it starts, and a build that saw them would not be the one that ships.
 * `into` is another folder, `clients` the variables with which a publisher names the OAuth clients.
 */
export async function build(into = dist, clients: Record<string, string> = {}): Promise<string> {
  const { VITEST: _vitest, NODE_ENV: _mode, ...own } = process.env;
  const env = { ...own, ...clients };
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', into, '--emptyOutDir'], {
      cwd: root,
      env,
      maxBuffer: 16 * 1024 * 1024,
    });
  } catch (error) {
    const printed = error instanceof Error && 'stdout' in error && 'stderr' in error;
    throw new Error(`The build failed.\n${printed ? `${error.stdout}\n${error.stderr}` : String(error)}`);
  }
  return into;
}

// Every project of a run loads this file by itself, so that a variable of the module would not be shared between them.
const once = globalThis as typeof globalThis & { builtExtension?: Promise<string> };

/**
 * Vitest's globalSetup of the e2e and the native project: one build per run, whichever of them run.
 * What a bare machine lacks is got here too, where no time limit of a test or hook is running.
 */
export default async function setup(project: TestProject): Promise<void> {
  once.builtExtension ??= build();
  await once.builtExtension;
  await findChromium();
  if (project.name === 'native') await findDisplay();
}

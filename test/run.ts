import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './paths';

/**
 * `npm test`, `npm run test:long`, and one test alone:
 *
 *   npm test -- e2e/confirmation -t "Enter keeps" --headed
 *
 * `--long` runs whole tables where `npm test` runs pairs of them; `--headed` shows the windows; `--approve` takes the
 * pictures of this run for right from now on; all else is for vitest: parts of file names, `-t` with a part of a test's
 * name, `--project` with the name of a kind.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: 'boolean', default: false },
    headed: { type: 'boolean', default: false },
    approve: { type: 'boolean', default: false },
    testNamePattern: { type: 'string', short: 't' },
    project: { type: 'string', multiple: true, default: [] },
  },
});

if (values.headed && process.platform === 'linux' && !(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)) {
  console.error('--headed needs a display, and there is none here: DISPLAY is not set.');
  process.exit(2);
}

const chosen = [
  ...positionals,
  ...(values.testNamePattern === undefined ? [] : ['-t', values.testNamePattern]),
  ...values.project.flatMap((name) => ['--project', name]),
];
const env = {
  ...process.env,
  ...(values.long && { LONG: '1' }),
  ...(values.headed && { HEADED: '1' }),
  ...(values.approve && { APPROVE: '1' }),
  ...(chosen.length === 0 && { WHOLE: '1' }),
};

function run(name: string, ...args: string[]): void {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', name), args, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

// Formatting and types are checked where everything is; one test alone is looked at while it is being written.
if (chosen.length === 0) {
  run('biome', 'ci', '.');
  run('tsc');
}
run('vitest', 'run', '--config', 'test/vitest.config.ts', ...chosen);

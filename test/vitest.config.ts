import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './sequencer';

// Named at the end of every run; SEED=… makes the property tests begin with the same one.
process.env.SEED ??= String(Math.floor(Math.random() * 2 ** 31));

const root = join(import.meta.dirname, '..');

/** The unit tests that put something else in the place of a module: in one process with others they would do so for them, too. */
const replacing = readdirSync(join(root, 'test/unit'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('test/unit', name))
  .filter((file) => readFileSync(join(root, file), 'utf8').includes('vi.mock('));

const unit = { setupFiles: 'test/seed.ts', testTimeout: 30_000 };

/** How the tests run; `test/run.ts` starts them. No test gets a second try: a pass on the second try is a failure. */
export default defineConfig({
  root,
  test: {
    reporters: ['default', './test/summary.ts'],
    retry: 0,
    tags: [{ name: 'guard', description: 'Runs in every npm test, whoever else has a turn: see test/share.ts.' }],
    ...(process.env.LONG && { sequence: { sequencer: SlowFirst } }),
    projects: [
      {
        extends: true,
        // A process for each file would take longer than what is tested.
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], exclude: replacing, isolate: false, ...unit },
      },
      { extends: true, test: { name: 'unit alone', include: replacing, ...unit } },
      {
        extends: true,
        test: { name: 'contract', include: ['test/contract/**/*.test.ts'], isolate: false, testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          // One kind after the other: two browsers at a time are what two cores can bear.
          sequence: { groupOrder: 1 },
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/build.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // The browsers of a process outlive a file: see test/pool.
          isolate: false,
          // In the long run much of the time is waited for: alarms, breaks, time limits. Four left no time at all on two cores.
          maxWorkers: process.env.LONG ? 3 : 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'native',
          sequence: { groupOrder: 2 },
          include: ['test/native/**/*.test.ts'],
          globalSetup: 'test/build.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          // There is one keyboard and one mouse.
          maxWorkers: 1,
        },
      },
    ],
  },
});

import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Named at the end of every run; SEED=… makes the property tests begin with the same one.
process.env.SEED ??= String(Math.floor(Math.random() * 2 ** 31));

/** How the tests run; `test/run.ts` starts them. No test gets a second try: a pass on the second try is a failure. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    reporters: ['default', './test/summary.ts'],
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: 'test/seed.ts',
          testTimeout: 30_000,
        },
      },
      { extends: true, test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 30_000 } },
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
          // In the long run much of the time is waited for: alarms, breaks, time limits.
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

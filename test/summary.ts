import type { Reporter, TestModule } from 'vitest/node';

/** Ends a test run with the one line that people and machines look for: `N passed, N failed`. */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    let passed = 0;
    let failed = unhandled.length;
    const again: string[] = [];
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        const isSecondTry = (test.diagnostic()?.retryCount ?? 0) > 0;
        if (isSecondTry) again.push(test.fullName);
        if (state === 'failed' || isSecondTry) failed++;
        else if (state === 'passed') passed++;
      }
    }
    if (again.length > 0) process.exitCode = 1;
    // After the default reporter has said its last word, so that this line is the last one.
    process.once('exit', () => {
      console.log(`Seed of the property tests: ${process.env.SEED}. A pass on a second try counts as a failure.`);
      for (const name of again) console.log(`passed only on a second try: ${name}`);
      console.log(`${passed} passed, ${failed} failed`);
    });
  }
}

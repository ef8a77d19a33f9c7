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
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        if (test.diagnostic()?.retryCount) again.push(test.fullName);
      }
    }
    // After the default reporter has said its last word, so that this line is the last one.
    process.once('exit', () => {
      for (const name of again) console.log(`needed another try: ${name}`);
      console.log(`${passed} passed, ${failed} failed`);
    });
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { countedPrefix } from './counted';
import { root } from './paths';

/** Ends a test run with the time each kind of test took, and the line that people and machines look for: `N passed, N failed`. */
export default class Summary implements Reporter {
  /** When the first file of a kind began and the last one ended, in milliseconds since 1970, by the kind's name. */
  readonly #spans = new Map<string, { fromMs: number; toMs: number }>();

  /** What the tests counted, in their words. */
  readonly #counted: string[] = [];

  onUserConsoleLog({ content }: { content: string }) {
    for (const line of content.split('\n'))
      if (line.startsWith(countedPrefix)) this.#counted.push(line.slice(countedPrefix.length));
  }

  onTestModuleStart({ project }: TestModule) {
    if (!this.#spans.has(project.name)) this.#spans.set(project.name, { fromMs: Date.now(), toMs: Date.now() });
  }

  onTestModuleEnd({ project }: TestModule) {
    const span = this.#spans.get(project.name);
    if (span) span.toMs = Date.now();
  }

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
    if (process.env.WHOLE && process.env.LONG && failed === 0)
      writeCounts([...this.#counted.sort(), `${passed} passed, ${failed} failed`]);
    const took = [...this.#spans].map(([name, { fromMs, toMs }]) => `${name} ${Math.round((toMs - fromMs) / 1000)} s`);
    // After the default reporter has said its last word, so that this line is the last one.
    process.once('exit', () => {
      console.log(`${took.join(', ')}. Seed of the property tests: ${process.env.SEED}. No test gets a second try.`);
      for (const name of again) console.log(`passed only on a second try, which counts as a failure: ${name}`);
      console.log(`${passed} passed, ${failed} failed`);
    });
  }
}

/** Writes what a whole long run counted into its place in SECURITY.md. */
function writeCounts(lines: readonly string[]): void {
  const file = join(root, 'SECURITY.md');
  const day = new Date().toISOString().slice(0, 10);
  const table = ['| counted in a whole `npm run test:long` |', '|---|', ...lines.map((line) => `| ${line} |`)];
  const text = `\n${day}:\n\n${table.join('\n')}\n\n`;
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/(<!-- counted -->)[\s\S]*(<!-- \/counted -->)/, `$1\n${text}$2`),
  );
}

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
    const all = process.env.WHOLE ? [`${passed} passed, ${failed} failed`] : [];
    if (process.env.LONG && failed === 0 && !process.env.APPROVE) keepCounts([...this.#counted, ...all]);
    const took = [...this.#spans].map(([name, { fromMs, toMs }]) => `${name} ${Math.round((toMs - fromMs) / 1000)} s`);
    // After the default reporter has said its last word, so that this line is the last one.
    process.once('exit', () => {
      console.log(`${took.join(', ')}. Seed of the property tests: ${process.env.SEED}. No test gets a second try.`);
      for (const name of again) console.log(`passed only on a second try, which counts as a failure: ${name}`);
      console.log(`${passed} passed, ${failed} failed`);
    });
  }
}

/** What two lines have in common that count the same. */
const kindOf = (line: string): string => line.replace(/\d[\d,]*/g, 'N');

/** Puts what a long run counted, or a part of one, into its place in SECURITY.md, each line instead of its former one. */
function keepCounts(lines: readonly string[]): void {
  const file = join(root, 'SECURITY.md');
  const text = readFileSync(file, 'utf8');
  const [, kept = ''] = /<!-- counted -->\n([\s\S]*)<!-- \/counted -->/.exec(text) ?? [];
  const rows = new Map<string, [line: string, day: string]>();
  for (const [, line = '', day = ''] of kept.matchAll(/^\| (.+) \| (\d{4}-\d\d-\d\d) \|$/gm))
    rows.set(kindOf(line), [line, day]);
  for (const line of lines) rows.set(kindOf(line), [line, new Date().toISOString().slice(0, 10)]);
  const table = [...rows.values()].sort().map(([line, day]) => `| ${line} | ${day} |`);
  const head = ['', '| counted by `npm run test:long` | on |', '|---|---|'];
  const place = /(<!-- counted -->\n)[\s\S]*(<!-- \/counted -->)/;
  const written = (_: string, begin: string, end: string) => begin + [...head, ...table, '', end].join('\n');
  writeFileSync(file, text.replace(place, written));
}

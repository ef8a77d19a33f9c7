import { cpus } from 'node:os';
import type { Measure } from './measure';
import type { Limit } from './options';

/** What a run found, and where. Nothing in it names the machine or a path. */
export interface Results {
  date: string;
  chromium: string;
  cores: number;
  cpu: string;
  rounds: number;
  measures: Measure[];
}

export function makeResults(chromium: string, rounds: number, measures: Measure[]): Results {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    chromium,
    cores: processors.length,
    cpu: processors[0]?.model.trim() ?? 'unknown',
    rounds,
    measures,
  };
}

const number = (ratio: number) => ratio.toFixed(2);

/** The results as a page for people. */
export function toMarkdown({ date, chromium, cores, cpu, rounds, measures }: Results): string {
  const rows = measures.map(
    ({ name, what, ratio, low, high }) =>
      `| \`${name}\` | ${what} | **${number(ratio)}** | ${number(low)}–${number(high)} |`,
  );
  return `# What the extension costs

Written by \`npm run bench\` on ${date}: ${chromium}, ${cores} cores (${cpu}), ${rounds} rounds. CONTRIBUTING says how to
read it. Each number is how many times as much as in a blank extension, opened in turn with ours in the same browser;
growth compares ours with itself. Half of all rounds lie in the range of the last column.

| name | what | ratio | half of the rounds |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** A line for every limit that is passed, or that nothing was measured for. */
export function findPassed(limits: readonly Limit[], measures: readonly Measure[]): string[] {
  return limits.flatMap(({ name, ratio }) => {
    const measured = measures.find((one) => one.name === name);
    if (!measured) return [`limit ${name}: not measured. There is: ${measures.map((one) => one.name).join(', ')}`];
    // Compared as it is printed, so that what reads 1.20 keeps a limit of 1.2.
    return Number(number(measured.ratio)) <= ratio ? [] : [`limit ${name}: ${number(measured.ratio)} passes ${ratio}`];
  });
}

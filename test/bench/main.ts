import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from '../build';
import { root } from '../paths';
import { measureFirstLook } from './first-look';
import { measureGrowth } from './growth';
import { measureKey } from './key';
import { measureLanguages } from './languages';
import type { Measure } from './measure';
import { measureScene } from './openings';
import { readOptions, type Wants } from './options';
import { measureRecord } from './record';
import { findPassed, makeResults, toMarkdown } from './results';
import { scenes } from './scene';
import { Stage } from './stage';
import { measureWorker } from './worker';

/** `npm run bench`: what the production build costs beside a blank extension. CONTRIBUTING says how to read it. */
const { rounds, json, limits, wants, isWhole } = readOptions(process.argv.slice(2));

const parts: [name: string, measure: (rounds: number, wants: Wants) => Promise<Measure[]>][] = [
  ...scenes.map((scene): (typeof parts)[number] => [scene.name, (rounds, wants) => measureScene(scene, rounds, wants)]),
  ['first-look', measureFirstLook],
  ['worker', measureWorker],
  ['record', measureRecord],
  ['key', measureKey],
  ['growth', measureGrowth],
  ['growth', measureLanguages],
];

console.log('Building the extension …');
await build();
const stage = await Stage.start();
const chromium = await stage.chromium.browser.version();
await stage.close();
const measures: Measure[] = [];
for (const [name, part] of parts) {
  if (!wants(name)) continue;
  console.log(`\n${name}, ${rounds} rounds …`);
  const found = (await part(rounds, wants)).filter((one) => wants(one.name));
  for (const { name, ratio, low, high } of found)
    console.log(`  ${name.padEnd(28)} ${ratio.toFixed(2)}   (${low.toFixed(2)}–${high.toFixed(2)})`);
  measures.push(...found);
}
if (!measures.length) throw new Error('Nothing has that name. --only takes a name of the table, or how one begins.');
const results = makeResults(chromium, rounds, measures);
// A part of the table would take the place of the whole.
if (isWhole) await writeFile(join(root, 'test', 'bench', 'RESULTS.md'), toMarkdown(results));
if (json) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
const passed = findPassed(limits, measures);
for (const line of passed) console.error(line);
if (passed.length) process.exitCode = 1;

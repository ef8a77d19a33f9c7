import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from '../paths';
import { openHome } from './growth';
import { type Measure, measure } from './measure';
import type { Wants } from './options';
import { inTurn } from './sides';
import { Stage } from './stage';
import { openTab } from './tabs';

/** Twenty of Chrome's, with the words of the first: what is measured is how many there are, and not what they say. */
const languages = 'en ar cs da de el es fi fr he hi it ja ko nl pl pt_BR ru sv tr'.split(' ');

/** How long the popup takes with the words of twenty languages in the extension, beside one. */
export async function measureLanguages(rounds: number, wants: Wants): Promise<Measure[]> {
  const name = 'growth.languages';
  if (!wants(name)) return [];
  const folder = await mkdtemp(join(tmpdir(), 'languages-'));
  const stages: Stage[] = [];
  try {
    await cp(dist, folder, { recursive: true });
    for (const language of languages)
      await cp(join(dist, '_locales', 'en'), join(folder, '_locales', language), { recursive: true });
    for (const extension of [folder, dist]) stages.push(await Stage.start({ extension }));
    const sides = [];
    for (const stage of stages) {
      const targets = await stage.begin();
      sides.push({ stage, targets, tab: await openTab(targets, 'https://www.google.com/bench') });
    }
    const [many = [], one = []] = await inTurn(rounds, sides, openHome);
    return [measure(name, `1 → ${languages.length} languages: first paint of the popup, warm`, many, one)];
  } finally {
    for (const stage of stages) await stage.close();
    await rm(folder, { recursive: true });
  }
}

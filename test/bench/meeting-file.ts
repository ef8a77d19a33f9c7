import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sees } from '../person/hands';
import type { Stage } from './stage';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Four letters for a number below 456,976. */
const word = (index: number) =>
  [26 ** 3, 26 ** 2, 26, 1].map((place) => letters[Math.floor(index / place) % 26]).join('');

/** Brings that many meetings into this browser, as a person does who moves here: with a file, on the options page. */
export async function importMeetings(stage: Stage, count: number): Promise<void> {
  const meetings = Array.from({ length: count }, (_, index) => ({
    name: `spaces/bench${index}`,
    code: `aaa-${word(index)}-zzz`,
    account: 'host@gmail.com',
    seenAtMs: Date.now() - index * 60_000,
  }));
  const folder = await mkdtemp(join(tmpdir(), 'meetings-'));
  const file = join(folder, 'meetings.json') as `${string}.json`;
  await writeFile(file, JSON.stringify({ format: 'roomkeeper', version: 1, meetings }));
  const page = await stage.chromium.openPage('src/options/index.html#export');
  await (await page.$('input[type=file]'))?.uploadFile(file);
  await sees(page, `Meetings taken in: ${count.toLocaleString('en')}`);
  await page.close();
  await rm(folder, { recursive: true });
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { onTestFinished } from 'vitest';

/** Chooses a file with this text, as the person does in the file dialogue. */
export async function chooseFile(page: Page, text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'roomkeeper-file-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'presets.json');
  await writeFile(file, text);
  const input = await page.$('input[type=file]');
  await input?.uploadFile(file as `${string}.json`);
}

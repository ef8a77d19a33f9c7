import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import { root } from '../paths';
import { difference, mayDiffer } from './difference';
import { font, makeSame, makeStill } from './still';

/** Pictures that somebody looked at and approved: `npm run screenshots -- --approve`. */
const approved = join(root, 'test', 'pictures', 'approved');
/** Those of the last run, to be looked at. */
const shots = join(root, 'test', 'shots');

/**
 * Takes a picture of a page, and in the long run holds it against the approved one. Where they differ, both and a picture
 * of the difference are in test/shots.
 */
export async function holdsPicture(page: Page, name: string): Promise<void> {
  const file = `${name.replaceAll(' ', '-')}.png`;
  // What lies under the mouse since the last click would look as if the person were there.
  const untouched = await page.addStyleTag({ content: '* { pointer-events: none !important; }' });
  // Chromium looks anew what that is when the mouse moves, or some time later.
  await page.mouse.move(1, 1);
  const hasFont = await makeStill(page);
  const width = await makeSame(page);
  const whole = Buffer.from(await page.screenshot());
  const { height } = await sharp(whole).metadata();
  const taken = width ? await sharp(whole).extract({ left: 0, top: 0, width, height }).png().toBuffer() : whole;
  await untouched.evaluate((one) => one.remove());
  await mkdir(shots, { recursive: true });
  await writeFile(join(shots, file), taken);
  if (!process.env.LONG) return;
  if (!hasFont) return console.warn(`NOT COMPARED: ${name}. This machine has no ${font}.`);
  const approvedFile = join(approved, file.replace(/png$/, 'webp'));
  if (process.env.APPROVE) {
    await mkdir(approved, { recursive: true });
    // In 256 colours and as WebP without loss, which takes a third of the room and no comparison sees.
    const small = await sharp(taken).png({ palette: true, dither: 0, effort: 10 }).toBuffer();
    return writeFile(approvedFile, await sharp(small).webp({ lossless: true, effort: 6 }).toBuffer());
  }
  const before = await readFile(approvedFile).catch(() => undefined);
  if (!before) throw new Error(`There is no approved picture of ${name}. Look at test/shots/${file}, and approve it.`);
  const { part, show } = await difference(before, taken);
  if (part > mayDiffer) {
    await writeFile(join(shots, `${name}-approved.png`.replaceAll(' ', '-')), await sharp(before).png().toBuffer());
    if (show) await writeFile(join(shots, `${name}-difference.png`.replaceAll(' ', '-')), await show());
  }
  expect(part, `${name} differs from the approved picture in this part of its pixels`).toBeLessThanOrEqual(mayDiffer);
}

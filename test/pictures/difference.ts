import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** The part of its pixels in which a picture may differ from the approved one. A word that is cut short is more. */
export const mayDiffer = 0.0001;

/** The part of the pixels of two PNG files that differ, and a picture of where; all of them where their sizes differ. */
export function difference(before: Buffer, after: Buffer): { part: number; picture?: Buffer } {
  const [one, other] = [PNG.sync.read(before), PNG.sync.read(after)];
  const { width, height } = one;
  if (width !== other.width || height !== other.height) return { part: 1 };
  const where = new PNG({ width, height });
  const pixels = pixelmatch(one.data, other.data, where.data, width, height, { threshold: 0.1 });
  return { part: pixels / (width * height), picture: PNG.sync.write(where) };
}

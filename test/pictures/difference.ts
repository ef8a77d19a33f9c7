import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/** The part of its pixels in which a picture may differ from the approved one. A word that is cut short is more. */
export const mayDiffer = 0.0001;

/** How two pictures differ. */
interface Difference {
  /** The part of their pixels that differ; all of them where their sizes do. */
  part: number;
  /** Makes a PNG of where. There is none where their sizes differ. */
  show?: () => Promise<Buffer>;
}

const pixelsOf = (picture: Buffer) => sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });

/** How two pictures differ, in whatever format each is. */
export async function difference(before: Buffer, after: Buffer): Promise<Difference> {
  const [one, other] = await Promise.all([pixelsOf(before), pixelsOf(after)]);
  const { width, height, channels } = one.info;
  if (width !== other.info.width || height !== other.info.height) return { part: 1 };
  const where = Buffer.alloc(one.data.length);
  const pixels = pixelmatch(one.data, other.data, where, width, height, { threshold: 0.1 });
  const show = () => sharp(where, { raw: { width, height, channels } }).png().toBuffer();
  return { part: pixels / (width * height), show };
}

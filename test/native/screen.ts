import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

/** What a display shows at one moment: four bytes a pixel, blue, green, red and one unused, row by row. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Buffer };

/**
 * Reads the file in which Xvfb (-fbdir) keeps its screen, so that no screenshot program is needed.
 * Its format is that of xwd, see the header XWDFile.h of X11: a header of big-endian 32-bit words, a colour map of
 * 12 bytes an entry, the pixels.
 */
export async function readScreen(path: string): Promise<Picture> {
  const file = await readFile(path);
  const word = (index: number) => file.readUInt32BE(index * 4);
  const [headerSize, version, width, height] = [word(0), word(1), word(4), word(5)];
  const [littleEndian, bitsPerPixel, bytesPerLine, colors] = [word(7) === 0, word(11), word(12), word(19)];
  if (version !== 7 || bitsPerPixel !== 32 || !littleEndian || bytesPerLine !== width * 4) {
    throw new Error(`Xvfb keeps its screen in another form than expected: ${bitsPerPixel} bits, version ${version}.`);
  }
  const start = headerSize + colors * 12;
  return { width, height, pixels: file.subarray(start, start + bytesPerLine * height) };
}

/** The picture as a PNG file, see https://www.w3.org/TR/png-3/ */
export function toPng({ width, height, pixels }: Picture): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, to = 0; y < height; y++) {
    rows[to++] = 0; // The row is not filtered.
    for (let from = y * width * 4; from < (y + 1) * width * 4; from += 4) {
      rows[to++] = pixels[from + 2] ?? 0;
      rows[to++] = pixels[from + 1] ?? 0;
      rows[to++] = pixels[from] ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // Eight bits a channel, red, green and blue.
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

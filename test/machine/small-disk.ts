import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk of its own, in memory, small enough to be filled. */
export interface SmallDisk {
  folder: string;
  /** Leaves no block free: from now on whatever needs one is refused with ENOSPC, as on a full disk. */
  fill(): Promise<void>;
  /** Makes room again. */
  empty(): Promise<void>;
  /** Takes the disk away, with whatever is still open on it. */
  remove(): Promise<void>;
}

/** Mounts one of so many megabytes. Undefined where this user may not mount: only Linux's root may. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'roomkeeper-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  } catch {
    // Root of a container often may not either.
    await rm(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    async fill() {
      const { bavail, bsize } = await statfs(folder);
      // Somebody else writes too, and gives blocks back: more is asked for than there is.
      const refused = await writeFile(ballast, Buffer.alloc((bavail + 256) * bsize)).catch((error) => error);
      if (refused?.code !== 'ENOSPC') throw new Error(`The disk took more than it has: ${refused}`);
    },
    empty: () => rm(ballast, { force: true }),
    async remove() {
      await run('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true });
    },
  };
}

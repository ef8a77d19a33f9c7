import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const staleAfterMs = 10 * 60_000;

/**
 * Runs `work` while no other process of this machine that asks for the same lock does.
 * Parallel test files would otherwise run apt, or one download, at the same time. A directory is the lock, because
 * making one either succeeds for exactly one process or fails. A lock older than ten minutes is left over from a
 * process that was killed, and is taken away.
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = join(tmpdir(), `roomkeeper-${name}.lock`);
  // Nobody is told when another process lets go of a folder, so it is asked for again.
  while (!(await take(lock))) await sleep(250);
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const held = await stat(lock).catch(() => undefined);
    if (held && Date.now() - held.mtimeMs > staleAfterMs) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

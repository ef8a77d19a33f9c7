import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build';

interface Published {
  /** The folder of it. */
  extension: string;
}

// One for all files of a process.
let built: Promise<Published> | undefined;

/** The build of somebody who has OAuth clients, in a folder of its own, which goes when the process ends. */
export const buildPublished = (): Promise<Published> => {
  built ??= make();
  return built;
};

async function make(): Promise<Published> {
  const extension = await mkdtemp(join(tmpdir(), 'roomkeeper-'));
  await build(extension, {
    ROOMKEEPER_WEB_CLIENT_ID: '123456789012-web.apps.googleusercontent.com',
    ROOMKEEPER_CHROME_CLIENT_ID: '123456789012-chrome.apps.googleusercontent.com',
  });
  process.once('exit', () => rmSync(extension, { recursive: true, force: true }));
  return { extension };
}

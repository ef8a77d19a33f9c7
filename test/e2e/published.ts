import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build';

/** The build of somebody who has OAuth clients, in a folder of its own; `remove` takes it away. */
export async function buildPublished(): Promise<{ extension: string; remove(): Promise<void> }> {
  const extension = await mkdtemp(join(tmpdir(), 'roomkeeper-'));
  await build(extension, {
    ROOMKEEPER_WEB_CLIENT_ID: '123456789012-web.apps.googleusercontent.com',
    ROOMKEEPER_CHROME_CLIENT_ID: '123456789012-chrome.apps.googleusercontent.com',
  });
  return { extension, remove: () => rm(extension, { recursive: true, force: true }) };
}

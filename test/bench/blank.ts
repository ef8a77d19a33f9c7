import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The key that `blank` listens to, in xdotool's words. */
export const blankKey = 'alt+shift+y';

const manifest = {
  manifest_version: 3,
  name: 'Blank',
  version: '1',
  action: { default_popup: 'popup.html' },
  background: { service_worker: 'worker.js' },
  host_permissions: ['https://meet.googleapis.com/*'],
  commands: { ask: { suggested_key: { default: 'Alt+Shift+Y' }, description: 'Ask' } },
};

const popup = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Blank</title><p>A few words.</p></html>\n';

const worker = `
chrome.runtime.onMessage.addListener((message, sender, reply) => reply('answer'));
chrome.commands.onCommand.addListener(() => fetch('https://meet.googleapis.com/v2/spaces', { method: 'POST' }));
`;

/**
 * Writes the smallest extension that does what ours is compared in: a popup with a few words, a worker that answers a
 * message and sends one request for a key. Answers its folder, which the caller removes.
 */
export async function writeBlank(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'blank-extension-'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'popup.html'), popup);
  await writeFile(join(folder, 'worker.js'), worker);
  return folder;
}

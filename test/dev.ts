import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { type Chromium, launchChromium } from './chromium';
import { startGoogle } from './google';
import { dist, root } from './paths';

/**
 * `npm run dev`: the production build again after every change, and the extension reloaded each time in a Chromium on the
 * local Google: with a window where there is a display, otherwise without one. Closing the window ends it.
 */
const hasDisplay = process.platform !== 'linux' || !!(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

const google = await startGoogle();
let chromium: Chromium | undefined;

async function show(): Promise<void> {
  if (chromium) {
    await chromium.browser.installExtension(dist);
    console.log('The extension was reloaded.');
    return;
  }
  chromium = await launchChromium({ google, headed: hasDisplay });
  const { meetingCode, meetingUri } = google.createSpace({ owner: 'host@gmail.com' });
  google.startConference(meetingCode);
  await chromium.openTab(meetingUri);
  console.log(`Chromium runs ${hasDisplay ? 'in its window' : 'without a window'}, on a call of host@gmail.com.`);
  chromium.browser.once('disconnected', async () => {
    await watcher.close();
    await google.close();
  });
}

/** Vite copies what is public and does not look at it again. A change of the manifest or the configuration needs a new start. */
const watchPublic: Plugin = {
  name: 'watch-public',
  buildStart() {
    const folder = join(root, 'src', 'public');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      this.addWatchFile(join(folder, name));
  },
};

const watching = await build({ plugins: [watchPublic], build: { watch: {} } });
if (!('on' in watching)) throw new Error('Vite does not watch.');
const watcher = watching;
// One after the other: a change may come while the last build is still being shown.
let shown = Promise.resolve();
watcher.on('event', (event) => {
  if (event.code === 'BUNDLE_END') void event.result.close();
  if (event.code === 'ERROR') console.error(event.error);
  if (event.code === 'END') shown = shown.then(show).catch(console.error);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => chromium?.browser.close());

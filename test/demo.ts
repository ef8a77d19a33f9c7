import { build } from './build';
import { launchChromium } from './chromium';
import { showAround } from './demo/show-around';
import { walkThrough } from './demo/walk-through';
import { startGoogle } from './google';

/**
 * `npm start`: the extension as it ships, in a real Chromium, on a Google that runs on this machine. With a display it
 * is yours to click; without one it walks through the main job by itself and prints what happens.
 */
const hasDisplay = process.platform !== 'linux' || !!(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

console.log('Building the extension …');
await build();
const google = await startGoogle();
try {
  const chromium = await launchChromium({ google, headed: hasDisplay });
  try {
    await (hasDisplay ? showAround : walkThrough)({ google, chromium });
  } finally {
    await chromium.close();
  }
} finally {
  await google.close();
}

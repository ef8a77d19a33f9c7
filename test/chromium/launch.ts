import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { Desktop } from '../desktop/desktop';
import { findChromium } from '../machine';
import type { Display } from '../native/display';
import { leaveStopped } from './leave-stopped';

/** Where the local Google listens, and the host names it answers for. */
export type GoogleAddress = { port: number; hosts: readonly string[] };

export type LaunchOptions = {
  google: GoogleAddress;
  /** The folder of the unpacked extension. The built one if absent. */
  extension?: string;
  /** A display to show a real window on: needed for real keys and native menus. Headless if absent. */
  display?: Display;
  /** Shows the window on the display this process was started on (DISPLAY, or the one of macOS and Windows). */
  headed?: boolean;
  /** The language of the browser, e.g. "pt-BR": where it has the words of that (`findLanguages`), else English. */
  lang?: string;
  colorScheme?: 'light' | 'dark';
  forcedColors?: boolean;
  /** A profile folder to keep for a restart. The browser makes and removes one of its own if absent. */
  profile?: string;
  /** Leaves the page open that shows after an installation. It is closed if absent, so that a test starts alone. */
  keepsWelcome?: boolean;
  /** More command line arguments. */
  args?: readonly string[];
};

/**
 * Windows that stand at once instead of sliding in, no renderer kept ready for a page that may never come, and all sites in
 * one process: nearly half less work for a test. The extension has a process of its own all the same, and nothing of it runs
 * in a site's page. Where time itself is measured, a browser starts without them.
 */
export const stillArgs = [
  '--animation-duration-scale=0',
  '--disable-features=SpareRendererForSitePerProcess,IsolateOrigins,site-per-process',
  '--disable-site-isolation-trials',
  '--renderer-process-limit=1',
];

/**
 * With each extension that is removed Chromium on Linux takes its shortcuts off the person's desktop, by seven shell scripts
 * one after the other, though there are none, and each is a fork of the whole browser: for a test that was more work than
 * many a test. The first of these scripts lasts as long as the browser, so that the rest never comes: `endBrowser`.
 */
const noShortcuts = join(import.meta.dirname, 'no-shortcuts');

/** Starts the browser process, with Google's host names pointing at the local Google and nothing else reachable. */
export async function launchBrowser(options: LaunchOptions, desktop: Desktop | undefined): Promise<Browser> {
  const { display, profile } = options;
  const browser = await puppeteer.launch({
    executablePath: await findChromium(),
    headless: !(display || options.headed),
    // Branded Chrome has no --load-extension any more. Loading through the debugging protocol needs a pipe.
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    // Puppeteer's default of 800x600 would be forced upon tabs, and then they differ from the window they are in.
    defaultViewport: null,
    // With --disable-sync, a default of puppeteer, the browser process dies at the browser sign-in of getAuthToken.
    ignoreDefaultArgs: ['--disable-sync'],
    env: environment(options, desktop),
    args: [
      ...googleArgs(options.google),
      `--lang=${options.lang ?? 'en-US'}`,
      ...colorArgs(options),
      // Chromium refuses to run as root with its sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      // The screen that headless Chromium makes up is 800 by 600, and a popup is then cut short of its 600 pixels.
      ...(display || options.headed ? [] : ['--screen-info={1024x800}']),
      ...(display ? ['--window-position=0,0', `--window-size=${display.width},${display.height}`] : []),
      ...(options.args ?? []),
    ],
    ...(profile === undefined ? {} : { userDataDir: profile }),
  });
  await leaveStopped(browser);
  return browser;
}

/**
 * Ends a browser in which an extension was removed. Asked to close, it would first wait for the end of what takes away the
 * shortcuts.
 */
export async function endBrowser(browser: Browser): Promise<void> {
  const process = browser.process();
  if (!process || process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill('SIGKILL');
  await ended;
}

function googleArgs({ port, hosts }: GoogleAddress): string[] {
  const rules = [...hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'];
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    '--ignore-certificate-errors',
    // A QUIC connection would go past the local Google.
    '--disable-quic',
  ];
}

/** These reach every page from its first paint on, the popup included, unlike an emulation that starts afterwards. */
function colorArgs({ colorScheme, forcedColors }: LaunchOptions): string[] {
  return [...(colorScheme === 'dark' ? ['--force-dark-mode'] : []), ...(forcedColors ? ['--force-high-contrast'] : [])];
}

function environment(
  { display, headed, lang = 'en_US' }: LaunchOptions,
  desktop: Desktop | undefined,
): Record<string, string | undefined> {
  return {
    ...process.env,
    PATH: `${noShortcuts}${delimiter}${process.env.PATH}`,
    // Browser sign-in, and with it getAuthToken, is off in a browser without keys. Any text will do.
    GOOGLE_API_KEY: 'local',
    GOOGLE_DEFAULT_CLIENT_ID: 'local',
    GOOGLE_DEFAULT_CLIENT_SECRET: 'local',
    // On Linux the language comes from here and not from --lang.
    LANGUAGE: lang.replace('-', '_'),
    DISPLAY: display?.name ?? (headed ? process.env.DISPLAY : undefined),
    // Neither a Wayland session nor the notifications of a real desktop may take part in a test.
    ...(headed ? {} : { WAYLAND_DISPLAY: undefined, DBUS_SESSION_BUS_ADDRESS: desktop?.address ?? 'disabled:' }),
  };
}

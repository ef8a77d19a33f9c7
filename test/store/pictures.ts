import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type Chromium, launchChromium } from '../chromium';
import { stillArgs } from '../chromium/launch';
import { type Google, meetScopes, startGoogle } from '../google';
import { readLanguage } from '../languages/language';
import { root } from '../paths';
import { appears } from '../person/hands';

/** What the store asks for: https://developer.chrome.com/docs/webstore/images */
const screen = { width: 1280, height: 800 };
const tile = { width: 440, height: 280 };

/** One picture: what stands beside the window, as a key of the words, and how the window comes to show it. */
interface Scene {
  name: string;
  title: string;
  show(stage: Stage): Promise<Page>;
}

interface Stage {
  chromium: Chromium;
  google: Google;
  /** The code of a meeting in which a call runs. */
  code: string;
}

const overMeeting = async ({ chromium, code }: Stage): Promise<Page> => {
  const popup = await chromium.openPopup(await chromium.openTab(`https://meet.google.com/${code}`));
  await appears(popup, '.rows');
  return popup;
};

const scenes: readonly Scene[] = [
  { name: '1-meeting', title: 'welcomeChange', show: overMeeting },
  {
    name: '2-home',
    title: 'welcomeMake',
    async show({ chromium }) {
      const popup = await chromium.openPopup(await chromium.openTab('https://www.google.com/'));
      await appears(popup, 'main .primary');
      return popup;
    },
  },
  {
    name: '3-question',
    title: 'welcomeEnd',
    async show(stage) {
      const { chromium, code } = stage;
      const tab = await chromium.openTab(`https://meet.google.com/${code}`);
      await chromium.dispatchCommand('endConference', tab);
      const popup = await chromium.waitForPopup();
      await appears(popup, '.danger.filled:not([disabled])');
      return popup;
    },
  },
];

/**
 * The store's pictures in a language: the windows of the extension as it ships, over meetings of a local Google, each
 * beside one of its own sentences.
 */
export async function takePictures(language: string, into: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  const { words } = readLanguage(language);
  const say = (key: string) => words[key]?.message ?? '';
  const google = await startGoogle();
  const chromium = await launchChromium({ google, lang: language.replace('_', '-'), args: stillArgs });
  try {
    await signIn(google, chromium);
    const space = google.createSpace({ owner: 'host@gmail.com', madeBy: 'us', config: { accessType: 'TRUSTED' } });
    google.startConference(space.name, ['host@gmail.com', 'second@gmail.com'], { startedAgoMs: 25 * 60_000 });
    const stage = { chromium, google, code: space.meetingCode };
    for (const { name, title, show } of scenes) {
      const window = await (await show(stage)).screenshot();
      await chromium.closePopup();
      const html = beside(say(title), Buffer.from(window), say);
      writeFileSync(join(into, `${name}.png`), await draw(chromium, html, screen));
    }
    writeFileSync(join(into, 'tile.png'), await draw(chromium, tileOf(say), tile));
  } finally {
    await chromium.close();
    await google.close();
  }
}

/** By the extension's own order, with a Google that holds the grant and asks nothing. */
async function signIn(google: Google, chromium: Chromium): Promise<void> {
  Object.assign(google.consent, { answer: 'auto', webAccounts: ['host@gmail.com'] });
  const page = await chromium.openPage('src/options/index.html');
  const scopes = [meetScopes.settings, meetScopes.created];
  const answer = await page.evaluate(
    (scopes) => chrome.runtime.sendMessage({ action: 'signIn', input: { way: 'web', scopes } }),
    scopes,
  );
  if (!answer?.ok) throw new Error(`The sign-in failed: ${JSON.stringify(answer)}`);
  await page.close();
}

/** A page as a picture of exactly this size, without transparency. */
async function draw(chromium: Chromium, html: string, size: typeof screen): Promise<Uint8Array> {
  const page = await chromium.openTab('about:blank');
  await page.setViewport(size);
  await page.setContent(html);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

const dataUrl = (type: string, bytes: Buffer): string => `data:${type};base64,${bytes.toString('base64')}`;
const icon = dataUrl('image/png', readFileSync(join(root, 'icons', '128.png')));

const page = (say: (key: string) => string, style: string, body: string): string => `<!doctype html>
<html lang="${say('languageTag')}" dir="${say('textDirection')}">
<style>
  body { margin: 0; height: 100vh; display: flex; align-items: center; box-sizing: border-box; color: #10243e;
    font-family: system-ui, sans-serif; background: linear-gradient(135deg, #eef4fd, #d6e4f7); }
  ${style}
</style>
${body}`;

const beside = (title: string, window: Buffer, say: (key: string) => string): string =>
  page(
    say,
    `body { gap: 80px; padding: 0 100px; }
    h1 { font-size: 44px; line-height: 1.25; font-weight: 600; margin: 28px 0 0; text-wrap: balance; }
    section { flex: 1; } section > div { display: flex; gap: 16px; align-items: center; font-size: 26px; font-weight: 600; }
    figure { margin: 0; border-radius: 12px; overflow: hidden; box-shadow: 0 20px 60px #10243e40; line-height: 0; }`,
    `<section><div><img src="${icon}" width="56" height="56">${say('name')}</div><h1>${title}</h1></section>
    <figure><img src="${dataUrl('image/png', window)}"></figure>`,
  );

const tileOf = (say: (key: string) => string): string =>
  page(
    say,
    `body { gap: 24px; padding: 0 40px; } h1 { font-size: 34px; margin: 0; } p { font-size: 17px; margin: 6px 0 0; }`,
    `<img src="${icon}" width="96" height="96"><div><h1>${say('name')}</h1><p>${say('welcome')}</p></div>`,
  );

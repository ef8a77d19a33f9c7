import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { root } from '../paths';
import { isAsked, meetingOf, sees, start } from '../person';
import { menuTitles, ownBelow } from './menu-titles';

/** As wide as the README shows it. */
const width = 960;
const shots = join(root, 'test', 'shots');

/** The README's picture of the three ways to a meeting: `npm test -- native/moving --approve` makes it anew. */
it.runIf(process.env.LONG || process.env.APPROVE)(
  'Icon, key and menu, one after the other, as one picture that moves',
  async () => {
    const person = await start({ way: 'web', onDisplay: true });
    const { chromium, google } = person;
    await mkdir(shots, { recursive: true });
    const space = meetingOf(person, { config: { accessType: 'TRUSTED' } });
    google.startConference(space.name, ['host@gmail.com', 'second@gmail.com'], { startedAgoMs: 25 * 60_000 });
    const pictures: Buffer[] = [];
    const take = async () => {
      const path = join(shots, 'screen.png') as `${string}.png`;
      await chromium.display?.still(500);
      await chromium.screenshotScreen(path);
      pictures.push(
        await sharp(await readFile(path))
          .resize(width)
          .png()
          .toBuffer(),
      );
    };
    const tab = await chromium.openTab(space.meetingUri);
    await take();
    const popup = await chromium.openPopup(tab);
    await sees(popup, 'All settings');
    await take();
    await chromium.closePopup();
    await chromium.press('alt+shift+e', tab);
    await isAsked(await chromium.waitForPopup());
    await take();
    await chromium.closePopup();
    await chromium.rightClick(tab, 300, 60);
    await chromium.display?.choose('Roomkeeper', ownBelow.page);
    await take();
    await chromium.display?.choose('Copy meeting link', menuTitles('page'));
    // Each shows something else: nothing of it was too late.
    expect(new Set(pictures.map((one) => one.toString('base64'))).size).toBe(pictures.length);
    const into = join(process.env.APPROVE ? join(root, '.github') : shots, 'three-ways.webp');
    const { pages } = await sharp(pictures, { join: { animated: true } })
      .webp({ delay: pictures.map(() => 2_500), loop: 0, quality: 80 })
      .toFile(into)
      .then(() => sharp(into, { animated: true }).metadata());
    expect(pages).toBe(pictures.length);
  },
);

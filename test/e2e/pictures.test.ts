import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { root } from '../paths';
import { meetingOf, openOverMeeting, sees, start } from '../person';
import { difference, mayDiffer } from '../pictures/difference';
import { makeStill } from '../pictures/still';

const take = async (page: Page): Promise<Buffer> => Buffer.from(await page.screenshot());

describe('A picture that is held against an approved one', () => {
  it('is the same again and in another browser, and differs by a button 2 px to the side and by a cut word', async () => {
    const pictures: Buffer[] = [];
    for (const config of [{ accessType: 'OPEN' }, { accessType: 'OPEN' }] as const) {
      const person = await start({ way: 'web' });
      const popup = await openOverMeeting(person, meetingOf(person, { config }).meetingCode);
      await sees(popup, 'All settings');
      await makeStill(popup);
      pictures.push(await take(popup), await take(popup));
      if (pictures.length < 4) continue;
      const [first] = pictures as [Buffer];
      for (const other of pictures) expect((await difference(first, other)).part).toBe(0);
      await popup.$eval('.lock', (button) => button.setAttribute('style', 'translate: 2px'));
      expect((await difference(first, await take(popup))).part).toBeGreaterThan(mayDiffer);
      await popup.$eval('.lock', (button) => button.removeAttribute('style'));
      expect((await difference(first, await take(popup))).part).toBe(0);
      await popup.$eval('.rows li:last-child .grow', (label) => {
        label.textContent = `${label.textContent?.slice(0, -3)}…`;
      });
      expect((await difference(first, await take(popup))).part).toBeGreaterThan(mayDiffer);
    }
  });

  it('takes with all others no more than 5 MB', () => {
    const folder = join(root, 'test', 'pictures', 'approved');
    const bytes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(bytes.length).toBeGreaterThan(100);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(5_000_000);
  });
});

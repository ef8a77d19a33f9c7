import { beforeEach, it } from 'vitest';
import { optionSections } from '../languages/views';
import { product } from '../pairs';
import { appears, click, everythingIsTold, openElsewhere, type Person, sees } from '../person';
import { holds, inLooks, type Look, startIn } from '../pictures/looks';
import { oneIn } from '../share';

beforeEach(oneIn(10));

/** Somebody who has made one meeting, in a browser that looks so. */
async function startWithOne(look: Look): Promise<Person> {
  const person = await startIn(look, { way: 'web' });
  const home = await openElsewhere(person);
  await click(home, 'New meeting');
  await sees(home, 'Copied');
  await everythingIsTold(person);
  return person;
}

it.each(product({ section: optionSections, look: inLooks('dark') }))(
  'options $section: in $look',
  async ({ section, look }) => {
    const { chromium } = await startWithOne(look);
    const page = await chromium.openPage(`src/options/index.html#${section}`);
    await appears(page, 'main h1');
    await holds(page, `options ${section} ${look}`);
    if (section !== 'meetings') return;
    // Beside another window: the rows of the table fold.
    await page.setViewport({ width: look === 'twice as large' ? 840 : 420, height: 900 });
    await holds(page, `options meetings narrow ${look}`);
  },
);

it.each(inLooks('dark'))('a new preset, values that cannot be read, and the first page: in %s', async (look) => {
  const { chromium } = await startWithOne(look);
  const presets = await chromium.openPage('src/options/index.html#presets');
  await click(presets, 'New preset');
  await sees(presets, 'Leave as it is');
  await holds(presets, `options preset editor ${look}`);
  await presets.close();
  const worker = await chromium.worker();
  await worker.evaluate(() => chrome.storage.local.set({ pins: 42, 'left@2': 'by a later version' }));
  const page = await chromium.openPage('src/options/index.html#account');
  await sees(page, 'Something else: 1');
  await holds(page, `options unreadable ${look}`);
  await holds(await chromium.openPage('src/welcome/index.html'), `welcome ${look}`);
});

import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Chromium } from '../chromium';
import { until } from '../chromium/until';
import type { Google } from '../google';
import { root } from '../paths';
import { allow, appears, choose, click, clickAway, clickOn, named, sees } from '../person/hands';
import { everythingIsTold } from '../person/ledger';

const pictures = join(root, 'test', 'shots');

/** The main job from end to end, as a person would do it, with every answer of the API on the screen. */
export async function walkThrough({ google, chromium }: { google: Google; chromium: Chromium }): Promise<void> {
  let answered = 0;
  const step = (what: string) => console.log(`\n● ${what}`);
  const answers = () => {
    for (const { method, path, query, body, status, answer } of google.requests.slice(answered)) {
      const search = new URLSearchParams(query).toString();
      console.log(`  ${method} ${path}${search && `?${search}`}${body ? ` ${JSON.stringify(body)}` : ''}`);
      console.log(`    ${status} ${JSON.stringify(answer)}`);
    }
    answered = google.requests.length;
  };
  const picture = async (page: Page, name: string) => {
    const path = join(pictures, `${name}.png`) as `${string}.png`;
    await chromium.screenshot(page, path);
    console.log(`  picture: ${relative(root, path)}`);
  };
  /** One that came first, because the popup took a second to be drawn, goes away once the popup has said the same. */
  const popupAloneSaysSo = async () => {
    await everythingIsTold({ chromium });
    await until('no notification says the same', async () => (await chromium.notifications()).length === 0);
  };

  step('Signing in, from the toolbar, on a page that is no meeting. Google asks who it is and for consent, once.');
  let popup = await chromium.openPopup(await chromium.openTab('https://www.google.com/'));
  await sees(popup, 'Sign in with Google');
  await picture(popup, '1-sign-in');
  await clickAway(popup, named('Sign in with Google'));
  await choose({ chromium }, 'host@gmail.com');
  await allow({ chromium });

  step('New meeting, in the popup that has come back.');
  popup = await chromium.waitForPopup();
  await sees(popup, 'New meeting');
  await picture(popup, '2-home');
  await click(popup, 'New meeting');
  await until('a link on the clipboard', async () =>
    (await chromium.clipboard()).startsWith('https://meet.google.com/'),
  );
  const link = await chromium.clipboard();
  answers();
  console.log(`  on the clipboard: ${link}`);

  await popupAloneSaysSo();
  const code = new URL(link).pathname.slice(1);
  google.startConference(code, ['host@gmail.com', 'second@gmail.com']);

  step('The meeting in this tab: two people are in the call now.');
  const tab = await chromium.openTab(link);
  popup = await chromium.openPopup(tab);
  await sees(popup, 'Call running');
  await picture(popup, '3-meeting');
  answers();

  step('Anyone with the link may join: chosen, looked at, applied, and what Google made of it.');
  await clickOn(popup, 'input[value=OPEN]');
  await sees(popup, '→');
  await picture(popup, '4-change');
  await click(popup, 'Apply');
  await sees(popup, 'Google confirms the change.');
  await popupAloneSaysSo();
  answers();

  step('End for everyone, by the shortcut: it asks first, about this very call.');
  await chromium.closePopup();
  await chromium.dispatchCommand('endConference', tab);
  popup = await chromium.waitForPopup();
  await sees(popup, 'End this call for everyone?');
  await appears(popup, `${named('End for everyone')}:not([disabled])`);
  await picture(popup, '5-confirm');
  await click(popup, 'End for everyone');
  await sees(popup, 'The call was ended for everyone');
  await picture(popup, '6-ended');
  await popupAloneSaysSo();
  answers();
  if (google.conference(code)) throw new Error('The call still runs at Google.');

  step('New meeting from the menu on the icon: told by a notification.');
  await chromium.closePopup();
  await chromium.dispatchMenu({ menuItemId: 'createSpace@action' }, tab);
  await until('a notification', async () => (await chromium.notifications()).length > 0);
  const told = await chromium.notifications();
  if (told.length > 1) throw new Error('Something was told twice: in a notification and in the popup.');
  for (const { title, message } of told) console.log(`  notification: ${title}. ${message}`);
  answers();
  console.log('\nDone: made, shown, changed, ended, all of it at the local Google.');
}

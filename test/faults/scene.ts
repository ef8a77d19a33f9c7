import type { Page } from 'puppeteer-core';
import { everythingIsTold, type Person } from '../person';

/** Where orders are given: a page of the extension that stays open, and a web page over which menus are clicked. */
export interface Scene {
  person: Person;
  page: Page;
  tab: Page;
}

/** Opens both, with everything told. Google asks nobody anything from then on, and counts no quotas. */
export async function openScene(person: Person): Promise<Scene> {
  const { chromium, google } = person;
  google.quotas.lift();
  Object.assign(google.consent, { answer: 'auto', webAccounts: ['host@gmail.com'] });
  const tab = await chromium.openTab('https://www.google.com/');
  const page = await chromium.openPage('src/welcome/index.html');
  // The sign-in, too.
  await everythingIsTold(person);
  return { person, page, tab };
}

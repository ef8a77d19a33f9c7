import type { Page } from 'puppeteer-core';
import { appears, click, clickOn, named, openElsewhere, openOverMeeting, type Person, signIn } from '../person';
import { share } from '../share';

/** The sections of the options, by what stands behind the # in their address. */
export const optionSections = [
  'account',
  'general',
  'presets',
  'people',
  'meetings',
  'rooms',
  'icon',
  'log',
  'export',
  'about',
] as const;

/** Looks at one view of which the name is said. */
export type Look = (page: Page, name: string) => Promise<void>;

/** The words of the language that is shown, by their keys. */
export type Say = (key: string) => string;

/** What a person sees, from the first page on, in the language of their browser: every view, one after the other. */
export async function visitViews(person: Person, say: Say, look: Look): Promise<void> {
  const { chromium, google } = person;
  const welcome = await chromium.openPage('src/welcome/index.html');
  await appears(welcome, 'main h1');
  await look(welcome, 'welcome');
  await welcome.close();

  const signedOut = await openElsewhere(person);
  await appears(signedOut, 'main .primary');
  await look(signedOut, 'signed out');
  await chromium.closePopup();

  await signIn(person, 'web', ['settings', 'created']);
  const { meetingCode, name } = google.createSpace({ owner: 'host@gmail.com', madeBy: 'us' });
  google.startConference(name, ['host@gmail.com', { phone: '+49 *** 12' }], { startedAgoMs: 25 * 60_000 });
  await visitPopup(person, meetingCode, say, look);

  const panel = await chromium.openPage('src/panel/index.html');
  await panel.setViewport({ width: 360, height: 900 });
  await appears(panel, '.calls li button');
  await clickOn(panel, '.calls li button');
  await appears(panel, '.rows');
  await look(panel, 'panel');
  await panel.close();

  const calls = await chromium.openPage(`src/history/index.html#${name}`);
  await appears(calls, '.people table');
  await look(calls, 'calls');
  await calls.close();

  const options = await chromium.openPage('src/options/index.html');
  // A few of them in `npm test`, others at each seed.
  for (const section of share(optionSections, 4)) {
    await clickOn(options, `nav [href="#${section}"]`);
    await appears(options, `nav [href="#${section}"][aria-current]`);
    await look(options, `options ${section}`);
  }
  await options.close();
}

/** The popup over a meeting with a call: what leads on from it, a change, and the question before the end. */
async function visitPopup(person: Person, code: string, say: Say, look: Look): Promise<void> {
  const popup = await openOverMeeting(person, code);
  await appears(popup, '.rows li:nth-child(5)');
  await look(popup, 'meeting');
  const rows = ['people', 'tell me', 'guests', 'settings', 'presets'];
  for (const [at, row] of rows.entries()) {
    await clickOn(popup, `.rows li:nth-child(${at + 1}) button`);
    await appears(popup, 'header .back');
    await look(popup, row);
    await clickOn(popup, 'header .back');
    await appears(popup, '.rows li:nth-child(5)');
  }
  await clickOn(popup, 'input[value=OPEN]');
  await appears(popup, named(say('apply')));
  await look(popup, 'change');
  await click(popup, say('keep'));
  await click(popup, say('endConference'));
  await appears(popup, '.danger.filled:not([disabled])');
  await look(popup, 'question');
  // Else it would be asked again.
  await click(popup, say('confirmNo'));
  await appears(popup, '.rows li:nth-child(5)');
  await person.chromium.closePopup();
  const home = await openElsewhere(person);
  await appears(home, '#code');
  await look(home, 'home');
  await person.chromium.closePopup();
}

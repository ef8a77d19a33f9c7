import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import type { Notification } from '../desktop/notifications';
import type { NewSpace, Space, Who } from '../google';
import { appears, click, clickOn, named, sees } from './hands';
import { type Person, type Start, start } from './person';

export interface Hosted {
  person: Person;
  space: Space;
  /** The name of the running conference record. */
  record: string;
}

interface HostedCall extends Start {
  inCall?: Who[];
  startedAgoMs?: number;
  /** Whose Cloud project made the meeting; ours unless told otherwise. */
  madeBy?: string;
}

/** A signed-in host with one open meeting and a call in it, which this browser did not make itself. */
export async function hostedCall({ inCall, startedAgoMs, madeBy = 'us', ...launch }: HostedCall = {}): Promise<Hosted> {
  const person = await start({ way: 'web', ...launch });
  const space = person.google.createSpace({ owner: 'host@gmail.com', madeBy, config: { accessType: 'OPEN' } });
  const record = person.google.startConference(space.name, inCall, { startedAgoMs });
  return { person, space, record };
}

/** A meeting of the host's that this extension's project made, but that this browser has not seen yet. */
export function meetingOf(person: Person, given: Partial<NewSpace> = {}): Space {
  return person.google.createSpace({ owner: 'host@gmail.com', ...given });
}

/** A meeting that this very browser made, from the menu on the icon. Its notification is still on the desktop. */
export async function makeMeeting(person: Person): Promise<Space> {
  const { chromium, google } = person;
  const tab = await chromium.openTab('https://www.google.com/');
  await chromium.dispatchMenu({ menuItemId: 'createSpace@action' }, tab);
  await notified(person, 'Meeting ready');
  const space = google.spaces.at(-1);
  if (!space) throw new Error('Told of a meeting that is not there.');
  return space;
}

/** Waits for the notification of this title, about what is named if something is; for any if nothing is said. */
export async function notified({ chromium }: Person, title?: string, about = ''): Promise<Notification> {
  return until(`told ${title ?? 'something'} ${about}`, async () =>
    (await chromium.notifications()).find(
      (one) => (title === undefined || one.title === title) && one.message.includes(about),
    ),
  );
}

/** Chooses who may join and applies it. */
export async function changeAccess(popup: Page, accessType: string): Promise<void> {
  // Once all is loaded: what comes later moves what is clicked.
  await sees(popup, 'All settings');
  await clickOn(popup, `input[value=${accessType}]`);
  await appears(popup, `input[value=${accessType}]:checked`);
  await click(popup, 'Apply');
}

/** Waits for the question about the end of a call, and for its button to be ready. */
export async function isAsked(popup: Page): Promise<void> {
  await sees(popup, 'End this call for everyone?');
  await appears(popup, `${named('End for everyone')}:not([disabled])`);
}

/** A Meet tab and the popup over it, opened by a real click on the icon; a small window `beside` it stays open. */
export async function openOverMeeting({ chromium }: Person, code: string, beside?: Page): Promise<Page> {
  return chromium.openPopup(await chromium.openTab(`https://meet.google.com/${code}`), beside);
}

/** The small window about a meeting that was shown here before, from the list of meetings. */
export async function openDetails(person: Person, code: string): Promise<Page> {
  const list = await person.chromium.openPage('src/options/index.html#meetings');
  await person.chromium.closePopup();
  await click(list, `Details of ${code}`);
  return person.chromium.waitForPopup();
}

/** The popup over a page that is no meeting. */
export async function openElsewhere({ chromium }: Person): Promise<Page> {
  return chromium.openPopup(await chromium.openTab('https://www.google.com/'));
}

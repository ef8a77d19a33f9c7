import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import type { Fault, Space } from '../google';
import { changes, hold } from './asked';
import { click } from './hands';
import { changeAccess, isAsked, meetingOf, openElsewhere, openOverMeeting } from './meetings';
import type { Person } from './person';

/** What a person can press in the popup that changes something. */
export const presses = ['create', 'lock', 'change', 'end'] as const;
export type Press = (typeof presses)[number];
/** The call of the API that it becomes. */
const callOf: Record<Press, string> = { create: 'create', lock: 'patch', change: 'patch', end: 'end' };

/** An order on its way: pressed in the popup, arrived at Google, and held there. */
export interface Held {
  /** The meeting that it is about; a new one has none yet. */
  space?: Space;
  /** The name of the call that is held. */
  call: string;
  popup: Page;
  /** Lets Google carry it out, or do what the fault says, and answer. */
  letGo(): void;
}

/** Presses the key of New meeting, on a page that is no meeting. */
export async function pressNewMeeting({ chromium }: Person): Promise<void> {
  await chromium.dispatchCommand('createSpace', await chromium.openTab('https://www.google.com/'));
}

/** Presses in the popup, and lets Google wait with its answer, which is what the fault makes of it. */
export async function pressAndHold(person: Person, press: Press, fault: Fault = {}): Promise<Held> {
  const call = callOf[press];
  const sent = changes(person).length;
  const letGo = hold(person, call, fault);
  const space = press === 'create' ? undefined : meetingOf(person, { config: { accessType: 'TRUSTED' } });
  const popup = await pressIn(person, press, space);
  await until(`${press} arrives at Google`, () => changes(person).length > sent);
  return { ...(space && { space }), call, popup, letGo };
}

async function pressIn(person: Person, press: Press, space: Space | undefined): Promise<Page> {
  if (!space) {
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    return popup;
  }
  if (press === 'end') person.google.startConference(space.name);
  const popup = await openOverMeeting(person, space.meetingCode);
  if (press === 'lock') await click(popup, 'Lock');
  if (press === 'change') await changeAccess(popup, 'OPEN');
  if (press === 'end') {
    await click(popup, 'End call for everyone…');
    await isAsked(popup);
    await click(popup, 'End for everyone');
  }
  return popup;
}

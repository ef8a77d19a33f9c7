import type { Page } from 'puppeteer-core';
import type { Space } from '../google';
import { type Answer, order } from './extension';
import { click } from './hands';
import { changeAccess, isAsked, meetingOf, openElsewhere, openOverMeeting } from './meetings';
import type { Person } from './person';
import { ask, look } from './question';
import { openBy } from './roads';

/** Every order that changes something at Google, and what it then sends. */
export const sends = {
  createSpace: ['create'],
  updateSpace: ['patch'],
  undoUpdate: ['patch'],
  toggleLock: ['patch'],
  endConference: ['end'],
  closeRoom: ['patch', 'end'],
} as const;
export type Change = keyof typeof sends;
export const everyChange = Object.keys(sends) as Change[];

/** A change of which only the order itself is left to be given. */
export interface Ready {
  /** The meeting that it is about; a new one has none yet. */
  space?: Space;
  give(): Promise<Answer>;
}

/** Lets happen all that goes before a change, to a new meeting of the host's, so that a page can order it. */
export async function prepare(person: Person, page: Page, change: Change): Promise<Ready> {
  if (change === 'createSpace') return { give: () => order(page, change, {}) };
  const space = meetingOf(person, { config: { accessType: 'TRUSTED' } });
  const { name, meetingCode: code } = space;
  const open = { name, shown: { accessType: 'TRUSTED' }, wanted: { accessType: 'OPEN' } };
  switch (change) {
    case 'updateSpace':
      return { space, give: () => order(page, change, open) };
    case 'undoUpdate':
      await order(page, 'updateSpace', open);
      return { space, give: () => order(page, change, { name }) };
    case 'toggleLock':
      return { space, give: () => order(page, change, { code }) };
    default: {
      person.google.startConference(name);
      const yes = await look(page, await ask(person, page, code, change));
      return { space, give: () => order(page, 'confirm', yes) };
    }
  }
}

/** A change by hand, in each view of the popup, up to the click that sends its one request. Gives the popup. */
export const byHand: Record<'create' | 'patch' | 'end', (person: Person) => Promise<Page>> = {
  create: async (person) => {
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    return popup;
  },
  patch: async (person) => {
    const popup = await openOverMeeting(person, meetingOf(person).meetingCode);
    await changeAccess(popup, 'OPEN');
    return popup;
  },
  end: async (person) => {
    const space = meetingOf(person);
    person.google.startConference(space.name);
    const popup = await openBy(person, 'the shortcut', 'endConference', space);
    await isAsked(popup);
    await click(popup, 'End for everyone');
    return popup;
  },
};

import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Space } from '../google';
import { calls } from './asked';
import { type Answer, order } from './extension';
import { click } from './hands';
import { changeAccess, isAsked, meetingOf, openElsewhere, openOverMeeting } from './meetings';
import { placesIn, readPeople } from './members';
import type { Person } from './person';
import { ask, look } from './question';
import { openBy } from './roads';
import { forgetRooms, keepRooms, readRooms } from './rooms';

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
      await expect(order(page, 'updateSpace', open)).resolves.toMatchObject({ ok: true });
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

/**
 * Every order that takes long, and what it then sends, in this order: for two people, or for two meetings with somebody in
 * the first. It has an outcome for each, and the next worker goes on with it, so that it is in tables of its own.
 */
export const sendsInTurn = {
  updateMembers: ['members.create', 'members.create'],
  createRooms: ['create', 'members.create', 'create'],
} as const;
export type LongChange = keyof typeof sendsInTurn;
export const everyLongChange = Object.keys(sendsInTurn) as LongChange[];

/** How many of the requests before one are of its kind. */
export const earlierIn = (requests: readonly string[], at: number): number =>
  requests.slice(0, at).filter((one) => one === requests[at]).length;

/** How it is with an order that takes long. */
export interface Standing {
  /** So many meetings and people are not at Google as they were ordered. */
  left: number;
  /** Of so many the extension says that nobody knows. */
  unknown: number;
  /** What was asked for a second time, or is there twice. */
  twice: string[];
}

/** An order that takes long, of which only the order itself is left to be given. */
export interface LongReady extends Ready {
  look(): Promise<Standing>;
}

/** Lets happen all that goes before such an order. */
export async function prepareLong(person: Person, page: Page, change: LongChange): Promise<LongReady> {
  const { google } = person;
  const [guest, host] = ['ann@school.example', 'ben@school.example'];
  const askedFor = ({ name }: Space) =>
    calls(person, 'members.create').flatMap(({ path, body }) =>
      path.includes(name) ? [(body as { email: string }).email] : [],
    );
  const twiceIn = (space: Space) => [
    ...findTwice(askedFor(space)),
    ...findTwice(space.members.map(({ email }) => email)),
  ];
  if (change === 'updateMembers') {
    const space = meetingOf(person);
    const add = [{ email: guest }, { email: host, role: 'COHOST' }];
    return {
      space,
      give: () => order(page, change, { name: space.name, add }),
      look: async () => {
        const { rows = [] } = (await readPeople(page, space)) ?? {};
        const places = placesIn(space);
        return {
          left: [guest, `${host}*`].filter((one) => !places.includes(one)).length,
          unknown: rows.filter(({ is }) => is === 'unknown').length,
          twice: twiceIn(space),
        };
      },
    };
  }
  const list = crypto.randomUUID();
  const before = { spaces: google.spaces.length, creates: calls(person, 'create').length };
  await forgetRooms(page);
  await keepRooms(page, list, [
    { label: 'Physics 9a', is: 'queued', people: [{ email: guest }] },
    { label: 'Physics 9b', is: 'queued' },
  ]);
  return {
    give: () => order(page, change, { list }),
    look: async () => {
      const rows = await readRooms(page, list);
      const made = rows.filter(({ is }) => is === 'made');
      const spaces = google.spaces.slice(before.spaces);
      const [first] = rows;
      const hasGuest = spaces.some(({ name, members }) => name === first?.name && members.length === 1);
      const creates = calls(person, 'create').length - before.creates;
      return {
        left: rows.length - made.length + (first?.is === 'made' && !hasGuest ? 1 : 0),
        unknown: rows.filter(({ is }) => is === 'unknown').length,
        twice: [
          ...findTwice(made.map(({ name = '' }) => name)),
          ...spaces.flatMap(twiceIn),
          ...(creates > rows.length ? [`${creates} meetings`] : []),
          ...(spaces.length > rows.length ? [`${spaces.length} meetings at Google`] : []),
        ],
      };
    },
  };
}

const findTwice = (all: readonly string[]): string[] => all.filter((one, at) => all.indexOf(one) !== at);

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

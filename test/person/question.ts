import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { order } from './extension';
import { ledger } from './ledger';
import type { Person } from './person';

/** What a yes names: the question, and the call that was shown with it. */
export interface Yes {
  id: string;
  conferenceRecord: string;
}

/** Orders from a page the end of a call, or closing the room, and gives the id of the question that waits from then on. */
export async function ask(
  person: Person,
  page: Page,
  code: string,
  action: 'endConference' | 'closeRoom' = 'endConference',
): Promise<string> {
  expect(await order(page, action, { code })).toEqual({ ok: false, failure: { kind: 'askFirst' } });
  const waiting = (await ledger(person)).open.findLast(({ state }) => state.is === 'waiting');
  return waiting?.id ?? '';
}

/** Looks at the question as the popup does. Gives the yes to the call that it shows. */
export async function look(page: Page, id: string): Promise<Yes> {
  const { value } = await order(page, 'reviewPending', { id });
  const { space } = value as { space: { activeConference: { conferenceRecord: string } } };
  return { id, conferenceRecord: space.activeConference.conferenceRecord };
}

import type { Entry } from '../actions/entry';
import { browser } from '../browser';
import { readOpen } from '../store/ledger';

/** The alarm by which a worker looks after what is open in the ledger. */
export const ledgerAlarm = 'ledger';
/** Longer than a write may take, which is given up after 28 s. Chrome rings every 30 s at most. */
const lookAgainAfterMs = 35_000;

/** Starts a worker in a while, in case this one dies, to tell what became of the orders that it was at. */
export const lookAgain = (): Promise<void> =>
  browser.alarms.create(ledgerAlarm, { when: Date.now() + lookAgainAfterMs });

/** Takes the alarm away where nobody is left to be told of anything. */
export async function stopLooking(): Promise<void> {
  if (!(await readOpen()).some(needsLook)) await browser.alarms.clear(ledgerAlarm);
}

/** Whether it goes on without the person: a question waits for an answer, and a notification for a click. */
export const needsLook = ({ state }: Entry): boolean =>
  state.is !== 'waiting' && !(state.is === 'answered' && state.notifiedAtMs !== undefined);

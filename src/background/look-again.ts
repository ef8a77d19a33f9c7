import { browser } from '../browser';

/** The alarm by which a worker looks after what is open in the ledger. */
export const ledgerAlarm = 'ledger';
/** Longer than a write may take, which is given up after 28 s. Chrome rings every 30 s at most. */
const lookAgainAfterMs = 35_000;

/** Starts a worker in a while, in case this one dies, to tell what became of the orders that it was at. */
export const lookAgain = (): Promise<void> =>
  browser.alarms.create(ledgerAlarm, { when: Date.now() + lookAgainAfterMs });

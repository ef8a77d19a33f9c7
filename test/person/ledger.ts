import { until } from '../chromium/until';
import type { Person } from './person';

/** An entry of the ledger, as far as tests look at it. */
export interface LedgerEntry {
  id: string;
  order: { action: string; input: Record<string, unknown> };
  askedAtMs: number;
  about?: { name?: string; code?: string };
  state: {
    is: 'waiting' | 'queued' | 'sent' | 'answered' | 'told';
    outcome?: { is: 'done' | 'failed' | 'unknown'; failure?: { kind: string } };
    told?: { where: string };
    notifiedAtMs?: number;
    /** Google has done it, and something less of it is still under way. */
    goesOn?: boolean;
  };
}

/** What the extension keeps of orders: those that nobody was told of, and those that somebody was, the newest first. */
export async function ledger({ chromium }: Pick<Person, 'chromium'>): Promise<Record<'open' | 'told', LedgerEntry[]>> {
  const worker = await chromium.worker();
  // Not all that is kept: a test may have filled the rest with megabytes.
  const { open = [], told = [] } = await worker.evaluate(() =>
    chrome.storage.local.get<Record<string, LedgerEntry[]>>(['open', 'told']),
  );
  return { open, told };
}

/** Waits until somebody was told of everything but questions, and of failures at least by a notification. */
export const everythingIsTold = (person: Pick<Person, 'chromium'>): Promise<boolean> =>
  until('everything in the ledger is told', async () => {
    const { open } = await ledger(person);
    const untold = open.filter(({ state }) => state.is !== 'waiting' && state.notifiedAtMs === undefined);
    if (untold.length) throw new Error(`These are not: ${JSON.stringify(untold)}`);
    return true;
  });

/** Waits until an order was taken, and nothing of it is sent because another one about its meeting is under way. */
export const waitsItsTurn = (person: Pick<Person, 'chromium'>, action: string): Promise<boolean> =>
  until(`${action} waits for its turn`, async () =>
    (await ledger(person)).open.some(({ order, state }) => order.action === action && state.is === 'queued'),
  );

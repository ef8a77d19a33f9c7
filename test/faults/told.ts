import { until } from '../chromium/until';
import type { Answer, LedgerEntry, Person } from '../person';
import type { Scene } from './scene';

/**
 * What "told" means, and where the extension keeps account of an order: the only file here that knows how that is done.
 * An order that changes something is in the ledger; what was only read is said at once.
 */

/** How an order ended: `done`, or the kind of its failure. */
export type Ending = string;

/** A failure after which it is not known whether the order was carried out. */
export const isUnknown = (ending: Ending): boolean => ending === 'outcomeUnknown';

/** An order as the ledger names it, and the meeting that it is about. */
export interface Kept {
  action: string;
  code?: string;
}

/** How an order ended by the answer to the page that gave it. */
export const endingOf = ({ failure }: Answer): Ending => failure?.kind ?? 'done';

/** Read by a page, so that the worker is not kept alive, or started, by being asked. */
const readLedger = ({ page }: Scene): Promise<LedgerEntry[]> =>
  page.evaluate(async () => {
    const { open = [], told = [] } = (await chrome.storage.local.get(['open', 'told'])) as Record<
      string,
      LedgerEntry[]
    >;
    return [...open, ...told];
  });

/** Watches how orders end from now on. What was said before, and would hide it, is taken away. */
export async function watchOrders(scene: Scene) {
  const { person } = scene;
  const { chromium } = person;
  await chromium.clearNotifications();
  if (await isInPopup(person)) await chromium.closePopup();
  const fromMs = Date.now();
  const seen: Record<string, number> = {};
  const keyOf = ({ action, code }: Kept) => `${action} ${code ?? ''}`;
  /** The entry of the n-th order of this name, as far as there is one yet. */
  async function find({ action, code }: Kept, n: number): Promise<LedgerEntry | undefined> {
    const its = ({ order, askedAtMs, about }: LedgerEntry) =>
      askedAtMs >= fromMs && order.action === action && (!code || about?.code === code);
    return (await readLedger(scene)).filter(its).sort((a, b) => a.askedAtMs - b.askedAtMs)[n];
  }
  /** How the next order of this name ended, once the ledger has that and its entry is as far as it has to be. */
  async function next(kept: Kept, isFar: (one: LedgerEntry) => boolean, timeoutMs: number) {
    const key = keyOf(kept);
    const n = seen[key] ?? 0;
    seen[key] = n + 1;
    return until(
      `the ledger says how ${key} ended, and where a failure was told`,
      async () => {
        const one = await find(kept, n);
        return one && isFar(one) && endingOfEntry(one);
      },
      timeoutMs,
    );
  }
  return {
    /** Whether the next order of this name has ended. What is said meanwhile may be about an earlier one. */
    async hasEnded(kept: Kept): Promise<boolean> {
      const one = await find(kept, seen[keyOf(kept)] ?? 0);
      return one !== undefined && endingOfEntry(one) !== undefined;
    },
    /** Waits until something is said. */
    said: (what: string, timeoutMs: number) => until(`${what} is said`, () => hasSaid(person), timeoutMs),
    /** How the next order of this name ended. */
    ending: (kept: Kept, timeoutMs: number): Promise<Ending> => next(kept, () => true, timeoutMs),
    /**
     * The same; but a failure has to be told by then, because it may be told in a popup, which what comes next would
     * close. All else is told by itself, which `everythingIsTold` waits for in the end.
     */
    told: (kept: Kept, timeoutMs: number): Promise<Ending> =>
      next(
        kept,
        ({ state }) => state.outcome?.is !== 'failed' || state.is === 'told' || state.notifiedAtMs !== undefined,
        timeoutMs,
      ),
  };
}

function endingOfEntry({ state: { outcome, goesOn } }: LedgerEntry): Ending | undefined {
  // Another order like it still joins this one.
  if (goesOn) return undefined;
  return outcome && (outcome.is === 'unknown' ? 'outcomeUnknown' : (outcome.failure?.kind ?? 'done'));
}

export type Watch = Awaited<ReturnType<typeof watchOrders>>;

const hasSaid = async (person: Person): Promise<boolean> =>
  (await person.chromium.notifications()).length > 0 || (await isInPopup(person));

/** A failure that waits in the popup for the person, with the button that helps. */
async function isInPopup({ chromium }: Person): Promise<boolean> {
  if (!chromium.isPopupOpen()) return false;
  const popup = await chromium.waitForPopup();
  return (await popup.$('.problem')) !== null;
}

/** Everything that the extension keeps. */
export type Storage = Record<'local' | 'session', Record<string, unknown>>;

/** What is kept in a shape that it should not have, or is not over, in words. */
export function findMisshapen({ local }: Storage): string[] {
  const meetings = Object.entries(local).filter(([key]) => key.startsWith('meeting:')) as [string, Meeting][];
  const open = (local.open ?? []) as { id: string; order: { action: string }; state: { is: string } }[];
  return [
    // The extension checks whatever it reads, and sets aside what is of another shape.
    ...Object.keys(local).filter((key) => key.startsWith('aside')),
    ...meetings.flatMap(([key, { name, code, uri }]) =>
      key === `meeting:${name}` && /^[a-z]{3}-[a-z]{4}-[a-z]{3}$/.test(code) && uri.endsWith(code)
        ? []
        : [`${key} is kept as ${JSON.stringify({ name, code, uri })}`],
    ),
    ...open.flatMap(({ order, state }) =>
      state.is === 'queued' || state.is === 'sent' ? [`${order.action} is ${state.is} for ever`] : [],
    ),
  ];
}

interface Meeting {
  name: string;
  code: string;
  uri: string;
}

/** How many meetings are listed of which it is not known whether they exist. */
export const countPossible = ({ local }: Storage): number => ((local.possible ?? []) as unknown[]).length;

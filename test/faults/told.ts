import { until } from '../chromium/until';
import type { Person } from '../person';

/**
 * What "told" means, and where the extension's own record of an order is. This is the only file that knows how it is
 * done today: by a notification, or in the popup that opens; the record is the activity log.
 */

/** How an order ended: `done`, or the kind of its failure. */
export type Ending = string;

/** Watches what is told from now on to somebody who looks at no page. What was told before is taken away. */
export async function watchTold(person: Person) {
  const { chromium } = person;
  await chromium.closePopup();
  await chromium.clearNotifications();
  const fromMs = Date.now();
  let claimed = 0;
  const read: Record<string, number> = {};
  return {
    /** Waits until one more outcome was told. */
    async one(what: string, timeoutMs: number): Promise<void> {
      const due = ++claimed;
      await until(
        `${what} is told`,
        async () => chromium.isPopupOpen() || (await chromium.notifications()).length >= due,
        timeoutMs,
      );
    },
    /** How the next order of this name ended, by the extension's own record. */
    async ending({ action, code }: { action: string; code?: string }, timeoutMs: number): Promise<Ending> {
      const key = `${action} ${code}`;
      const n = read[key] ?? 0;
      read[key] = n + 1;
      return until(
        `${key} has ended`,
        async () => {
          const { activities = [] } = (await chromium.storage('local')) as { activities?: Activity[] };
          const its = activities.filter(
            (one) => one.atMs >= fromMs && one.action === action && (!code || one.code === code),
          );
          return its.reverse()[n]?.outcome;
        },
        timeoutMs,
      );
    },
  };
}

export type Watch = Awaited<ReturnType<typeof watchTold>>;

interface Activity {
  atMs: number;
  action: string;
  code?: string;
  outcome: Ending;
}

/** A failure after which it is not known whether the order was carried out. */
export const isUnknown = (ending: Ending): boolean => ending === 'outcomeUnknown' || ending === 'cutOff';

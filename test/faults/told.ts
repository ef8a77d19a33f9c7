import { until } from '../chromium/until';
import type { Answer, Person } from '../person';

/**
 * What "told" means, and where the extension's own record of an order is. This is the only file that knows how it is
 * done today: by a notification, or in the popup that opens; the record is the activity log.
 */

/** How an order ended: `done`, or the kind of its failure. */
export type Ending = string;

/** A failure that waits in the popup for the person, with the button that helps. */
async function isInPopup({ chromium }: Person): Promise<boolean> {
  if (!chromium.isPopupOpen()) return false;
  const popup = await chromium.waitForPopup();
  return (await popup.$('.problem')) !== null;
}

/** Watches what is told from now on. What was told before, and would hide it, is taken away. */
export async function watchTold(person: Person) {
  const { chromium } = person;
  await chromium.clearNotifications();
  if (await isInPopup(person)) await chromium.closePopup();
  const fromMs = Date.now();
  let claimed = 0;
  const isTold = async (times: number) => (await chromium.notifications()).length >= times || (await isInPopup(person));
  const read: Record<string, number> = {};
  return {
    /** Whether any outcome was told where no page was answered. */
    any: () => isTold(1),
    /** Waits until one more outcome was told so. */
    async one(what: string, timeoutMs: number): Promise<void> {
      const due = ++claimed;
      await until(`${what} is told`, () => isTold(due), timeoutMs);
    },
    /** How an order ended by the answer to the page that gave it, and shows it. */
    answered: ({ failure }: Answer): Ending => failure?.kind ?? 'done',
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

/** What is kept in a shape that it should not have, in words. */
export function findMisshapen({
  local,
  session,
}: {
  local: Record<string, unknown>;
  session: Record<string, unknown>;
}) {
  const meetings = Object.entries(local).filter(([key]) => key.startsWith('meeting:')) as [string, Meeting][];
  return [
    ...meetings.flatMap(([key, { name, code, uri }]) =>
      key === `meeting:${name}` && /^[a-z]{3}-[a-z]{4}-[a-z]{3}$/.test(code) && uri.endsWith(code)
        ? []
        : [`${key} is kept as ${JSON.stringify({ name, code, uri })}`],
    ),
    ...Object.keys((session.journal as object | undefined) ?? {}).map((id) => `order ${id} is still under way`),
  ];
}

interface Meeting {
  name: string;
  code: string;
  uri: string;
}

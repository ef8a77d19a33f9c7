import { object, optional, string } from '../actions/checks';
import type { Entry, Outcome, RecordedOrder } from '../actions/entry';
import type { Failure } from '../actions/failures';
import { actions } from '../actions/table';
import { listOf, moment } from './shape';
import { change, stored } from './stored';
import { toldEntries } from './told';

/** A line of the activity log as the versions before the ledger kept it. */
interface Activity {
  atMs: number;
  action: string;
  code?: string;
  outcome: string;
}

/** Only read, to be taken over. */
export const activities = stored(
  'local',
  'activities',
  [],
  listOf<Activity>(object({ atMs: moment, action: string, code: optional(string), outcome: string })),
);

/** Takes the lines of the earlier log over into the ledger, once. */
export async function takeEarlierLog(): Promise<void> {
  if (!(await activities.get()).length) return;
  await change([activities, toldEntries] as const, ([lines, told]) => [
    undefined as never,
    [...told, ...lines.filter(({ action }) => Object.hasOwn(actions, action)).map(toEntry)],
  ]);
}

function toEntry({ atMs, action, code, outcome }: Activity): Entry {
  return {
    id: crypto.randomUUID(),
    order: { action, input: {} } as unknown as RecordedOrder,
    trigger: 'page',
    askedAtMs: atMs,
    ...(code && { about: { code } }),
    state: { is: 'told', outcome: toOutcome(outcome), atMs, told: { where: 'page', atMs } },
  };
}

function toOutcome(outcome: string): Outcome {
  if (outcome === 'done') return { is: 'done' };
  if (outcome === 'outcomeUnknown' || outcome === 'cutOff') return { is: 'unknown' };
  return { is: 'failed', failure: { kind: outcome } as Failure };
}

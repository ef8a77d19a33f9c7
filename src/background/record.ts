import { object } from 'valibot';
import type { Failure } from '../actions/failures';
import type { Order, SpaceView } from '../actions/table';
import { t } from '../i18n';
import { keepsActivities, type LoggedAction, logActivity } from '../store/activity-log';
import { findMeeting } from '../store/meetings';
import { orderSchema } from '../store/order-schema';
import type { SeenConference } from '../store/pending-order';
import { readPolicy } from '../store/policy';
import { moment, recordOf } from '../store/shape';
import { stored } from '../store/stored';
import { notify } from './notification';
import { toFailure } from './to-failure';

/** Orders that change something at Google and have no result yet, by an id of their own. */
const journal = stored<Record<string, { order: Order; atMs: number }>>(
  'session',
  'journal',
  {},
  recordOf(object({ order: orderSchema, atMs: moment })),
);

/** Read in the worker's first turn: whatever is in the journal then was begun by a worker that died. */
const cutOff = takeCutOff();

async function takeCutOff(): Promise<Order[]> {
  let found: Order[] = [];
  await journal.update((all) => {
    found = Object.values(all).map(({ order }) => order);
    return {};
  });
  return found;
}

/** The function that carries an action out. `seen` is the call that was confirmed, for an action that asks first. */
export type Operation = (input: Order['input'], seen?: SeenConference) => Promise<unknown>;

/**
 * Carries out an order that changes something, and keeps the one record of it: in the journal while it is under way, in
 * the activity log once it has a result.
 */
export function recorded(order: Order, operation: Operation, seen?: SeenConference): Promise<unknown> {
  return logged(order as LoggedOrder, () => journaled(order, operation, seen));
}

async function journaled(order: Order, operation: Operation, seen?: SeenConference): Promise<unknown> {
  await cutOff;
  const id = crypto.randomUUID();
  await journal.update((all) => ({ ...all, [id]: { order, atMs: Date.now() } }));
  try {
    return await operation(order.input, seen);
  } finally {
    await journal.update(({ [id]: _, ...others }) => others);
  }
}

type LoggedOrder = Extract<Order, { action: LoggedAction }>;

/** Carries something out and logs what, about which meeting, and how it went. */
export async function logged<T>({ action, input }: LoggedOrder, carryOut: () => Promise<T>): Promise<T> {
  const given = 'code' in input ? input.code : 'name' in input ? (await findMeeting(input.name))?.code : undefined;
  try {
    const value = await carryOut();
    const { view } = (value ?? {}) as { view?: SpaceView };
    await log(given ?? view?.space.meetingCode, 'done');
    return value;
  } catch (cause) {
    await log(given, toFailure(cause, []).kind);
    throw cause;
  }

  async function log(code: string | undefined, outcome: 'done' | Failure['kind']): Promise<void> {
    if (!(await keepsActivities.get()) || (await readPolicy()).logDisabled) return;
    await logActivity({ atMs: Date.now(), action, ...(code && { code }), outcome });
  }
}

/** Tells of every change during which a worker died that its outcome is unknown. Nothing is sent again. */
export async function reportCutOff(): Promise<void> {
  for (const order of await cutOff) {
    const about = 'code' in order.input ? order.input.code : '';
    const message = order.action === 'createSpace' ? 'cutOffCreate' : about ? 'cutOffChange' : 'cutOff';
    await notify(t('cutOffTitle'), t(message, about));
  }
}

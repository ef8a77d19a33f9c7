import type { Failure } from '../actions/failures';
import type { Order, SpaceView } from '../actions/table';
import { keepsActivities, type LoggedAction, logActivity } from '../store/activity-log';
import { findMeeting } from '../store/meetings';
import { readPolicy } from '../store/policy';
import { toFailure } from './to-failure';

export type LoggedOrder = Extract<Order, { action: LoggedAction }>;

/** Carries out an order and writes down what, about which meeting, and how it went; the one place where that happens. */
export async function noted<T>({ action, input }: LoggedOrder, carryOut: () => Promise<T>): Promise<T> {
  const given = 'code' in input ? input.code : 'name' in input ? (await findMeeting(input.name))?.code : undefined;
  try {
    const value = await carryOut();
    const { view } = (value ?? {}) as { view?: SpaceView };
    await note(given ?? view?.space.meetingCode, 'done');
    return value;
  } catch (cause) {
    await note(given, toFailure(cause, []).kind);
    throw cause;
  }

  async function note(code: string | undefined, outcome: 'done' | Failure['kind']): Promise<void> {
    if (!(await keepsActivities.get()) || (await readPolicy()).logDisabled) return;
    await logActivity({ atMs: Date.now(), action, ...(code && { code }), outcome });
  }
}

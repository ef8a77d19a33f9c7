import { string } from '../actions/checks';
import { listOf } from './shape';
import { stored } from './stored';

/** The orders that take long and were begun since this browser was started: only those go on without being asked. */
export const ordersUnderWay = stored('session', 'underWay', [], listOf<string>(string));

/** Of more than these none is still under way. */
const keptAtMost = 50;

/** From now on this order goes on in the next worker, too. Rejects where Chrome has no room for that. */
export async function begin(orderId: string): Promise<void> {
  await ordersUnderWay.update((ids) => [...new Set([orderId, ...ids])].slice(0, keptAtMost));
}

/** Whether it was begun since this browser was started. */
export const isBegun = async (orderId: string): Promise<boolean> => (await ordersUnderWay.get()).includes(orderId);

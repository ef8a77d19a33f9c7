import { isRecorded } from '../actions/entry';
import type { Result } from '../actions/failures';
import { intentOf } from '../actions/order';
import { actions, type Order } from '../actions/table';
import { perform } from './perform';
import { readOrder } from './read-order';
import { failed, type Origin, record, resume } from './record';
import { tellAtOnce } from './tell';

/**
 * THE ROAD. Every order takes it, whatever triggered it: it is read, carried out, and somebody is told. What changes
 * something goes by the ledger.
 */
export async function dispatch(given: Order, origin: Origin): Promise<Result> {
  const reading = readOrder(given);
  if (!reading.ok) return told(given, reading, origin);
  const order = reading.value;
  if (order.action === 'confirm') return resume(order.input, origin.page);
  if (isRecorded(order)) return record(order, origin);
  // An order that only shows a meeting is left to the popup, which shows at once what it knows and reads the rest
  // itself.
  const isLeftToPopup = origin.trigger !== 'page' && actions[order.action].shows;
  return told(order, isLeftToPopup ? { ok: true, value: null } : await answer(order), origin);
}

async function answer(order: Order): Promise<Result> {
  try {
    return { ok: true, value: await perform(order) };
  } catch (cause) {
    return failed(cause, order);
  }
}

/** What changes nothing is told where it was asked; only a page can ask again. */
async function told(order: Order, result: Result, { trigger }: Origin): Promise<Result> {
  if (trigger !== 'page') await tellAtOnce(intentOf(order), result);
  return result;
}

import type { Result } from '../actions/failures';
import { intentOf } from '../actions/order';
import type { Order } from '../actions/table';
import { readMeetingCode } from '../meet/typed-code';

/**
 * Triggers hand in whatever they have, a code, a link or the address of a tab. The answer is the order with the code
 * that is in it, or the failure badCode: what is no meeting ends here, unsent.
 */
export function readOrder(order: Order): Result<Order> {
  const intent = intentOf(order);
  if (!('code' in intent.input)) return { ok: true, value: order };
  const reading = readMeetingCode(intent.input.code);
  if (!reading.ok) return { ok: false, failure: { kind: 'badCode', why: reading.why } };
  const then = { ...intent, input: { ...intent.input, code: reading.code } } as Order;
  return { ok: true, value: order === intent ? then : ({ ...order, input: { ...order.input, then } } as Order) };
}

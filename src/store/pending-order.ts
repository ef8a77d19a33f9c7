import { object, optional, string } from 'valibot';
import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';
import type { SpaceName } from '../meet/types';
import { failureSchema, orderSchema } from './order-schema';
import { moment, text, whole } from './shape';
import { stored } from './stored';

/** An order that waits for the person: to be confirmed, to be looked at, or to be helped after a failure. */
export interface PendingOrder {
  id: string;
  order: Order;
  atMs: number;
  /** How it failed when the worker tried it. The popup shows this with the button that helps. */
  failure?: Failure;
  /** The call that a page showed with the question: a confirmation is about this call and no other. */
  seen?: SeenConference;
}

/** A call as it was shown, with the id of the account that read it. */
export interface SeenConference {
  name: SpaceName;
  conferenceRecord: string;
  account: string;
}

/** A question left unanswered for longer is not asked again: the person has moved on. */
const pendingForMs = 120_000;

const pending = object({
  id: string(),
  order: orderSchema,
  atMs: moment,
  failure: optional(failureSchema),
  seen: optional(object({ name: text<SpaceName>(), conferenceRecord: string(), account: string() })),
});

/** At most one: a newer order replaces an unanswered one, which then was never carried out. */
export const pendingOrder = stored<PendingOrder | undefined>('session', 'pending', undefined, whole(pending));

/** Whether an order still waits: there is one, and it is not too old. */
export const isFresh = (one: PendingOrder | undefined): one is PendingOrder =>
  !!one && Date.now() - one.atMs < pendingForMs;

/** Lets an order wait, in place of whatever waited before. */
export async function putPendingOrder(order: Order, failure?: Failure): Promise<PendingOrder> {
  const one: PendingOrder = { id: crypto.randomUUID(), order, atMs: Date.now(), ...(failure && { failure }) };
  await pendingOrder.set(one);
  return one;
}

/** The pending order with this id, if it is still the one that waits. */
export async function findPendingOrder(id: string): Promise<PendingOrder | undefined> {
  const one = await pendingOrder.get();
  return isFresh(one) && one.id === id ? one : undefined;
}

/** Takes the pending order with this id away, so that it can be carried out once only. */
export async function takePendingOrder(id: string): Promise<PendingOrder | undefined> {
  let taken: PendingOrder | undefined;
  await pendingOrder.update((one) => {
    if (one?.id !== id) return one;
    taken = isFresh(one) ? one : undefined;
    return undefined;
  });
  return taken;
}

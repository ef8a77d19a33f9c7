import { object, optional, string } from '../actions/checks';
import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';
import { failureSchema, orderSchema } from './order-schema';
import { moment, whole } from './shape';
import { stored } from './stored';

/** What the popup opens on when something outside of it asked for that: an order that only shows, or that could not be read. */
export interface Opening {
  id: string;
  order: Order;
  /** How it failed, if the popup has a button that helps. */
  failure?: Failure;
  atMs: number;
}

const shape = object({ id: string, order: orderSchema, failure: optional(failureSchema), atMs: moment });

/** The popup takes it once. */
export const opening = stored<Opening | undefined>('session', 'opening', undefined, whole(shape));

/** Nobody expects the popup to open on something older. */
const openingForMs = 120_000;

/** Whether the popup should still open on it. */
export const isFresh = (one: Opening | undefined): one is Opening => !!one && Date.now() - one.atMs < openingForMs;

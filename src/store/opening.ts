import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';
import { stored } from './stored';

/** What the popup opens on when something outside of it asked for that: an order that only shows, or that could not be read. */
export interface Opening {
  id: string;
  order: Order;
  /** How it failed, if the popup has a button that helps. */
  failure?: Failure;
  atMs: number;
}

/** The popup takes it once. */
export const opening = stored<Opening | undefined>('session', 'opening', undefined);

/** Nobody expects the popup to open on something older. */
const openingForMs = 120_000;

/** Whether the popup should still open on it. */
export const isFresh = (one: Opening | undefined): one is Opening => !!one && Date.now() - one.atMs < openingForMs;

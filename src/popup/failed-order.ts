import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';

/**
 * An order that failed while no page was open. A view takes it up once, when it is created: its id is part of the
 * view's key.
 */
export type FailedOrder = { id: string; order: Order; failure: Failure };

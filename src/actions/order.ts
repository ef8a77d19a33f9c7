import type { Order } from './table';

/** The order that the person meant: a sign-in may be no more than the step to another one. */
export const intentOf = (order: Order): Order => (order.action === 'signIn' && order.input.then) || order;

import type { Order } from './table';

/** The order that the person meant: a sign-in may be no more than the step to another one. */
export const intentOf = (order: Order): Order => (order.action === 'signIn' && order.input.then) || order;

/** Whether it is carried out with the account that it was planned for, whichever is in use: such are lists of meetings. */
export const namesItsAccount = (order: Order): boolean => order.action === 'createRooms';

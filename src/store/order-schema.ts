import { type Check, custom, object, optional, string } from '../actions/checks';
import type { Failure } from '../actions/failures';
import { type ActionName, actions, type Order } from '../actions/table';

const action = custom<ActionName>((kept) => typeof kept === 'string' && Object.hasOwn(actions, kept));

/** An order as it is kept: of an action that this version knows, with the code of a meeting where it has one. */
export const orderSchema = object({
  action,
  input: object({ code: optional(string) }),
}) as Check<unknown> as Check<Order>;

/** A failure as it is kept. A kind that a later version adds survives. */
export const failureSchema = object({ kind: string }) as Check<unknown> as Check<Failure>;

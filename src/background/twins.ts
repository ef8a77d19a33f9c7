import type { Entry, Trigger } from '../actions/entry';
import type { Result } from '../actions/failures';
import { intentOf } from '../actions/order';
import type { Order } from '../actions/table';

/** An order that this worker carries out, or did a moment ago. */
export interface Twin {
  order: Order;
  trigger: Trigger;
  result: Promise<Result>;
  /** Since this worker began: the clock may be set meanwhile. */
  pressedAtMs: number;
  isOver: boolean;
}

/**
 * Promises in flight, by the ids of their entries. They are lost when the worker ends, and then the ledger tells the
 * next worker what had been begun.
 */
const underWay = new Map<string, Twin>();

/** A key that is held down presses itself again sooner than this, and nobody means two orders by it. */
const samePressMs = 1_000;

/** Whether this worker is at it. What another worker left in the ledger is looked after when a worker starts. */
export const isUnderWay = (id: string): boolean => underWay.get(id)?.isOver === false;

/** Carries an order out. */
export function startTwin({ id, order, trigger }: Entry, carryOut: () => Promise<Result>): Promise<Result> {
  const twin: Twin = {
    order: intentOf(order),
    trigger,
    result: carryOut(),
    pressedAtMs: performance.now(),
    isOver: false,
  };
  underWay.set(id, twin);
  twin.result.finally(() => {
    twin.isOver = true;
  });
  return twin.result;
}

/** The order with this id, or one equal to this order: still under way, or the same press of a key. */
export function findTwin({ id, order, trigger, but }: Sought): Twin | undefined {
  for (const [each, twin] of underWay)
    if (twin.isOver && performance.now() - twin.pressedAtMs > samePressMs) underWay.delete(each);
  const isSamePress = (twin: Twin) => !twin.isOver || (trigger === 'key' && twin.trigger === 'key');
  const found = id
    ? underWay.get(id)
    : [...underWay].find(
        ([each, twin]) => each !== but && isSamePress(twin) && order && isSame(twin.order, intentOf(order)),
      )?.[1];
  if (found) found.pressedAtMs = performance.now();
  return found;
}

interface Sought {
  id?: string;
  order?: Order;
  trigger?: Trigger;
  /** Not this one itself. */
  but?: string;
}

/** For the same meeting the same; of a create, with the same preset and account. */
const isSame = (a: Order, b: Order): boolean =>
  a.action === b.action && JSON.stringify(sorted(a.input)) === JSON.stringify(sorted(b.input));

const sorted = (input: object) => Object.entries(input).sort();

import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { isRecorded } from '../actions/entry';
import type { Failure } from '../actions/failures';
import { call } from '../actions/messaging';
import { intentOf } from '../actions/order';
import { type ActionName, type Actions, has, type Order } from '../actions/table';
import { HasFoot } from './speaks';

/** What a view does with the results of the orders it gives. */
export type Done = { [A in ActionName]?: (value: Actions[A]['output'], input: Actions[A]['input']) => void };

interface Progress {
  /** The order under way. */
  busy?: ActionName;
  /** How the last one failed. It is kept, so that the button that helps can give it again. */
  failed?: { failure: Failure; order: Order };
}

/**
 * Gives orders to the worker, one at a time, and follows them. What was started goes on when the view is gone. Where the
 * page has a foot, that says what became of an order that changes something, and `failed` is of the others.
 */
export function useOrder(done: Done, first?: Progress['failed']) {
  const [progress, setProgress] = useState<Progress>({ failed: first });
  const hasFoot = useContext(HasFoot);
  const here = useRef(true);
  useEffect(
    () => () => {
      here.current = false;
    },
    [],
  );

  async function giveOrder(order: Order): Promise<void> {
    setProgress({ busy: order.action });
    const id = crypto.randomUUID();
    const result = await call(order.action, order.input, id);
    if (!here.current) return;
    // The next worker goes on with it, and has somebody told what becomes of it.
    if (!result.ok && result.failure.kind === 'cutOff' && has(intentOf(order).action, 'goesOn')) return setProgress({});
    if (!hasFoot && isRecorded(order)) import('./acknowledge').then(({ acknowledge }) => acknowledge([id]));
    if (!result.ok) {
      // A question is no failure: the popup follows the ledger and shows the question.
      const { failure } = result;
      if (failure.kind === 'askFirst') return setProgress({});
      return setProgress(hasFoot && isRecorded(order) ? {} : { failed: { failure, order } });
    }
    setProgress({});
    // The value is that of the order which the person meant.
    const meant = intentOf(order);
    (done[meant.action] as ((value: unknown, input: unknown) => void) | undefined)?.(result.value, meant.input);
  }
  return {
    ...progress,
    giveOrder,
    give: <A extends ActionName>(action: A, input: Actions[A]['input']) => giveOrder({ action, input } as Order),
  };
}

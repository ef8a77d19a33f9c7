import type { Failure, Result } from '../actions/failures';

/** The last order about each meeting that this worker is at. They are lost when the worker ends. */
const turns = new Map<string, Promise<Result>>();

/**
 * Orders about one meeting are carried out one after the other. Where nobody knows what became of one, those behind it
 * are not sent: they were given by somebody who counted on it. `run` is told whether it had to wait.
 */
export function inTurn(meeting: string | undefined, run: (hasWaited: boolean) => Promise<Result>): Promise<Result> {
  if (!meeting) return run(false);
  const before = turns.get(meeting);
  const turn = (async (): Promise<Result> => {
    const last = await before;
    return last && !last.ok && isInDoubt(last.failure) ? { ok: false, failure: { kind: 'notSent' } } : run(!!before);
  })();
  turns.set(meeting, turn);
  turn.finally(() => turns.get(meeting) === turn && turns.delete(meeting));
  return turn;
}

const isInDoubt = (failure: Failure): boolean =>
  failure.kind === 'closedNotEnded' ? isInDoubt(failure.because) : ['outcomeUnknown', 'notSent'].includes(failure.kind);

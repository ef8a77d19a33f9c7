import type { Interval } from '../store/kept-calls';
import type { CallSpan } from './call-span';
import { clipped, merged, mostAtOnce } from './interval';

/** One device's stay in a call, from when it came until it left. Without `toMs` it is still there. */
export interface Session {
  fromMs: number;
  toMs?: number;
}

/** When somebody was in. */
export interface Stays {
  /** From the first to the last, none touching another, all within the call. */
  stays: Interval[];
  /** The greatest number of devices at one time. */
  devices: number;
  /** Whether somebody is in at this moment. */
  isIn: boolean;
}

/** What a person's sessions come to, in whatever order they are and however they overlap. */
export function staysOf(sessions: readonly Session[], call: CallSpan): Stays {
  const within = sessions.map(({ fromMs, toMs = call.toMs }) => clipped({ fromMs, toMs }, call));
  return {
    stays: merged(within),
    devices: mostAtOnce(within),
    isIn: call.isRunning && sessions.some(({ toMs }) => toMs === undefined),
  };
}

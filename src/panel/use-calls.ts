import { useEffect, useRef, useState } from 'preact/hooks';
import { endOf } from '../actions/entry';
import type { Failure, Result } from '../actions/failures';
import { call } from '../actions/messaging';
import type { SpaceName } from '../meet/types';
import type { Account } from '../store/accounts';
import { type RunningCall, runningCalls } from '../store/running-calls';
import { useOpen } from '../ui/use-open';
import { useStored } from '../ui/use-stored';

/** The running calls of an account, as this page shows them. */
export interface CallsReading {
  calls: RunningCall[];
  /** They were read at all, for this account. */
  isRead: boolean;
  readAtMs: number;
  failure?: Failure;
  /** Reads all of it at once. */
  again(): void;
}

/** After a failure that may pass by itself. */
const afterFailureMs = 30_000;
/** A person has to do something first. */
const forPerson: readonly Failure['kind'][] = [
  'signedOut',
  'scopeMissing',
  'blockedByPolicy',
  'refused',
  'apiDisabled',
];

/** How long to wait before the next reading; undefined: it would fail in the same way. */
function waitMs(result: Result<{ nextMs: number }>): number | undefined {
  if (result.ok) return result.value.nextMs;
  const { failure } = result;
  if (forPerson.includes(failure.kind)) return undefined;
  return Math.max(afterFailureMs, 'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0);
}

/**
 * Follows the running calls, as long as this page can be seen. What any window reads, all of them show, and the worker says
 * when the next reading is due. After an order of ours all is read at once.
 */
export function useCalls(account: Account | undefined, chosen: SpaceName | undefined): CallsReading {
  const kept = useStored(runningCalls, undefined);
  const [failure, setFailure] = useState<Failure>();
  const ask = useRef((_: { fresh?: boolean }) => {});
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    let asked = 0;
    ask.current = async ({ fresh }) => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden') return;
      const own = ++asked;
      const result = await call('readCalls', { ...(chosen && { chosen }), ...(fresh && { fresh }) });
      // The page asked again meanwhile: that answer counts.
      if (isGone || own !== asked) return;
      setFailure(result.ok ? undefined : result.failure);
      const next = waitMs(result);
      if (next !== undefined) timer = setTimeout(() => ask.current({}), next);
    };
    const follow = () => (document.visibilityState === 'hidden' ? clearTimeout(timer) : ask.current({}));
    document.addEventListener('visibilitychange', follow);
    ask.current({});
    return () => {
      isGone = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', follow);
    };
  }, [chosen, account?.id, account?.scopes.join()]);
  const ended = useOpen().filter(endOf);
  useEffect(() => {
    if (ended.length) ask.current({ fresh: true });
  }, [ended.map(({ id }) => id).join()]);
  const own = kept?.accountId === account?.id ? kept : undefined;
  return {
    calls: own?.calls ?? [],
    isRead: !!own?.readAtMs,
    readAtMs: own?.readAtMs ?? 0,
    ...(failure && { failure }),
    again: () => ask.current({ fresh: true }),
  };
}

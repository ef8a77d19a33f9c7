import { useEffect, useState } from 'preact/hooks';
import type { Stored } from '../store/stored';
import { isKnown, knownOr } from './known';

/**
 * A stored value that follows every change, from whatever context; `first` stands until it is read for the first time.
 * What was read for the first paint is not read again.
 */
export function useStored<T>(value: Stored<T>, first: T): T {
  const [now, setNow] = useState(() => knownOr(value, first));
  useEffect(() => {
    const unmounted = new AbortController();
    value.follow(setNow, unmounted.signal);
    if (isKnown(value)) setNow(() => knownOr(value, first));
    else value.get().then(setNow);
    return () => unmounted.abort();
  }, [value]);
  return now;
}

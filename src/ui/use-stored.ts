import { useEffect, useState } from 'preact/hooks';
import type { Stored } from '../store/stored';

/**
 * A stored value that follows every change, from whatever context; `first` stands until it is read for the first time.
 */
export function useStored<T>(value: Stored<T>, first: T): T {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const unmounted = new AbortController();
    value.follow(setNow, unmounted.signal);
    value.get().then(setNow);
    return () => unmounted.abort();
  }, [value]);
  return now;
}

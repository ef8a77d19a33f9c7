import { useEffect, useState } from 'preact/hooks';
import type { Stored } from '../storage';

/** A stored value that follows every change, from whatever context; `first` is what was read before the first paint. */
export function useStored<T>(value: Stored<T>, first: T): T {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const gone = new AbortController();
    value.follow(setNow, gone.signal);
    return () => gone.abort();
  }, [value]);
  return now;
}

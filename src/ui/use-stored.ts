import { useEffect, useState } from 'preact/hooks';
import type { Stored } from '../store/stored';

/** A stored value that follows every change, from whatever context; `first` stands until it is read for the first time. */
export function useStored<T>(value: Stored<T>, first: T): T {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const gone = new AbortController();
    value.follow(setNow, gone.signal);
    value.get().then(setNow);
    return () => gone.abort();
  }, [value]);
  return now;
}

import { useEffect, useState } from 'preact/hooks';

/** A value once it has not changed for a second: what is spoken waits for whoever types. */
export function useSettled<T>(value: T): T {
  const [settled, set] = useState(value);
  useEffect(() => {
    const timer = setTimeout(set, 1_000, value);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { type Policy, readPolicy } from '../store/policy';

/**
 * What the organisation set, empty until it is read and where there is none. Pages only show it: the worker enforces
 * it.
 */
export function usePolicy(): Policy {
  const [policy, setPolicy] = useState<Policy>({});
  useEffect(() => {
    const read = () => readPolicy().then(setPolicy);
    read();
    const changes = browser.storage.managed.onChanged;
    changes.addListener(read);
    return () => changes.removeListener(read);
  }, []);
  return policy;
}

import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { type Policy, readPolicy } from '../store/policy';

/** As this page read it last, so that what opens later shows nothing first that is not allowed. */
let last: Policy = {};

/**
 * What the organisation set, empty until it is read and where there is none. Pages only show it: the worker enforces
 * it.
 */
export function usePolicy(): Policy {
  const [policy, setPolicy] = useState(last);
  useEffect(() => {
    const read = async () => {
      last = await readPolicy();
      setPolicy(last);
    };
    read();
    const changes = browser.storage.managed.onChanged;
    changes.addListener(read);
    return () => changes.removeListener(read);
  }, []);
  return policy;
}

import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * A question in the place of the button that asks it. The focus follows: to the answer that changes nothing (`no`), and back
 * to the button (`asker`) where it is still there then.
 */
export function useQuestion() {
  const [isAsking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const no = useRef<HTMLButtonElement>(null);
  const asker = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) no.current?.focus();
    else if (wasAsking.current) asker.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  return { isAsking, ask: () => setAsking(true), close: () => setAsking(false), no, asker };
}

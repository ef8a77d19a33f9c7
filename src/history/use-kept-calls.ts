import { useEffect, useState } from 'preact/hooks';
import type { SpaceName } from '../meet/types';
import { type KeptCall, readKeptCalls } from '../store/kept-calls';

interface Kept {
  calls: KeptCall[];
  /** How many more there are that this version cannot read. */
  unreadable: number;
  /** The browser does not let the extension read what is kept. */
  isBroken?: true;
}

/** What is kept of a meeting by an account, undefined until it is read. `look` reads it again after a change. */
export function useKeptCalls(accountId: string | undefined, space: SpaceName) {
  const [kept, setKept] = useState<Kept>();
  const look = async () => {
    if (accountId === undefined) return setKept({ calls: [], unreadable: 0 });
    await readKeptCalls(accountId, space).then(setKept, () => setKept({ calls: [], unreadable: 0, isBroken: true }));
  };
  useEffect(() => {
    look();
    // Another page of the extension may have erased some of it.
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [accountId, space]);
  return { kept, look };
}

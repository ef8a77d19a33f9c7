import { useMemo, useState } from 'preact/hooks';
import type { KeptCall, NameList } from '../store/kept-calls';

/**
 * The list that a call is compared with. Of a kept call it is the one that is kept, which another page may have changed,
 * unless something was typed here since; that is `typed` until it is kept.
 */
export function useNameList(kept: KeptCall | undefined, lastList: string) {
  const [own, setOwn] = useState<NameList>(() => kept?.list ?? { text: lastList, minutes: 5, due: {}, chosen: {} });
  // A list that was typed for another call is kept with one that has none.
  const [typed, setTyped] = useState(() =>
    kept && !kept.list && lastList ? { list: own, atMs: Date.now() } : undefined,
  );
  const isNewer = typed && (!kept?.list || typed.atMs > kept.keptAtMs);
  const list = useMemo(() => {
    if (!kept || isNewer) return own;
    // One without any text is not kept.
    return kept.list ?? (own.text.trim() ? { ...own, text: '' } : own);
  }, [kept, isNewer, own]);
  return {
    list,
    ...(isNewer && { typed: typed.list }),
    change: (next: NameList) => {
      setOwn(next);
      setTyped({ list: next, atMs: Date.now() });
    },
    /** Takes note that this is kept by now; what was typed meanwhile is not. */
    wasKept: (one: NameList) => setTyped((now) => (now?.list === one ? undefined : now)),
  };
}

import { useMemo, useState } from 'preact/hooks';
import type { KeptCall, NameList } from '../store/kept-calls';

/**
 * The list that a call is compared with. Of a kept call it is the one that is kept, which another page may have changed,
 * unless something was typed here since; that is `typed` until it is kept.
 */
export function useNameList(kept: KeptCall | undefined, lastList: string) {
  const [own, setOwn] = useState<NameList>(() => kept?.list ?? { text: lastList, minutes: 5, due: {}, chosen: {} });
  // A list that was typed for another call is kept with one that has none.
  const [typed, setTyped] = useState<Typed | undefined>(() =>
    kept && !kept.list && lastList ? { list: own, wasKept: true } : undefined,
  );
  const isNewer = typed && (!kept?.list || typed.wasKept);
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
      setTyped({ list: next, wasKept: !!kept });
    },
    /** Takes note that this page has kept the call, with what was typed until then; what was typed meanwhile is newer. */
    wasKept: (until: NameList | undefined) =>
      setTyped((now) => (now && now.list !== until ? { list: now.list, wasKept: true } : undefined)),
  };
}

interface Typed {
  list: NameList;
  /** Whether the call was kept by then. If not, a list that another page has kept since is newer. */
  wasKept: boolean;
}

import { useMemo } from 'preact/hooks';
import type { Entry } from '../actions/entry';
import { openEntries, openOf, unsafeEntries } from '../store/ledger';
import { useStored } from './use-stored';

const none: Entry[] = [];

/** Every order of which nobody was told, following every change; none until it is read. */
export function useOpen(): Entry[] {
  const kept = useStored(openEntries, none);
  const unsafe = useStored(unsafeEntries, none);
  return useMemo(() => openOf(kept, unsafe), [kept, unsafe]);
}

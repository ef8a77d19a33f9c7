import { useEffect, useState } from 'preact/hooks';
import type { Entry } from '../actions/entry';
import { followOpen, readOpen } from '../store/ledger';

/** Every order of which nobody was told, following every change; `first` stands until it is read. */
export function useOpen(first: Entry[]): Entry[] {
  const [open, setOpen] = useState(first);
  useEffect(() => {
    const unmounted = new AbortController();
    followOpen(setOpen, unmounted.signal);
    readOpen().then(setOpen);
    return () => unmounted.abort();
  }, []);
  return open;
}

import type { Undo } from '../actions/entry';
import { findUndo, toldEntries } from '../store/told';
import { useOpen } from './use-open';
import { useStored } from './use-stored';

/** The way back from the last change of this space, following the ledger. */
export function useUndo(name: string): Undo | undefined {
  return findUndo(useOpen(), useStored(toldEntries, []), name);
}

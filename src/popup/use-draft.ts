import { type Dispatch, type StateUpdater, useLayoutEffect, useState } from 'preact/hooks';

/**
 * What was chosen and typed on this page and not sent yet, by what it is about. The side panel goes to another meeting by
 * itself, with the tab in front, and comes back.
 */
const drafts = new Map<string, unknown>();

/**
 * State that outlives its view for as long as the page is open. `nothing` is what it begins with, and what it is to be again
 * once it is sent or given up. While it `isSent` it is an order, of which the foot says what becomes.
 */
export function useDraft<T>(about: string, nothing: T, isSent = false): [T, Dispatch<StateUpdater<T>>] {
  const [draft, setDraft] = useState<T>(() => (drafts.has(about) ? (drafts.get(about) as T) : nothing));
  useLayoutEffect(() => {
    if (isSent || draft === nothing) drafts.delete(about);
    else drafts.set(about, draft);
  }, [about, draft, isSent]);
  return [draft, setDraft];
}

/** An account's draft for a meeting: with another account it is another one. */
export const draftOf = ({ accountId, space }: { accountId: string; space: { name?: string } }): string =>
  `${accountId} ${space.name}`;

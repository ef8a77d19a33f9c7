import type { Order } from '../actions/table';
import { stored } from '../store/stored';

/** Orders that change something at Google and have no result yet. What is found here by a new worker was cut off. */
const journal = stored<Record<string, { order: Order; atMs: number }>>('session', 'journal', {});

/** Read in the worker's first turn: whatever stands in the journal then belongs to a worker that died. */
const cutOff = takeCutOff();

async function takeCutOff(): Promise<Order[]> {
  let found: Order[] = [];
  await journal.update((all) => {
    found = Object.values(all).map(({ order }) => order);
    return {};
  });
  return found;
}

/** The orders whose outcome nobody saw because the worker died under them. They are told, never repeated. */
export const readCutOff = (): Promise<Order[]> => cutOff;

/** Carries out a change with a note in the journal around it. */
export async function journaled<T>(order: Order, carryOut: () => Promise<T>): Promise<T> {
  await cutOff;
  const id = crypto.randomUUID();
  await journal.update((all) => ({ ...all, [id]: { order, atMs: Date.now() } }));
  try {
    return await carryOut();
  } finally {
    await journal.update(({ [id]: _, ...others }) => others);
  }
}

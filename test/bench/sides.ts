/** One of the two extensions that are compared. */
export interface Side {
  name: 'ours' | 'blank';
  id: string;
  /** A message to its worker that is answered at once, and changes nothing. */
  message: unknown;
}

/** One of ours goes the whole way through the door of the worker and its storage, without asking Google. */
export const ourSide = (id: string): Side => ({
  name: 'ours',
  id,
  message: { action: 'dismiss', input: { id: 'none' } },
});

export const blankSide = (id: string): Side => ({ name: 'blank', id, message: 'ask' });

/** Does the same with both in turn, `rounds` times, after one turn that does not count. */
export async function inTurn<S, V>(
  rounds: number,
  sides: readonly S[],
  measure: (side: S) => Promise<V>,
): Promise<V[][]> {
  const values = sides.map((): V[] => []);
  for (let round = -1; round < rounds; round++)
    for (const [index, side] of sides.entries()) {
      const value = await measure(side);
      if (round >= 0) values[index]?.push(value);
    }
  return values;
}

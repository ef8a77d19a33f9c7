/** The columns of a table by name, each with its values. */
type Columns = Record<string, readonly unknown[]>;
type Row<C extends Columns> = { [Name in keyof C]: C[Name][number] };

/** The table of all combinations in `npm run test:long`, and in `npm test` so few of its rows that all pairs are there. */
export const tableOf = <const C extends Columns>(columns: C): Row<C>[] =>
  process.env.LONG ? product(columns) : pairs(product(columns));

/** Every combination, the last column changing fastest. */
export const product = <const C extends Columns>(columns: C): Row<C>[] =>
  Object.entries(columns).reduce<object[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  ) as Row<C>[];

/**
 * Thins a table: any two values that stand in one row of it, in whichever columns, still stand in one of these rows. They
 * come in the table's order, and the same table always gives the same ones: over and over the row with the most pairs
 * that are not there yet, the first of them where several have as many.
 */
export function pairs<R extends object>(rows: readonly R[]): R[] {
  const ids = new Map<unknown, number>();
  const idOf = (value: unknown) => ids.get(value) ?? ids.set(value, ids.size).size - 1;
  const pairsOf = (row: R) => {
    const cells = Object.entries(row).map(([name, value]) => `${name}=${idOf(value)}`);
    // A table of one column has no pairs: there each value counts by itself.
    return cells.flatMap((cell, index) => [cell, ...cells.slice(index + 1).map((other) => `${cell}&${other}`)]);
  };
  const left = rows.map((row) => ({ row, missing: new Set(pairsOf(row)) }));
  const kept = new Set<R>();
  for (;;) {
    const best = left.reduce((a, b) => (b.missing.size > a.missing.size ? b : a), {
      missing: new Set<string>(),
      row: {} as R,
    });
    if (best.missing.size === 0) return rows.filter((row) => kept.has(row));
    kept.add(best.row);
    const found = [...best.missing];
    for (const { missing } of left) for (const pair of found) missing.delete(pair);
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairs, product } from '../pairs';

/** Up to four columns of up to five values, among them values that look alike. */
const columns = fc.dictionary(
  fc.constantFrom('road', 'way', 'trouble', 'change'),
  fc.uniqueArray(fc.constantFrom<unknown>(1, '1', 'a', 'b', null, undefined, true), { minLength: 1, maxLength: 5 }),
  { minKeys: 1 },
);
/** Some rows of such a table, as where not everything goes together. */
const tables = columns.chain((given) => fc.subarray(product(given)));

/** Any two cells of a row, and each cell alone. */
const pairsIn = (rows: readonly object[]) =>
  rows.flatMap((row) => {
    const cells = Object.entries(row).map(([name, value]) => `${name} ${typeof value} ${value}`);
    return cells.flatMap((one) => cells.map((other) => `${one}, ${other}`));
  });

describe('A table thinned to pairs', () => {
  it('holds every pair that the whole table holds', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        expect(new Set(pairsIn(pairs(rows)))).toEqual(new Set(pairsIn(rows)));
      }),
    );
  });

  it('consists of rows of the table, in its order, and cannot be thinned again', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const kept = pairs(rows);
        const places = kept.map((row) => rows.indexOf(row));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places).not.toContain(-1);
        expect(pairs(kept)).toHaveLength(kept.length);
      }),
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        expect(pairs(structuredClone(rows))).toEqual(pairs(rows));
      }),
    );
  });

  it('is everything where there are two columns, and about the product of the two longest where there are more', () => {
    const two = product({ road: ['menu', 'shortcut'], way: ['web', 'browser', 'none'] });
    expect(pairs(two)).toEqual(two);
    const four = product({ a: [1, 2, 3, 4, 5], b: [1, 2, 3, 4], c: [1, 2], d: [1, 2] });
    expect(four).toHaveLength(80);
    expect(pairs(four).length).toBeLessThanOrEqual(24);
  });
});

it('A product has every combination once, the last column changing fastest', () => {
  expect(product({ road: ['menu', 'key'], way: [1, 2] })).toEqual([
    { road: 'menu', way: 1 },
    { road: 'menu', way: 2 },
    { road: 'key', way: 1 },
    { road: 'key', way: 2 },
  ]);
});

import { describe, expect, it } from 'vitest';
import { compare, median, quantile } from '../../bench/statistics';

describe('Statistics of the bench', () => {
  it.each([
    [[5], 5],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 1_000], 10],
  ])('the median of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('takes quartiles between neighbours, and leaves the values in their order', () => {
    const values = [40, 10, 30, 20];
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(values, share))).toEqual([10, 17.5, 25, 32.5, 40]);
    expect(values).toEqual([40, 10, 30, 20]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('compares median by median, and spreads the ratios of the rounds', () => {
    // Round by round 2, 3, 2, 1, 10: one disturbed round moves neither the ratio nor the quartiles much.
    expect(compare([20, 30, 20, 10, 100], [10, 10, 10, 10, 10])).toEqual({ ratio: 2, low: 2, high: 3, rounds: 5 });
  });

  it('compares no rounds that lack a side', () => {
    expect(() => compare([1, 2], [1])).toThrow('2 values cannot be compared with 1.');
    expect(() => compare([], [])).toThrow();
  });
});

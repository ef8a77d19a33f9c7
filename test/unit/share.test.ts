import { expect, it } from 'vitest';
import { turnOf } from '../share';

it.each([
  [10, 2],
  [10, 3],
  [10, 5],
  [36, 3],
  [3, 4],
])('a choice of one in %i and one of one in %i meet in every way at some seed', (one, other) => {
  const met = new Set<string>();
  for (let seed = 0; seed < 100 * one * other; seed++) met.add(`${turnOf(one, seed)} ${turnOf(other, seed)}`);
  expect(met.size).toBe(one * other);
});

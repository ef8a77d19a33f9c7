import { compare, median, type Ratio } from './statistics';

/** One row of the results. */
export interface Measure extends Ratio {
  name: string;
  /** What the ratio compares, in a few words. */
  what: string;
  /** What it is compared with took this much, in this unit: for information, it says nothing about another machine. */
  base: number;
  unit: 'ms' | 'MB';
}

export function measure(
  name: string,
  what: string,
  ours: readonly number[],
  base: readonly number[],
  unit: Measure['unit'] = 'ms',
): Measure {
  return { name, what, ...compare(ours, base), base: median(base), unit };
}

/** The value below which this share (0 to 1) of the values lies, interpolated between neighbours. Of no values: NaN. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How much more one thing takes than another that was measured in turn with it. */
export interface Ratio {
  /** Median by median. */
  ratio: number;
  /** The quartiles of the ratios of the single rounds: half of all rounds lie between them. */
  low: number;
  high: number;
  rounds: number;
}

/** Compares values of the same rounds in the same unit. Throws where a round lacks one of the two. */
export function compare(ours: readonly number[], base: readonly number[]): Ratio {
  if (ours.length !== base.length || !ours.length)
    throw new Error(`${ours.length} values cannot be compared with ${base.length}.`);
  const single = ours.map((value, round) => value / (base[round] ?? Number.NaN));
  return {
    ratio: median(ours) / median(base),
    low: quantile(single, 0.25),
    high: quantile(single, 0.75),
    rounds: ours.length,
  };
}

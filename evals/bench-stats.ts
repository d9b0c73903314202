/** Percentiles and ratios of timings. */

export interface Spread {
  /** How many timings. */
  n: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
}

/** The value below which `share` of the sorted values lie, between two neighbours in proportion. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) throw new RangeError('no values to take a percentile of');
  return below + (above - below) * (at - Math.floor(at));
}

export function spread(values: readonly number[]): Spread {
  return { n: values.length, p50: percentile(values, 0.5), p95: percentile(values, 0.95) };
}

/** Each percentile of `spread` over the same one of `base`. */
export function relativeTo(base: Spread, { p50, p95 }: Spread): { p50: number; p95: number } {
  return { p50: p50 / base.p50, p95: p95 / base.p95 };
}

/** The median of each figure over several runs. */
export function medians<Key extends string>(runs: readonly Record<Key, number>[]): Record<Key, number> {
  const [first] = runs;
  if (!first) throw new RangeError('no runs to take medians of');
  const result = { ...first };
  for (const key in first)
    result[key] = percentile(
      runs.map((run) => run[key]),
      0.5,
    );
  return result;
}

/** Rates with 95 % intervals, and differences of rates on the same cases. The case is what is drawn anew, never an item of it. */
import type { Tally } from './measures.ts';
import { createRandom } from './random.ts';

const RESAMPLES = 2000;
/** Any fixed number will do: the same run must give the same interval. */
const SEED = 20_221_128;
/** The normal quantile of 97.5 %. */
const Z = 1.959_963_984_540_054;

export interface Rate {
  value: number;
  low: number;
  high: number;
  /** Cases that say something about the measure. */
  cases: number;
  /** `wilson` where all resamples agree, as for 0 of n: a bootstrap would claim certainty there. */
  method: 'bootstrap' | 'wilson';
}

/** The sum of hits over the sum of items, with a percentile bootstrap interval. Null where nothing was measured. */
export function rateOf(tallies: readonly Tally[]): Rate | null {
  const counted = tallies.filter(({ of }) => of > 0);
  const value = ratio(counted);
  if (value === null) return null;
  const [low, high] = percentiles(resample(counted.length, (drawn) => ratioOf(counted, drawn)));
  const cases = counted.length;
  if (high - low > 1e-12) return { value, low, high, cases, method: 'bootstrap' };
  const closed = wilson(value, cases);
  // Rounding may leave a rate of 1 just above its own bound.
  return {
    value,
    low: Math.min(value, closed.low),
    high: Math.max(value, closed.high),
    cases,
    method: 'wilson',
  };
}

export interface Difference {
  /** Second minus first. */
  value: number;
  low: number;
  high: number;
  cases: number;
}

/** How much a rate differs between two runs over the same cases; each resample draws the same cases for both. */
export function differenceOf(pairs: readonly { first: Tally; second: Tally }[]): Difference | null {
  const firsts = pairs.map(({ first }) => first);
  const seconds = pairs.map(({ second }) => second);
  const before = ratio(firsts);
  const after = ratio(seconds);
  if (before === null || after === null) return null;
  const drawn = resample(pairs.length, (places) => ratioOf(seconds, places) - ratioOf(firsts, places));
  const [low, high] = percentiles(drawn);
  return { value: after - before, low, high, cases: pairs.length };
}

/** The score interval of Wilson (1927) for a share of `n` independent cases. */
export function wilson(share: number, n: number): { low: number; high: number } {
  const spread = (Z * Z) / n;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The smallest value that a share `p` of the sorted values does not exceed (nearest rank); null without values. */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}

function ratio(tallies: readonly Tally[]): number | null {
  const of = tallies.reduce((sum, tally) => sum + tally.of, 0);
  return of === 0 ? null : tallies.reduce((sum, tally) => sum + tally.hit, 0) / of;
}

function ratioOf(tallies: readonly Tally[], places: Uint32Array): number {
  let hit = 0;
  let of = 0;
  for (const place of places) {
    const tally = tallies[place];
    hit += tally?.hit ?? 0;
    of += tally?.of ?? 0;
  }
  return of === 0 ? 0 : hit / of;
}

function resample(n: number, statistic: (places: Uint32Array) => number): number[] {
  const random = createRandom(SEED);
  const places = new Uint32Array(n);
  return Array.from({ length: RESAMPLES }, () => {
    for (let at = 0; at < n; at += 1) places[at] = Math.floor(random() * n);
    return statistic(places);
  });
}

function percentiles(values: readonly number[]): [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}

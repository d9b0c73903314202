/** Rates with 95 % intervals, and differences of rates on the same cases. The case is what is drawn anew, never an item of it. */
import type { Tally } from './measures.ts';
import { areYesOrNo, isChanged, newcombe, pairedTest, type TallyPair } from './paired.ts';
import { createRandom } from './random.ts';
import { isYesOrNo, ratioOf, wilson } from './tally-math.ts';

const RESAMPLES = 2000;
/** Any fixed number will do: the same run must give the same interval. */
const SEED = 20_221_128;

export interface Rate {
  value: number;
  low: number;
  high: number;
  /** Cases that say something about the measure. */
  cases: number;
  /** `wilson` where that interval gives a bound, because it is wider there. */
  method: 'bootstrap' | 'wilson';
}

/**
 * The sum of hits over the sum of items, with a percentile bootstrap interval that is never narrower than the closed one
 * for so many cases allows. Null where nothing was measured.
 */
export function rateOf(tallies: readonly Tally[]): Rate | null {
  const counted = tallies.filter(({ of }) => of > 0);
  if (counted.length === 0) return null;
  const value = ratioOf(counted);
  const drawn = percentiles(resample(counted.length, (places) => ratioAt(counted, places)));
  const closed = closedInterval(counted, value, drawn);
  const low = Math.min(value, drawn.low, closed.low);
  const high = Math.max(value, drawn.high, closed.high);
  const method = low < drawn.low || high > drawn.high ? 'wilson' : 'bootstrap';
  return { value, low, high, cases: counted.length, method };
}

/**
 * What a bootstrap of few exceptions leaves out. Resamples of one false figure in forty do not reach as far as Wilson's
 * interval of none in forty does: one would look safer than none. So Wilson's is the least for a yes or no, and where
 * all resamples agree; other rates are told no more surely than a perfect one and one of nought.
 */
function closedInterval(tallies: readonly Tally[], value: number, drawn: Bounds): Bounds {
  const n = tallies.length;
  if (tallies.every(isYesOrNo) || drawn.high - drawn.low <= 1e-12) return wilson(value, n);
  return { low: wilson(1, n).low, high: wilson(0, n).high };
}

export interface Difference {
  /** Second minus first. */
  value: number;
  low: number;
  high: number;
  cases: number;
  /** Of the paired test: McNemar's where each case is a yes or no. */
  p: number;
}

/**
 * How much a rate differs between two runs over the same cases; each resample draws the same cases for both. A yes or no,
 * and a difference that all resamples agree on, has Newcombe's interval where that is wider; runs that are alike in every
 * case differ by nought.
 */
export function differenceOf(pairs: readonly TallyPair[]): Difference | null {
  const firsts = pairs.map(({ first }) => first);
  const seconds = pairs.map(({ second }) => second);
  if (!firsts.some(({ of }) => of > 0) || !seconds.some(({ of }) => of > 0)) return null;
  const value = ratioOf(seconds) - ratioOf(firsts);
  const cases = pairs.length;
  const p = pairedTest(pairs);
  const drawn = percentiles(resample(cases, (places) => ratioAt(seconds, places) - ratioAt(firsts, places)));
  const isAlike = !pairs.some(isChanged);
  const isSure = drawn.high - drawn.low <= 1e-12;
  if (isAlike || !(isSure || areYesOrNo(pairs))) return { value, ...drawn, cases, p };
  const closed = newcombe(pairs);
  return {
    value,
    low: Math.min(drawn.low, closed.low),
    high: Math.max(drawn.high, closed.high),
    cases,
    p,
  };
}

/** The smallest value that a share `p` of the sorted values does not exceed (nearest rank); null without values. */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}

function ratioAt(tallies: readonly Tally[], places: Uint32Array): number {
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

interface Bounds {
  low: number;
  high: number;
}

function percentiles(values: readonly number[]): Bounds {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

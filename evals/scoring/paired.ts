/** Two runs over the same cases: what closed formulas and tests say, where a bootstrap of few changes says too much. */
import { mcnemar } from './mcnemar.ts';
import type { Tally } from './measures.ts';
import { createRandom } from './random.ts';
import { isYesOrNo, ratioOf, sumOf, wilson } from './tally-math.ts';

export interface TallyPair {
  first: Tally;
  second: Tally;
}

const DRAWS = 2000;
/** Any fixed number will do: the same runs must give the same answer. */
const SEED = 19_470_617;
/** With so few changed cases all ways to exchange them are counted. */
const COUNTED = Math.floor(Math.log2(DRAWS));

/** Whether both sides of every pair are one yes or no. */
export function areYesOrNo(pairs: readonly TallyPair[]): boolean {
  return pairs.every(({ first, second }) => isYesOrNo(first) && isYesOrNo(second));
}

/** Whether the two runs differ on a case. */
export function isChanged({ first, second }: TallyPair): boolean {
  return first.hit !== second.hit || first.of !== second.of;
}

/**
 * How likely so large a difference is, were the two runs exchangeable case by case: the exact test of McNemar where each
 * case is a yes or no, else the randomisation test of Fisher (1935), of which McNemar's is that case. 1 where nothing
 * changed.
 */
export function pairedTest(pairs: readonly TallyPair[]): number {
  const changed = pairs.filter(isChanged);
  if (changed.length === 0) return 1;
  if (!areYesOrNo(pairs)) return exchangeTest(pairs, changed);
  const lost = changed.filter(({ first, second }) => first.hit > second.hit).length;
  return mcnemar(lost, changed.length - lost);
}

function exchangeTest(pairs: readonly TallyPair[], changed: readonly TallyPair[]): number {
  const before = sumOf(pairs.map(({ first }) => first));
  const after = sumOf(pairs.map(({ second }) => second));
  const gains = changed.map(({ first, second }) => less(second, first));
  /** The size of the difference once so much has gone from the second run to the first. */
  const size = (moved: Tally): number => {
    const [first, second] = [less(before, { hit: -moved.hit, of: -moved.of }), less(after, moved)];
    return Math.abs(ratioOf([second]) - ratioOf([first]));
  };
  const observed = size({ hit: 0, of: 0 }) - 1e-12;
  const sizes = exchanges(gains.length).map((isExchanged) =>
    size(sumOf(gains.filter((_, at) => isExchanged(at)))),
  );
  const asLarge = sizes.filter((one) => one >= observed).length;
  // A sample of all ways counts what was observed as one of them.
  return gains.length <= COUNTED ? asLarge / sizes.length : (asLarge + 1) / (sizes.length + 1);
}

/** All ways to exchange so few cases, or a sample of the ways for more. */
function exchanges(cases: number): ((at: number) => boolean)[] {
  if (cases <= COUNTED)
    return Array.from({ length: 2 ** cases }, (_, way) => (at) => Math.floor(way / 2 ** at) % 2 === 1);
  const random = createRandom(SEED);
  return Array.from({ length: DRAWS }, () => () => random() < 0.5);
}

const less = (a: Tally, b: Tally): Tally => ({ hit: a.hit - b.hit, of: a.of - b.of });

/**
 * The interval of Newcombe (1998, method 10) for second minus first: the score intervals of both shares, squared and
 * added, less what the two have in common. Shares that are no yes or no are taken to have nothing in common.
 */
export function newcombe(pairs: readonly TallyPair[]): { low: number; high: number } {
  const before = ratioOf(pairs.map(({ first }) => first));
  const after = ratioOf(pairs.map(({ second }) => second));
  const phi = areYesOrNo(pairs) ? correlation(pairs) : 0;
  const first = wilson(before, pairs.length);
  const second = wilson(after, pairs.length);
  const spread = (a: number, b: number): number => Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
  const value = after - before;
  return {
    low: Math.max(-1, value - spread(after - second.low, first.high - before)),
    high: Math.min(1, value + spread(second.high - after, before - first.low)),
  };
}

/** Phi of the table of both runs, corrected for continuity as Newcombe does; 0 where a run has but one outcome. */
function correlation(pairs: readonly TallyPair[]): number {
  const count = (first: number, second: number): number =>
    pairs.filter((pair) => pair.first.hit === first && pair.second.hit === second).length;
  const [both, lost, gained, neither] = [count(1, 1), count(1, 0), count(0, 1), count(0, 0)];
  const margins = (both + lost) * (gained + neither) * (both + gained) * (lost + neither);
  if (margins === 0) return 0;
  const product = both * neither - lost * gained;
  const half = pairs.length / 2;
  const corrected = product > half ? product - half : Math.min(0, product);
  return corrected / Math.sqrt(margins);
}

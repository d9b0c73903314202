/** What changed between two runs, over the cases that both have with the same question and the same labels. */
import {
  describeMeasure,
  differenceOf,
  MEASURE_IDS,
  mcnemar,
  rateOf,
  type Difference,
  type MeasureId,
} from '../scoring/index.ts';
import { runDifferences, type ComparableReport, type RunDifference } from './run-differences.ts';

type ComparedCase = ComparableReport['cases'][number];

export interface ComparedMeasure {
  id: MeasureId;
  name: string;
  better: 'higher' | 'lower';
  before: number;
  after: number;
  difference: Difference;
  /** Whether the interval leaves out 0, and on which side, and the paired test agrees that it is not by chance. */
  verdict: 'better' | 'worse' | 'open';
}

export interface Change {
  set: string;
  id: string;
  question: string;
  before: ComparedCase;
  after: ComparedCase;
}

export interface Comparison {
  /** How the two runs were made differently. */
  runs: readonly RunDifference[];
  common: number;
  /** In both, with another question or other labels: not compared. */
  relabelled: readonly string[];
  onlyBefore: number;
  onlyAfter: number;
  measures: readonly ComparedMeasure[];
  /** Right before, wrong now. */
  broken: readonly Change[];
  mended: readonly Change[];
  /** Of the exact test on right and wrong. */
  p: number;
}

/** Null where the two have no case in common: nothing can be compared. */
export function compareReports(before: ComparableReport, after: ComparableReport): Comparison | null {
  const keyOf = keyFor(before, after);
  const earlier = new Map(before.cases.map((one) => [keyOf(one), one]));
  const later = new Map(after.cases.map((one) => [keyOf(one), one]));
  const shared = [...later.keys()].filter((key) => earlier.has(key));
  const pairs = shared.flatMap((key) => pairOf(earlier.get(key), later.get(key)));
  if (pairs.length === 0) return null;
  const broken = pairs.filter((pair) => pair.before.right && !pair.after.right);
  const mended = pairs.filter((pair) => !pair.before.right && pair.after.right);
  const same = new Set(pairs.map(({ after: one }) => keyOf(one)));
  return {
    runs: runDifferences(before.run, after.run),
    common: pairs.length,
    relabelled: shared.filter((key) => !same.has(key)),
    onlyBefore: earlier.size - shared.length,
    onlyAfter: later.size - shared.length,
    measures: MEASURE_IDS.flatMap((id) => compareMeasure(id, pairs) ?? []),
    broken,
    mended,
    p: mcnemar(broken.length, mended.length),
  };
}

const SIGNIFICANT = 0.05;

/** What a case is known by in both. Where each has but one set, its file may have been renamed between them. */
function keyFor(before: ComparableReport, after: ComparableReport): (one: ComparedCase) => string {
  const hasOneSet = [before, after].every(({ run }) => run.sets.length === 1);
  return ({ set, id }) => (hasOneSet ? id : `${set} ${id}`);
}

function pairOf(before: ComparedCase | undefined, after: ComparedCase | undefined): Change[] {
  if (before === undefined || after === undefined || before.digest !== after.digest) return [];
  const question = after.turns.map((turn) => turn.question).join(' → ');
  return [{ set: after.set, id: after.id, question, before, after }];
}

/** Over the cases that both runs measure: an answer that cites nothing now says nothing of how precisely it cites. */
function compareMeasure(id: MeasureId, pairs: readonly Change[]): ComparedMeasure | null {
  const counted = pairs.flatMap(({ before, after }) => {
    const [first, second] = [before.tallies[id], after.tallies[id]];
    return first === undefined || second === undefined || first.of === 0 || second.of === 0
      ? []
      : [{ first, second }];
  });
  const difference = differenceOf(counted);
  const before = rateOf(counted.map(({ first }) => first));
  const after = rateOf(counted.map(({ second }) => second));
  if (difference === null || before === null || after === null) return null;
  const { name, better } = describeMeasure(id);
  const verdict = verdictOf(difference, better);
  return { id, name, better, before: before.value, after: after.value, difference, verdict };
}

function verdictOf({ low, high, p }: Difference, better: 'higher' | 'lower'): ComparedMeasure['verdict'] {
  if (p >= SIGNIFICANT) return 'open';
  if (low > 0) return better === 'higher' ? 'better' : 'worse';
  if (high < 0) return better === 'higher' ? 'worse' : 'better';
  return 'open';
}

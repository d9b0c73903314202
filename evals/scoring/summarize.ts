import type { CaseScore } from './score-case.ts';
import { percentile, rateOf, type Rate } from './interval.ts';
import { MEASURE_IDS, type MeasureId } from './measures.ts';

export interface Latency {
  p50: number | null;
  p95: number | null;
  p99: number | null;
  turns: number;
}

export interface Summary {
  cases: number;
  /** Null where no case says anything about the measure. */
  rates: ReadonlyMap<MeasureId, Rate | null>;
  latency: Latency;
}

type Scored = Pick<CaseScore, 'tallies' | 'elapsedMs'>;

/** The rates over these cases with their intervals. The order of the cases changes no rate. */
export function summarize(scores: readonly Scored[]): Summary {
  return {
    cases: scores.length,
    rates: new Map(MEASURE_IDS.map((id) => [id, rate(scores, id)])),
    latency: latencyOf(scores),
  };
}

/** One rate over these cases. */
export function rate(scores: readonly Scored[], id: MeasureId): Rate | null {
  return rateOf(scores.flatMap(({ tallies }) => tallies[id] ?? []));
}

function latencyOf(scores: readonly Scored[]): Latency {
  const times = scores.flatMap(({ elapsedMs }) => elapsedMs);
  const at = (p: number): number | null => percentile(times, p);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), turns: times.length };
}

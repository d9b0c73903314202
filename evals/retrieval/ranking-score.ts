/** One ranking against its judgements. Formulas: evals/README.md, Public retrieval sets. */
import { mean, recallAt, reciprocalRank } from '../metrics.ts';
import { rateOf, type Rate } from '../scoring/index.ts';
import type { Judgements } from './beir.ts';

export const CUT_OFFS = [1, 5, 10, 20, 50, 100] as const;
/** What a search must return at least, so that every cut-off can be measured. */
export const DEPTH = 100;
/** The cut-off of MRR and nDCG, as public leaderboards have it. */
const TOP = 10;

export interface RankingScore {
  /** By cut-off, in the order of `CUT_OFFS`. */
  recall: number[];
  reciprocalRank: number;
  ndcg: number;
}

/** @param judged must hold a grade above 0 */
export function scoreRanking(ranked: readonly string[], judged: Judgements): RankingScore {
  const relevant = new Set([...judged].filter(([, grade]) => grade > 0).map(([id]) => id));
  return {
    recall: CUT_OFFS.map((k) => recallAt(ranked, relevant, k)),
    reciprocalRank: reciprocalRank(ranked.slice(0, TOP), relevant),
    ndcg: ndcgAt(ranked, judged, TOP),
  };
}

/**
 * Normalized discounted cumulative gain (Järvelin & Kekäläinen 2002), with the grade itself as the gain as
 * trec_eval has it: Σ grade ÷ log2(rank + 1) over the first `k`, over the same sum of the best possible order.
 */
export function ndcgAt(ranked: readonly string[], judged: Judgements, k: number): number {
  const gains = ranked.slice(0, k).map((id) => Math.max(0, judged.get(id) ?? 0));
  const best = [...judged.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  return discounted(gains) / discounted(best.slice(0, k));
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

/** Mean of each figure over the queries; there must be one. */
export function meanScore(scores: readonly RankingScore[]): RankingScore {
  const average = (pick: (score: RankingScore) => number): number => {
    const value = mean(scores.map(pick));
    if (value === null) throw new RangeError('no queries to average over');
    return value;
  };
  return {
    recall: CUT_OFFS.map((_, index) => average((score) => score.recall[index] ?? 0)),
    reciprocalRank: average((score) => score.reciprocalRank),
    ndcg: average((score) => score.ndcg),
  };
}

/** The same figures as the mean, each with its interval. */
export interface ScoreIntervals {
  /** By cut-off, in the order of `CUT_OFFS`. */
  recall: Rate[];
  reciprocalRank: Rate;
  ndcg: Rate;
}

/** 95 % intervals of the means, as those of every other rate: the queries are drawn anew. There must be a query. */
export function scoreIntervals(scores: readonly RankingScore[]): ScoreIntervals {
  const interval = (pick: (score: RankingScore) => number): Rate => {
    const found = rateOf(scores.map((score) => ({ hit: pick(score), of: 1 })));
    if (found === null) throw new RangeError('no queries to draw from');
    return found;
  };
  return {
    recall: CUT_OFFS.map((_, index) => interval((score) => score.recall[index] ?? 0)),
    reciprocalRank: interval((score) => score.reciprocalRank),
    ndcg: interval((score) => score.ndcg),
  };
}

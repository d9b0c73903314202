/** Puts the queries of a public set to the product's own search and measures what comes back. */
import type { SearchIndex, SearchStage } from '../../indexer/index.ts';
import { spread, type Spread } from '../bench-stats.ts';
import type { BeirQuery, BeirSet } from './beir.ts';
import {
  DEPTH,
  meanScore,
  scoreIntervals,
  scoreRanking,
  type RankingScore,
  type ScoreIntervals,
} from './ranking-score.ts';

export interface RetrievalReport {
  set: string;
  passages: number;
  documents: number;
  queries: number;
  unjudged: number;
  unknownPassages: number;
  all: RankingScore;
  /** Of `all`. */
  intervals: ScoreIntervals;
  /** The same over every other query, to see how much of a difference is chance. */
  halves: [RankingScore, RankingScore] | null;
  /** Milliseconds of one search for `DEPTH` hits, and of its stages. */
  latency: { total: Spread; stages: { stage: SearchStage; took: Spread }[] };
}

/** Searches once for each query, one after another, after a few that are not counted. */
export async function measureRetrieval(
  set: BeirSet,
  index: SearchIndex,
  onProgress: (done: number, total: number) => void,
): Promise<RetrievalReport> {
  for (const query of set.queries.slice(0, WARM_UP)) await search(query, index);
  const runs: Run[] = [];
  for (const query of set.queries) {
    const { ranked, took } = await search(query, index);
    runs.push({ score: scoreRanking(ranked, set.judgements.get(query.id) ?? new Map()), took });
    onProgress(runs.length, set.queries.length);
  }
  const scores = runs.map(({ score }) => score);
  return {
    set: set.name,
    passages: set.passages.length,
    documents: index.corpus.documents.length,
    queries: runs.length,
    unjudged: set.unjudged,
    unknownPassages: set.unknownPassages,
    all: meanScore(scores),
    intervals: scoreIntervals(scores),
    halves: halvesOf(runs),
    latency: latencyOf(runs),
  };
}

/** The model and the code run slowly the first times. */
const WARM_UP = 5;

interface Run {
  score: RankingScore;
  took: Map<SearchStage | 'total', number>;
}

async function search(
  query: BeirQuery,
  index: SearchIndex,
): Promise<{ ranked: string[]; took: Run['took'] }> {
  const took: Run['took'] = new Map();
  const start = performance.now();
  const { hits } = await index.search(query.text, {
    k: DEPTH,
    onStage: (stage, ms) => took.set(stage, (took.get(stage) ?? 0) + ms),
  });
  took.set('total', performance.now() - start);
  return { ranked: hits.map(({ clause }) => clause.clauseId), took };
}

function halvesOf(runs: readonly Run[]): RetrievalReport['halves'] {
  const half = (rest: number): RankingScore[] =>
    runs.filter((_, index) => index % 2 === rest).map(({ score }) => score);
  return runs.length < 2 ? null : [meanScore(half(0)), meanScore(half(1))];
}

function latencyOf(runs: readonly Run[]): RetrievalReport['latency'] {
  const stages = new Set(runs.flatMap(({ took }) => [...took.keys()]));
  const timed = (stage: SearchStage | 'total'): Spread =>
    spread(runs.map(({ took }) => took.get(stage) ?? 0));
  return {
    total: timed('total'),
    stages: [...stages].flatMap((stage) => (stage === 'total' ? [] : [{ stage, took: timed(stage) }])),
  };
}

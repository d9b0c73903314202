import type { Clause } from '../../corpus/index.ts';
import type { AnalyzedQuery, SearchHit } from '../../indexer/index.ts';
import { satisfies, type Expected } from './expectation.ts';
import { passagesOf, withContinuation, type Passage } from './passages.ts';

/** A clause that may answer, with the sentences that would be quoted. */
export interface Candidate {
  clause: Clause;
  hit: SearchHit;
  passages: Passage[];
  /** Index of the best sentence. */
  best: number;
  /** Whether the best sentence, with what continues it, holds the kind of thing that was asked for. */
  satisfied: boolean;
}

export function candidateOf(
  query: AnalyzedQuery,
  hit: SearchHit,
  expected: Expected,
  question: string,
): Candidate {
  const passages = passagesOf(query, hit);
  const best = passages.reduce(
    (top, passage, at) => (passage.score > (passages[top]?.score ?? -1) ? at : top),
    0,
  );
  const window = withContinuation(passages, best);
  const text = window.map((passage) => passage.text).join('');
  const quantities = window.flatMap((passage) => passage.quantities);
  return {
    clause: hit.clause,
    hit,
    passages,
    best,
    satisfied: satisfies(expected, text, quantities, question),
  };
}

/** Numbers that describe a candidate beside the best one; the calibrated model weighs them. */
export const FEATURES = [
  'bias',
  'scoreRatio',
  'vector',
  'vectorGap',
  'coverage',
  'coverageGap',
  'keywordRatio',
  'bestSentence',
  'first',
  'named',
  'satisfied',
] as const;
export type Features = number[];

export interface FeatureContext {
  top: SearchHit;
  maxVector: number;
  maxCoverage: number;
  maxKeyword: number;
  namedIds: string[];
}

export function contextOf(hits: SearchHit[], namedIds: string[]): FeatureContext | null {
  const [top] = hits;
  if (top === undefined) return null;
  return {
    top,
    maxVector: Math.max(...hits.map((hit) => hit.scores.vector)),
    maxCoverage: Math.max(...hits.map((hit) => hit.coverage)),
    maxKeyword: Math.max(...hits.map((hit) => hit.scores.keyword), 1e-9),
    namedIds,
  };
}

export function featuresOf(candidate: Candidate, context: FeatureContext): Features {
  const { hit } = candidate;
  const named = context.namedIds.length === 0 ? 0 : context.namedIds.includes(hit.clause.documentId) ? 1 : -1;
  return [
    1,
    context.top.score > 0 ? hit.score / context.top.score : 0,
    hit.scores.vector,
    hit.scores.vector - context.maxVector,
    hit.coverage,
    hit.coverage - context.maxCoverage,
    hit.scores.keyword / context.maxKeyword,
    candidate.passages[candidate.best]?.score ?? 0,
    hit === context.top ? 1 : 0,
    named,
    candidate.satisfied ? 1 : 0,
  ];
}

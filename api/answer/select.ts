import type { Clause } from '../../corpus/index.ts';
import type { AnalyzedQuery, QueryTerm, SearchHit } from '../../indexer/index.ts';
import { satisfies, type Expected } from './expectation.ts';
import { passagesOf, termCoverage, withContinuation, type Passage } from './passages.ts';

/** A clause that may answer, with the sentences that would be quoted. */
export interface Candidate {
  clause: Clause;
  hit: SearchHit;
  passages: Passage[];
  /** Index of the best sentence. */
  best: number;
  /** Whether the best sentence, with what continues it, holds the kind of thing that was asked for. */
  satisfied: boolean;
  /** Of the subjects listed in the question (孵化器、众创空间), the best found in one sentence, 0..1. */
  subject: number;
  /** Share of the question's telling terms that stand in the best sentence with what continues it, 0..1. */
  support: number;
  /** Share of the question's term weight that stands in the clause, 0..1. */
  coverage: number;
  features: number[];
}

export interface SelectionContext {
  query: AnalyzedQuery;
  question: string;
  expected: Expected[];
  /** Terms of each subject that the question lists; one list where it names one. */
  subjects: QueryTerm[][];
  namedIds: string[];
  /** Terms of the last question alone, where earlier turns were searched with it. */
  latest: QueryTerm[];
}

/** Names of the numbers in `Candidate.features`, in order; the calibrated weights are kept by name. */
export const FEATURES = [
  'bias',
  'scoreRatio',
  'vector',
  'vectorGap',
  'coverage',
  'coverageGap',
  'keywordRatio',
  'sentence',
  'first',
  'named',
  'subject',
  'wholeSubject',
] as const;

export function candidatesOf(hits: SearchHit[], context: SelectionContext): Candidate[] {
  const [top] = hits;
  if (top === undefined) return [];
  const drafts = hits.map((hit) => ({ hit, ...read(hit, context) }));
  const best = {
    score: Math.max(top.score, 1e-9),
    vector: Math.max(...hits.map((hit) => hit.scores.vector)),
    coverage: Math.max(...drafts.map((draft) => draft.coverage)),
    keyword: Math.max(...hits.map((hit) => hit.scores.keyword), 1e-9),
  };
  return drafts.map(({ hit, ...draft }) => ({
    clause: hit.clause,
    hit,
    ...draft,
    features: [
      1,
      hit.score / best.score,
      hit.scores.vector,
      hit.scores.vector - best.vector,
      draft.coverage,
      draft.coverage - best.coverage,
      hit.scores.keyword / best.keyword,
      draft.passages[draft.best]?.score ?? 0,
      hit === top ? 1 : 0,
      namedness(hit.clause, context.namedIds),
      draft.subject,
      draft.subject > 0.99 ? 1 : 0,
    ],
  }));
}

function namedness(clause: Clause, namedIds: string[]): number {
  if (namedIds.length === 0) return 0;
  return namedIds.includes(clause.documentId) ? 1 : -1;
}

type Reading = Pick<Candidate, 'passages' | 'best' | 'satisfied' | 'subject' | 'support'> & {
  coverage: number;
};

function read(hit: SearchHit, context: SelectionContext): Reading {
  const passages = passagesOf(context.query, hit, context.latest);
  const order = passages.map((_, at) => at).toSorted((a, b) => rank(passages[b]) - rank(passages[a]));
  const answers = (at: number): boolean => holdsExpected(withContinuation(passages, at), context);
  const likeliest = order[0] ?? 0;
  const telling = context.query.terms.filter(isTelling);
  const windowAt = (at: number): string => textOf(withContinuation(passages, at));
  const key = keyTerms(telling, hit.clause.text);
  const isRival = (at: number): boolean =>
    rank(passages[at]) >= rank(passages[likeliest]) - NEARBY &&
    (key.length === 0 || key.some((term) => termCoverage([term], windowAt(at)) === 1));
  const best = order.find((at) => answers(at) && isRival(at)) ?? likeliest;
  return {
    passages,
    best,
    satisfied: answers(best),
    support: termCoverage(telling, windowAt(best)),
    subject: subjectCoverage(passages, context.subjects),
    coverage: termCoverage(context.query.terms, hit.clause.text),
  };
}

/** A sentence that states what was asked for goes before a slightly likelier one that does not. */
const NEARBY = 0.25;
const NEARLY_RAREST = 0.9;

/**
 * The rarest of the question's terms that the clause holds. A sentence without any of them speaks of
 * something else: 数字化攻关 states an amount, the 数字化车间 that was asked about does not.
 */
function keyTerms(telling: QueryTerm[], text: string): QueryTerm[] {
  const held = telling.filter((term) => term.known && termCoverage([term], text) === 1);
  const rarest = Math.max(0, ...held.map((term) => term.weight));
  return held.filter((term) => term.weight >= rarest * NEARLY_RAREST);
}

/** Captions come last: they are chosen only where a clause has nothing else. */
function rank(passage: Passage | undefined): number {
  return passage === undefined ? 0 : passage.score - (passage.isCaption ? 1 : 0);
}

function textOf(passages: Passage[]): string {
  return passages.map((passage) => passage.text).join('');
}

function holdsExpected(window: Passage[], { expected, question }: SelectionContext): boolean {
  return window.some((passage) => satisfies(expected, passage.text, passage.quantities, question));
}

/** Common words (企业, 奖励, 支持) stand in every clause and support nothing. */
const TELLING_WEIGHT = 1.5;

export function isTelling(term: QueryTerm): boolean {
  return term.weight >= TELLING_WEIGHT;
}

function subjectCoverage(passages: Passage[], subjects: QueryTerm[][]): number {
  const texts = passages.map((passage) => passage.text);
  return Math.max(0, ...subjects.flatMap((terms) => texts.map((text) => termCoverage(terms, text))));
}

/** Logistic model over `FEATURES`. */
export function likelihood(features: number[], weights: number[]): number {
  const sum = features.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

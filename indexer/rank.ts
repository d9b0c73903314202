import type { Clause } from '../corpus/index.ts';
import type { AmountIndex } from './amounts.ts';
import type { QueryPart, UnderstoodQuery } from './analyze.ts';
import { candidateRows } from './candidates.ts';
import type { IndexContent } from './content.ts';
import { diversify, type Facet } from './diversify.ts';
import { addDocumentFit, documentNumbers } from './document-fit.ts';
import { fuse, type Signals } from './fuse.ts';
import { addScores, raiseScores, rowsOf, type KeywordIndex } from './keyword.ts';
import type { LeftOut } from './pipeline-part.ts';
import type { Scale } from './scale.ts';
import type { SearchMode } from './search-index.ts';
import type { Lap } from './stopwatch.ts';
import { dot, vectorAt, type Neighbour, type VectorIndex } from './vectors.ts';

export interface Ranked {
  row: number;
  score: number;
  /** BM25 sum over words, and the best cosine of the clause's passages; comparable between queries. */
  keyword: number;
  vector: number;
}

/** A query's vectors: of all of it, and of each of its parts where it asks for several things. */
export interface QueryVectors {
  whole: Float32Array | null;
  parts: readonly Float32Array[];
}

export interface RankParts {
  clauses: readonly Clause[];
  content: IndexContent;
  vectors: VectorIndex;
  amounts: AmountIndex;
  scale: Scale;
  without: LeftOut;
}

/** Ranks the clauses that have any claim; the best first, of equals the first in the library. */
export type Rank = (query: UnderstoodQuery, vectors: QueryVectors, wish: RankWish) => Ranked[];

export interface RankWish {
  mode: SearchMode;
  /** Clauses that may be found. */
  accepts: (clause: Clause) => boolean;
  lap: Lap;
}

/** Added to the fused score, which reaches 1. */
const BOOSTS = { namedDocument: 0.6, place: 0.1, amount: 0.5 };
/** The best sentence's share of a clause's vector score; a long clause is found by one of its sentences. */
const SENTENCE_SHARE = 0.6;
/** Parts of a query are compared over so many of the best clauses for the whole of it. */
const FACET_ROWS = 100;
/** Passages that the vectors name in a large library; in a small one every passage is compared. */
const NEIGHBOURS = 1000;

export function createRank(parts: RankParts): Rank {
  const documents = documentNumbers(parts.clauses);
  const documentFit = parts.without.has('documentFit') ? 0 : parts.scale.documentFit;
  return (query, vectors, { mode, accepts, lap }) => {
    const keywords = keywordScores(query.whole, parts);
    lap('keywords');
    const near = vectors.whole === null ? [] : parts.vectors.nearest(vectors.whole, NEIGHBOURS);
    lap('vectors');
    const amounts = amountBoosts(query, parts);
    const candidates = parts.scale.comparesAll
      ? Uint32Array.from(parts.clauses.keys())
      : candidateRows(keywords, near, amounts, parts.content);
    const rows = candidates.filter((row) => {
      const clause = parts.clauses[row];
      return clause !== undefined && accepts(clause);
    });
    const whole = signalsAt(rows, keywords, vectors.whole, near, parts);
    const scores = fuse(whole.signals, parts.scale.shares[mode]);
    if (documentFit > 0) addDocumentFit(scores, rows, documents, documentFit);
    const boost = boostOf(query, amounts, parts.clauses);
    const ranked = Array.from(rows, (row, at) => ({
      row,
      score: (scores[at] ?? 0) + boost(row),
      keyword: whole.signals.words[at] ?? 0,
      vector: whole.best[at] ?? 0,
    })).sort((a, b) => b.score - a.score || a.row - b.row);
    const first = Uint32Array.from(ranked.slice(0, FACET_ROWS), ({ row }) => row);
    const served = diversify(ranked, facetsOf(query, vectors, mode, first, parts));
    lap('fuse');
    return served;
  };
}

/** Keyword scores of every clause of the library. */
export interface KeywordScores {
  words: Float32Array;
  bigrams: Float32Array;
}

function keywordScores(part: QueryPart, { content, without }: RankParts): KeywordScores {
  const { words, bigrams } = content;
  const scores = new Float32Array(bigrams.size);
  const pairs = without.has('bigrams') ? [] : part.bigrams;
  for (const term of pairs) addScores(bigrams, { term, weight: 1 }, scores);
  return { words: termScores(part, words), bigrams: scores };
}

/** A term counts once, by the best of its forms: a clause that says it in three ways is not three times as good. */
function termScores(part: QueryPart, words: KeywordIndex): Float32Array {
  const scores = new Float32Array(words.size);
  const best = new Float32Array(words.size);
  for (const term of part.terms) {
    for (const { text, weight } of term.weighted) raiseScores(words, { term: text, weight }, best);
    for (const { text } of term.weighted) moveScores(rowsOf(words, text), best, scores);
  }
  return scores;
}

/** Adds up and resets only what the term touched: a large library has many rows and a term few of them. */
function moveScores(rows: Uint32Array, from: Float32Array, to: Float32Array): void {
  for (const row of rows) {
    to[row] = (to[row] ?? 0) + (from[row] ?? 0);
    from[row] = 0;
  }
}

interface CandidateSignals {
  signals: Signals;
  /** Best cosine of any passage. */
  best: Float32Array;
}

function signalsAt(
  rows: Uint32Array,
  keywords: KeywordScores,
  vector: Float32Array | null,
  near: readonly Neighbour[],
  { content, without }: RankParts,
): CandidateSignals {
  const withSentences = !without.has('sentences');
  const cosines = new Map(near.map(({ row, cosine }) => [row, cosine]));
  const vectors = new Float32Array(rows.length);
  const best = new Float32Array(rows.length);
  if (vector !== null) {
    rows.forEach((row, at) => {
      const { chunk, sentence } = bestPassages(row, vector, cosines, content, withSentences);
      best[at] = Math.max(chunk, sentence);
      vectors[at] = sentence < -1 ? chunk : (1 - SENTENCE_SHARE) * chunk + SENTENCE_SHARE * sentence;
    });
  }
  return {
    signals: {
      words: Float32Array.from(rows, (row) => keywords.words[row] ?? 0),
      bigrams: Float32Array.from(rows, (row) => keywords.bigrams[row] ?? 0),
      vectors,
    },
    best,
  };
}

/** Best cosine of a clause's chunks and of its sentences; below -1 where it has none. */
function bestPassages(
  row: number,
  vector: Float32Array,
  cosines: ReadonlyMap<number, number>,
  { passages, vectors }: IndexContent,
  withSentences: boolean,
): { chunk: number; sentence: number } {
  const best = { chunk: -2, sentence: -2 };
  const end = passages.firsts[row + 1] ?? 0;
  for (let passage = passages.firsts[row] ?? 0; passage < end; passage += 1) {
    const kind = passages.kinds[passage] === 0 ? 'chunk' : 'sentence';
    if (kind === 'sentence' && !withSentences) continue;
    const cosine = cosines.get(passage) ?? dot(vector, vectorAt(vectors, passage));
    best[kind] = Math.max(best[kind], cosine);
  }
  return best;
}

/** What a clause gets for its document, its place and the figures it states. */
function boostOf(
  query: UnderstoodQuery,
  amounts: ReadonlyMap<number, number>,
  clauses: readonly Clause[],
): (row: number) => number {
  const named = new Set(query.documentIds);
  return (row) => {
    const documentId = clauses[row]?.documentId ?? '';
    return (
      (named.has(documentId) ? BOOSTS.namedDocument : 0) +
      (query.placedIn.has(documentId) ? BOOSTS.place : 0) +
      (amounts.get(row) ?? 0)
    );
  };
}

/**
 * Rows that state a figure of the query. The rarer the figure, the more it is worth, and the less else is
 * asked: among many words a figure is often one of the asker's own (我们年出口800万美元).
 */
function amountBoosts(query: UnderstoodQuery, { amounts, clauses, without }: RankParts): Map<number, number> {
  const boosts = new Map<number, number>();
  if (without.has('amounts')) return boosts;
  const rarest = Math.log(clauses.length + 1);
  const strength = BOOSTS.amount * (1 + 1 / (1 + query.whole.terms.length));
  for (const quantity of query.quantities) {
    const { rows, weight } = amounts.find(quantity);
    for (const row of rows) boosts.set(row, (boosts.get(row) ?? 0) + (strength * weight) / rarest);
  }
  return boosts;
}

/** What each part of a query that has several makes of the candidates. */
function facetsOf(
  query: UnderstoodQuery,
  vectors: QueryVectors,
  mode: SearchMode,
  rows: Uint32Array,
  parts: RankParts,
): Facet[] {
  return query.parts.map((part, index) => {
    const keywords = keywordScores(part, parts);
    const vector = vectors.parts[index] ?? null;
    const { signals } = signalsAt(rows, keywords, vector, [], parts);
    const scores = fuse(signals, parts.scale.shares[mode]);
    return {
      weight: signals.words.reduce((most, score) => Math.max(most, score), 0),
      scores: new Map(Array.from(rows, (row, at) => [row, scores[at] ?? 0])),
    };
  });
}

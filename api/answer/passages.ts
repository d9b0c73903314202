import { splitSentences, type Clause, type Quantity } from '../../corpus/index.ts';
import type { AnalyzedQuery, SearchHit } from '../../indexer/index.ts';

/** A sentence of a clause, scored against the question. Offsets into the served document text. */
export interface Passage {
  start: number;
  end: number;
  text: string;
  quantities: Quantity[];
  /** Cosine with the question. */
  vector: number;
  /** Share of the question's term weight that stands in the sentence, 0..1. */
  coverage: number;
  score: number;
}

/** Words weigh as much as meaning: 0.5 more coverage outweighs 0.25 more cosine. */
const COVERAGE_WEIGHT = 0.5;

/** Share of the term weight whose word, synonym or expansion stands in the text. */
export function termCoverage(query: AnalyzedQuery, text: string): number {
  const total = query.terms.reduce((sum, term) => sum + term.weight, 0);
  if (total === 0) return 0;
  const found = query.terms.filter((term) => term.forms.some((form) => text.includes(form)));
  return found.reduce((sum, term) => sum + term.weight, 0) / total;
}

/** The sentences of a hit, in the order of the text. */
export function passagesOf(query: AnalyzedQuery, hit: SearchHit): Passage[] {
  const { clause } = hit;
  return splitSentences(clause.text, clause.start).map(({ start, end, text }) => {
    const vector = vectorOf(hit, start, end);
    const coverage = termCoverage(query, text.toLowerCase());
    return {
      start,
      end,
      text,
      quantities: quantitiesWithin(clause, start, end),
      vector,
      coverage,
      score: vector + COVERAGE_WEIGHT * coverage,
    };
  });
}

function vectorOf(hit: SearchHit, start: number, end: number): number {
  const overlapping = hit.sentences.filter((sentence) => sentence.start < end && sentence.end > start);
  return overlapping.reduce((best, sentence) => Math.max(best, sentence.vector), 0);
}

function quantitiesWithin(clause: Clause, start: number, end: number): Quantity[] {
  return clause.quantities.filter((quantity) => quantity.start >= start && quantity.end <= end);
}

/** 其中…, 经认定，给予其…: the sentence speaks of what the one before it named. */
const ANAPHORIC = /^(其中|经认定|经审核|对其|给予其|上述|以上|前款|单次|单家|每家|同一)/;

/** A passage with the sentences that only make sense together with it. */
export function withContinuation(passages: Passage[], index: number): Passage[] {
  let first = index;
  let last = index;
  while (first > 0 && ANAPHORIC.test(passages[first]?.text ?? '')) first -= 1;
  while (last + 1 < passages.length && ANAPHORIC.test(passages[last + 1]?.text ?? '')) last += 1;
  return passages.slice(first, last + 1);
}

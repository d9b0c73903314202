import { splitSentences, type Clause, type Quantity } from '../../corpus/index.ts';
import type { AnalyzedQuery, QueryTerm, SearchHit } from '../../indexer/index.ts';

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
  /** 9．加强上市培育。 names the subject and says nothing of it. */
  isCaption: boolean;
}

/** Words weigh as much as meaning: 0.5 more coverage outweighs 0.25 more cosine. */
const COVERAGE_WEIGHT = 0.5;
/** A caption is quoted only where nothing else of its clause fits. */
const CAPTION_PENALTY = 0.25;
const CAPTION = /^(第[^，。]{1,4}[章条]|[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?)[^，]{2,28}。?$/;
const PIECES_WEIGHT = 0.6;
/** Everyday words that the library never uses say little about what is asked. */
const UNKNOWN_WEIGHT = 0.25;

function weightOf(term: QueryTerm): number {
  return term.known ? term.weight : term.weight * UNKNOWN_WEIGHT;
}

/** Share of the term weight whose word, synonym or expansion stands in the text, 0..1. */
export function termCoverage(terms: QueryTerm[], text: string): number {
  const letters = lettersOf(text);
  const total = terms.reduce((sum, term) => sum + weightOf(term), 0);
  if (total === 0) return 0;
  return terms.reduce((sum, term) => sum + weightOf(term) * standing(term, letters), 0) / total;
}

/** 省级“专精特新”中小企业, 首台（套）: marks inside a name are no part of it. */
function lettersOf(text: string): string {
  return text.replace(/[“”"‘’「」『』（）()\s]/g, '').toLowerCase();
}

/** How far a term stands in a text: wholly, or in pieces (服务专员 in 实行专员服务), which counts for less. */
function standing(term: QueryTerm, text: string): number {
  if (term.forms.some((form) => text.includes(form))) return 1;
  if (term.text.length < 4) return 0;
  let found = 0;
  for (let at = 0; at + 1 < term.text.length; at += 1)
    if (text.includes(term.text.slice(at, at + 2))) found += 1;
  const share = found / (term.text.length - 1);
  return share >= 0.5 ? PIECES_WEIGHT * share : 0;
}

/**
 * The sentences of a hit, in the order of the text.
 * @param latest terms of the last question alone, where earlier turns were searched with it
 */
export function passagesOf(query: AnalyzedQuery, hit: SearchHit, latest: QueryTerm[]): Passage[] {
  const { clause } = hit;
  return splitSentences(clause.text, clause.start).map(({ start, end, text }, at) => {
    const vector = vectorOf(hit, start, end);
    const coverage = termCoverage(query.terms, text);
    const answersLatest = latest.length === 0 ? 0 : termCoverage(latest, text);
    const isCaption = at === 0 && CAPTION.test(text);
    return {
      start,
      end,
      text,
      quantities: quantitiesWithin(clause, start, end),
      vector,
      coverage,
      score: vector + COVERAGE_WEIGHT * (coverage + answersLatest) - (isCaption ? CAPTION_PENALTY : 0),
      isCaption,
    };
  });
}

function vectorOf(hit: SearchHit, start: number, end: number): number {
  const overlapping = hit.sentences.filter((sentence) => sentence.start < end && sentence.end > start);
  // A clause of one sentence has no sentence vectors of its own.
  if (overlapping.length === 0) return hit.scores.vector;
  return Math.max(...overlapping.map((sentence) => sentence.vector));
}

function quantitiesWithin(clause: Clause, start: number, end: number): Quantity[] {
  return clause.quantities.filter((quantity) => quantity.start >= start && quantity.end <= end);
}

/** 其中…, 经认定，给予其…: the sentence speaks of what the one before it named. */
const ANAPHORIC = /^(其中|给予|经认定|经审核|对其|给予其|上述|以上|前款|单次|单家|每家|同一)/;

/** A passage with the sentences that only make sense together with it. */
export function withContinuation(passages: Passage[], index: number): Passage[] {
  let first = index;
  let last = index;
  while (first > 0 && ANAPHORIC.test(passages[first]?.text ?? '')) first -= 1;
  while (last + 1 < passages.length && ANAPHORIC.test(passages[last + 1]?.text ?? '')) last += 1;
  return passages.slice(first, last + 1);
}

import type { IndexContent } from './content.ts';
import type { KeywordScores } from './rank.ts';
import type { Neighbour } from './vectors.ts';

/** A library of so many clauses is ranked as a whole. */
const SMALL = 2000;
/** In a larger one only so many of the best by each signal are compared with each other. */
const BEST = 1000;
const STEPS = 1024;

/** Rows worth comparing, ascending. */
export function candidateRows(
  keywords: KeywordScores,
  near: readonly Neighbour[],
  amounts: ReadonlyMap<number, number>,
  { passages }: Pick<IndexContent, 'passages'>,
): Uint32Array {
  const size = keywords.words.length;
  if (size <= SMALL) return Uint32Array.from({ length: size }, (_, row) => row);
  const rows = new Set<number>(amounts.keys());
  for (const row of bestRows(keywords.words, BEST)) rows.add(row);
  for (const row of bestRows(keywords.bigrams, BEST)) rows.add(row);
  for (const { row } of near) rows.add(passages.places[row * 3] ?? 0);
  return Uint32Array.from(rows).sort();
}

/**
 * Rows with the greatest scores above zero, `wanted` of them or a few more: by a histogram, because sorting
 * 100,000 scores takes longer than the whole search.
 */
export function bestRows(scores: Float32Array, wanted: number): number[] {
  const most = scores.reduce((top, score) => Math.max(top, score), 0);
  if (most === 0) return [];
  const stepOf = (score: number): number => Math.min(STEPS - 1, Math.floor((score / most) * STEPS));
  const counts = new Uint32Array(STEPS);
  for (const score of scores) if (score > 0) counts[stepOf(score)] = (counts[stepOf(score)] ?? 0) + 1;
  let lowest = STEPS;
  for (let found = 0; lowest > 0 && found < wanted;) {
    lowest -= 1;
    found += counts[lowest] ?? 0;
  }
  const rows: number[] = [];
  scores.forEach((score, row) => {
    if (score > 0 && stepOf(score) >= lowest) rows.push(row);
  });
  return rows;
}

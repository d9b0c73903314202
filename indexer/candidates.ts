import type { IndexContent } from './content.ts';
import type { KeywordScores } from './rank.ts';
import type { Neighbour } from './vectors.ts';

/** In a large library only so many of the best by each signal are compared with each other. */
const BEST = 1000;
const STEPS = 1024;

/** Rows of a large library that are worth comparing, ascending. */
export function candidateRows(
  keywords: KeywordScores,
  near: readonly Neighbour[],
  amounts: ReadonlyMap<number, number>,
  { passages }: Pick<IndexContent, 'passages'>,
): Uint32Array {
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
  const positive = positiveRows(scores);
  const most = positive.reduce((top, row) => Math.max(top, scores[row] ?? 0), 0);
  const stepOf = (row: number): number => Math.floor(((scores[row] ?? 0) * (STEPS - 1)) / most);
  const counts = new Uint32Array(STEPS);
  for (const row of positive) counts[stepOf(row)] = (counts[stepOf(row)] ?? 0) + 1;
  let lowest = STEPS;
  for (let found = 0; lowest > 0 && found < wanted;) {
    lowest -= 1;
    found += counts[lowest] ?? 0;
  }
  return positive.filter((row) => stepOf(row) >= lowest);
}

function positiveRows(scores: Float32Array): number[] {
  const rows: number[] = [];
  // By index: iterating typed arrays takes five times as long.
  for (let row = 0; row < scores.length; row += 1) if ((scores[row] ?? 0) > 0) rows.push(row);
  return rows;
}

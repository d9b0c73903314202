import type { Range } from '../source/ranges.ts';

const sentenceEnd = /[。；\n]/u;

/**
 * The stretch of a clause that says most about why it was found: about `length` characters with as many marked ones as
 * possible, from the beginning of a sentence where one begins near. Offsets like those of the ranges.
 */
export function excerptOf(
  { text, start }: { text: string; start: number },
  ranges: readonly Range[],
  length: number,
): Range {
  if (text.length <= length) return [start, start + text.length];
  // Words at the very end would stand there without what is said of them.
  const reach = Math.round(length * 0.75);
  const marked = (from: number) =>
    ranges.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, from + reach) - Math.max(a, from)), 0);
  const beginnings = sentenceStarts(text).map((at) => start + at);
  // Of equals the first: a clause is read from its beginning.
  const best = beginnings.reduce((chosen, from) => (marked(from) > marked(chosen) ? from : chosen), start);
  return [best, Math.min(start + text.length, best + length)];
}

function sentenceStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length - 1; at += 1) if (sentenceEnd.test(text.charAt(at))) starts.push(at + 1);
  return starts;
}

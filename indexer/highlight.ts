import type { Clause } from '../corpus/index.ts';
import { originalRange, type Squeezed } from './squeeze.ts';

/** Offsets into the served document text of the words in a clause, in order, overlapping ones joined. */
export function highlight(clause: Clause, squeezed: Squeezed, words: readonly string[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const word of words.filter((each) => each !== '')) {
    for (let at = squeezed.text.indexOf(word); at >= 0; at = squeezed.text.indexOf(word, at + word.length)) {
      const [start, end] = originalRange(squeezed, at, at + word.length);
      ranges.push([clause.start + start, clause.start + end]);
    }
  }
  return joinRanges(ranges);
}

function joinRanges(ranges: [number, number][]): [number, number][] {
  const joined: [number, number][] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

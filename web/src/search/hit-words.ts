import type { SearchResponse } from '../../../api/contract.ts';
import type { Range } from '../source/ranges.ts';
import type { Found } from './use-search.ts';

type Hit = Pick<SearchResponse['hits'][number], 'highlights'> & {
  clause: { text: string; start: number };
};

/** Why a clause was found: words of the query itself, and words that only mean something like it. */
export interface HitWords {
  literal: readonly Range[];
  related: readonly Range[];
}

/** What was looked for: the query with its typing errors mended. */
export function searchedQuery({ criteria, response }: Found): string {
  return response.repairs.reduce((text, { from, to }) => text.replaceAll(from, to), criteria.q);
}

export function hitWords(query: string, { clause, highlights }: Hit): HitWords {
  const asked = plain(query);
  const isAsked = (range: Range) => asked.includes(plain(wordsAt(clause, range)));
  const literal = [...highlights.filter(isAsked), ...commonRuns(query, clause)];
  const related = highlights.filter((range) => !literal.some((other) => overlap(range, other)));
  return { literal, related };
}

/** Each word once; not those that stand within a longer one. */
export function wordList(clause: Hit['clause'], ranges: readonly Range[]): string[] {
  const words = [...new Set(ranges.map((range) => wordsAt(clause, range)))];
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
}

/** The longest stretches of two or more Han characters that the query and the clause share. */
function commonRuns(query: string, { text, start }: Hit['clause']): Range[] {
  const runs: Range[] = [];
  for (const { 0: han, index } of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at < han.length - 1;) {
      let length = 0;
      while (at + length < han.length && query.includes(han.slice(at, at + length + 1))) length += 1;
      if (length >= 2) runs.push([start + index + at, start + index + at + length]);
      at += length >= 2 ? length : 1;
    }
  }
  return runs;
}

const wordsAt = ({ text, start }: Hit['clause'], [from, to]: Range) => text.slice(from - start, to - start);
const overlap = (one: Range, other: Range) => one[0] < other[1] && other[0] < one[1];
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();

import { useCallback } from 'react';
import type { ClauseView, SearchResponse } from '../../../api/contract.ts';
import { search } from '../client.ts';
import type { Range } from '../source/ranges.ts';
import { useRequest } from '../source/use-request.ts';

export type NearHit = SearchResponse['hits'][number];

/** How many clauses of the other text are shown, and how much of a clause is looked for. */
const shownClauses = 3;
const askedCharacters = 400;

/** The clauses of a document that are nearest to `clause` of another one. */
export function useNearest(clause: ClauseView, documentId: string) {
  const load = useCallback(
    async (signal: AbortSignal) => {
      const q = subjectOf(clause);
      const { hits } = await search(
        { q, k: shownClauses, documentId: [documentId], repair: 'off' },
        { signal },
      );
      return hits;
    },
    [clause, documentId],
  );
  return useRequest(load);
}

/** Without its number, which would be taken for the address of a clause of the other text. */
function subjectOf({ text, heading }: ClauseView): string {
  const at = text.indexOf(heading);
  return text.slice(Math.max(0, at), Math.max(0, at) + askedCharacters);
}

/** The words that tell what both are about: two policies always share words like 企业 and 支持. */
export function tellingWords({ highlights }: NearHit): Range[] {
  return highlights.filter(([start, end]) => end - start >= 3);
}

/** For the bars of their scores. */
export function bestKeyword(hits: readonly NearHit[]): number {
  return Math.max(...hits.map(({ scores }) => scores.keyword), 0);
}

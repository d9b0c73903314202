import { useCallback } from 'react';
import type { DocumentMetadataView, SearchResponse } from '../../../api/contract.ts';
import { search } from '../client.ts';
import { loadDocuments } from '../source/documents.ts';
import { useRequest } from '../source/use-request.ts';
import { readCriteria, toParameters, type Criteria } from './criteria.ts';

export interface Found {
  /** What was looked for; the box may have moved on. */
  criteria: Criteria;
  response: SearchResponse;
  documents: ReadonlyMap<string, DocumentMetadataView>;
}

/**
 * Searches by an address of this page; null where it asks nothing that can be answered. Comes with the documents: no words
 * of a text are shown without its status.
 */
export function useSearch(address: string) {
  const load = useCallback(
    async (signal: AbortSignal): Promise<Found | null> => {
      const criteria = readCriteria(new URLSearchParams(address));
      const parameters = toParameters(criteria);
      if (parameters === null || criteria.q.trim() === '') return null;
      const [response, documents] = await Promise.all([search(parameters, { signal }), loadDocuments()]);
      return { criteria, response, documents: new Map(documents.map((one) => [one.documentId, one])) };
    },
    [address],
  );
  return useRequest(load);
}

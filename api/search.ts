import type { z } from 'zod';
import type { Clause, DocumentMetadata } from '../corpus/index.ts';
import type { SearchIndex, SearchResult } from '../indexer/index.ts';
import type { SearchQuery, SearchResponse } from './contract.ts';

type SearchOutcome =
  { kind: 'found'; response: SearchResponse } | { kind: 'unknownDocuments'; documentIds: string[] };

/** Searches within the documents that the query allows; the same for the route and the command. */
export async function search(
  index: SearchIndex,
  { q, k, mode, documentId, asOf, status, minAmount, maxAmount, repair }: z.output<typeof SearchQuery>,
): Promise<SearchOutcome> {
  const started = performance.now();
  const { documents } = index.corpus;
  const asked = typeof documentId === 'string' ? [documentId] : documentId;
  const unknown = unknownDocuments(documents, asked);
  if (unknown.length > 0) return { kind: 'unknownDocuments', documentIds: unknown };

  const documentIds = documents
    .filter((document) => asked?.includes(document.documentId) ?? true)
    .filter((document) => asOf === undefined || mayApplyOn(document, asOf))
    .filter((document) => status === undefined || [status].flat().includes(document.status))
    .map((document) => document.documentId);
  const within = documentIds.length === documents.length ? {} : { documentIds };
  const options = { k, mode, repair: repair === 'on', accepts: statesAmount(minAmount, maxAmount) };
  // Where no document is left there is nothing to search; the index might read an empty list as "all".
  const found =
    documentIds.length === 0
      ? { hits: [], address: null, repairs: [] }
      : searchView(await index.search(q, { ...options, ...within }));
  const tookMs = Math.round((performance.now() - started) * 10) / 10;
  return { kind: 'found', response: { ...found, tookMs } };
}

/** The ids among those asked for that the library does not have. */
export function unknownDocuments(documents: DocumentMetadata[], asked: string[] | undefined): string[] {
  const known = new Set(documents.map((document) => document.documentId));
  return (asked ?? []).filter((documentId) => !known.has(documentId));
}

/** False only where the text itself rules the day out; an unknown date leaves the question open. */
function mayApplyOn({ effectiveDate, expiryDate }: DocumentMetadata, day: string): boolean {
  return (effectiveDate === null || effectiveDate <= day) && (expiryDate === null || day <= expiryDate);
}

/** Whether a clause prints a sum in renminbi between the two, both included; all clauses where neither is given. */
function statesAmount(min: number | undefined, max: number | undefined): (clause: Clause) => boolean {
  if (min === undefined && max === undefined) return () => true;
  return ({ quantities }) =>
    quantities.some(({ unit, value }) => unit === '元' && value >= (min ?? 0) && value <= (max ?? Infinity));
}

function searchView({ hits, address, query }: SearchResult): Omit<SearchResponse, 'tookMs'> {
  return {
    hits: hits.map(({ clause, score, scores, highlights }) => ({ clause, score, scores, highlights })),
    address: address && {
      kind: address.kind,
      asked: address.asked,
      documentIds: address.documentIds,
      clauseIds: address.kind === 'found' ? address.clauses.map(({ clauseId }) => clauseId) : [],
      last: address.kind === 'missing' ? address.last : null,
    },
    repairs: query.repairs,
  };
}

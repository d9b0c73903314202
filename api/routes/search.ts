import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import type { DocumentMetadata } from '../../corpus/index.ts';
import type { SearchResult } from '../../indexer/index.ts';
import type { AppEnv } from '../app-env.ts';
import { SearchQuery, SearchResponse } from '../contract.ts';
import { fail } from '../errors.ts';
import { unknownDocuments } from './known-documents.ts';
import { commonFailures, failure, json } from './responses.ts';

const search = createRoute({
  method: 'get',
  path: '/api/search',
  summary: '按词义、关键词、金额或条款地址检索',
  description: '「专精特新意见第9条」「第三章（四）」这样的地址直接定位，排在最前。',
  tags: ['检索'],
  request: { query: SearchQuery },
  responses: {
    200: json(SearchResponse, '命中的条款，最相关的在前'),
    400: failure('参数有误'),
    ...commonFailures,
  },
});

export function searchRoutes() {
  return new OpenAPIHono<AppEnv>().openapi(search, async (c) => {
    const started = performance.now();
    const query = c.req.valid('query');
    const { index } = c.get('library');
    const { documents } = index.corpus;
    const asked = typeof query.documentId === 'string' ? [query.documentId] : query.documentId;
    const unknown = unknownDocuments(documents, asked);
    if (unknown.length > 0) return fail(c, 'unknownDocument', unknown.join('、'));

    const documentIds = documents
      .filter((document) => asked?.includes(document.documentId) ?? true)
      .filter((document) => query.asOf === undefined || mayApplyOn(document, query.asOf))
      .map((document) => document.documentId);
    const tookMs = () => Math.round((performance.now() - started) * 10) / 10;
    // An empty list of documents would mean "all" to nobody but a careless reader of the index.
    if (documentIds.length === 0)
      return c.json({ hits: [], address: null, repairs: [], tookMs: tookMs() }, 200);
    const result = await index.search(query.q, { k: query.k, mode: query.mode, documentIds });
    return c.json({ ...searchView(result), tookMs: tookMs() }, 200);
  });
}

/** What a search found, in the form that clients see. */
export function searchView(result: SearchResult): Omit<z.input<typeof SearchResponse>, 'tookMs'> {
  const { address } = result;
  return {
    hits: result.hits.map(({ clause, score, scores, highlights }) => ({ clause, score, scores, highlights })),
    address:
      address === null
        ? null
        : {
            kind: address.kind,
            asked: address.asked,
            documentIds: address.documentIds,
            last: address.kind === 'missing' ? address.last : null,
          },
    repairs: result.query.repairs,
  };
}

/** False only where the text itself rules the day out; an unknown date leaves the question open. */
function mayApplyOn({ effectiveDate, expiryDate }: DocumentMetadata, day: string): boolean {
  return (effectiveDate === null || effectiveDate <= day) && (expiryDate === null || day <= expiryDate);
}

import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Corpus } from '../../corpus/index.ts';
import type { AppEnv } from '../app-env.ts';
import { ClauseView } from '../contract.ts';
import { fail } from '../errors.ts';
import { commonFailures, failure, json } from './responses.ts';

const readClause = createRoute({
  method: 'get',
  path: '/api/clauses/{clauseId}',
  summary: '一个条款，或标题、落款等可引用的文本块',
  tags: ['条款'],
  request: { params: z.object({ clauseId: z.string() }) },
  responses: { 200: json(ClauseView, '条款原文与位置'), 404: failure('没有这个条款'), ...commonFailures },
});

export function clauseRoutes() {
  return new OpenAPIHono<AppEnv>().openapi(readClause, (c) => {
    const { clauseId } = c.req.valid('param');
    const { index } = c.get('library');
    const clause = index.clause(clauseId) ?? blockAsClause(index.corpus, clauseId);
    return clause === undefined ? fail(c, 'notFound', clauseId) : c.json(clause, 200);
  });
}

/** Citations also name titles, signatures and headings; a client reads them the same way. */
function blockAsClause(corpus: Corpus, blockId: string): ClauseView | undefined {
  for (const { documentId, title, sourceFile, text, blocks } of corpus.documents) {
    const block = blocks.find((candidate) => candidate.blockId === blockId);
    if (block === undefined) continue;
    const { start, end, locator } = block;
    return {
      clauseId: blockId,
      documentId,
      documentTitle: title,
      sourceFile,
      locator,
      path: [],
      heading: '',
      headings: [],
      text: text.slice(start, end),
      start,
      end,
      quantities: [],
    };
  }
  return undefined;
}

import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { coverageOf, type CoveredSpan, type RuleSet } from '../../corpus/index.ts';
import type { AppEnv, Library } from '../app-env.ts';
import { DocumentList, DocumentMetadataView, DocumentNumbers, DocumentView } from '../contract.ts';
import { fail } from '../errors.ts';
import { commonFailures, failure, json } from './responses.ts';

const listDocuments = createRoute({
  method: 'get',
  path: '/api/documents',
  summary: '全部政策文件',
  tags: ['文件'],
  responses: { 200: json(DocumentList, '每份文件的元数据'), ...commonFailures },
});

const readDocument = createRoute({
  method: 'get',
  path: '/api/documents/{documentId}',
  summary: '一份文件的全文、条款与目录',
  tags: ['文件'],
  request: { params: z.object({ documentId: z.string() }) },
  responses: {
    200: json(DocumentView, '元数据、全文、条款（按顺序）、目录'),
    404: failure('没有这份文件'),
    ...commonFailures,
  },
});

const readNumbers = createRoute({
  method: 'get',
  path: '/api/documents/{documentId}/numbers',
  summary: '一份文件中的每一处数量：归属哪项奖补，或为何不是奖补',
  tags: ['文件'],
  request: { params: z.object({ documentId: z.string() }) },
  responses: {
    200: json(DocumentNumbers, '按原文顺序'),
    404: failure('没有这份文件'),
    ...commonFailures,
  },
});

export function documentRoutes() {
  return new OpenAPIHono<AppEnv>()
    .openapi(listDocuments, (c) => {
      const { documents } = c.get('library').index.corpus;
      return c.json({ documents: documents.map((document) => DocumentMetadataView.parse(document)) }, 200);
    })
    .openapi(readDocument, (c) => {
      const { documentId } = c.req.valid('param');
      const document = findDocument(c.get('library'), documentId);
      return document === undefined ? fail(c, 'notFound', documentId) : c.json(document, 200);
    })
    .openapi(readNumbers, async (c) => {
      const library = c.get('library');
      const { documentId } = c.req.valid('param');
      const document = findDocument(library, documentId);
      if (document === undefined) return fail(c, 'notFound', documentId);
      const rules = await library.rules;
      const numbers = coverageOf(document, rules.classified).map((span) => numberView(span, rules));
      return c.json({ numbers }, 200);
    });
}

function findDocument({ index }: Library, documentId: string) {
  return index.corpus.documents.find((candidate) => candidate.documentId === documentId);
}

function numberView({ text, start, end, as, by, awardIds }: CoveredSpan, { awards }: RuleSet) {
  return {
    text,
    start,
    end,
    role: as ?? ('unclassified' as const),
    note: awardIds.includes(by) ? '' : by,
    awards: awards.filter(({ id }) => awardIds.includes(id)).map(({ id, title }) => ({ awardId: id, title })),
  };
}

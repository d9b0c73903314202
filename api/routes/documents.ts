import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { AppEnv } from '../app-env.ts';
import { DocumentList, DocumentMetadataView, DocumentView } from '../contract.ts';
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

export function documentRoutes() {
  return new OpenAPIHono<AppEnv>()
    .openapi(listDocuments, (c) => {
      const { documents } = c.get('library').index.corpus;
      return c.json({ documents: documents.map((document) => DocumentMetadataView.parse(document)) }, 200);
    })
    .openapi(readDocument, (c) => {
      const { documentId } = c.req.valid('param');
      const { documents } = c.get('library').index.corpus;
      const document = documents.find((candidate) => candidate.documentId === documentId);
      return document === undefined ? fail(c, 'notFound', documentId) : c.json(document, 200);
    });
}

import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../app-env.ts';
import { SearchQuery, SearchResponse } from '../contract.ts';
import { failUnknownDocuments } from '../errors.ts';
import { search } from '../search.ts';
import { commonFailures, failure, json } from './responses.ts';

const searchRoute = createRoute({
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
  return new OpenAPIHono<AppEnv>().openapi(searchRoute, async (c) => {
    const outcome = await search(c.get('library').index, c.req.valid('query'));
    return outcome.kind === 'found'
      ? c.json(outcome.response, 200)
      : failUnknownDocuments(c, 'documentId', outcome.documentIds);
  });
}

import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppDeps, AppEnv } from '../app-env.ts';
import { About } from '../contract-about.ts';
import { commonFailures, json } from './responses.ts';

const readAbout = createRoute({
  method: 'get',
  path: '/api/about',
  summary: '收录内容的数量、版本、所用模型',
  tags: ['文件'],
  responses: { 200: json(About, '收录与版本'), ...commonFailures },
});

export function aboutRoutes({ deployment, logQuestions }: Pick<AppDeps, 'deployment' | 'logQuestions'>) {
  return new OpenAPIHono<AppEnv>().openapi(readAbout, async (c) => {
    const { index, rules } = c.get('library');
    const { awards, vocabulary } = await rules;
    const documents = index.corpus.documents.map(({ documentId, clauses }) => ({
      documentId,
      clauses: clauses.length,
      awards: awards.filter((award) => award.documentId === documentId).length,
    }));
    const knowledgeBase = {
      version: index.version,
      clauses: documents.reduce((sum, { clauses }) => sum + clauses, 0),
      awards: awards.length,
      facts: vocabulary.facts.size,
      documents,
    };
    return c.json({ ...deployment, knowledgeBase, logsQuestions: logQuestions }, 200);
  });
}

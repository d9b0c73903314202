import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { AppDeps, AppEnv } from '../app-env.ts';
import { fail } from '../errors.ts';
import { failure, json } from './responses.ts';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
const Readiness = z
  .object({ status: z.literal('ready'), version: z.string(), documents: z.int() })
  .meta({ id: 'Readiness' });

const healthz = createRoute({
  method: 'get',
  path: '/healthz',
  summary: '进程是否存活',
  tags: ['运维'],
  responses: { 200: json(Health, '存活') },
});

const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  summary: '知识库是否已加载',
  tags: ['运维'],
  responses: { 200: json(Readiness, '可以提问'), 503: failure('知识库正在加载') },
});

const metrics = createRoute({
  method: 'get',
  path: '/metrics',
  summary: 'Prometheus 指标（不含任何提问内容）',
  tags: ['运维'],
  responses: { 200: { description: '文本格式的指标', content: { 'text/plain': { schema: z.string() } } } },
});

export function operationRoutes(
  { library }: Pick<AppDeps, 'library'>,
  printMetrics: (c: Context) => Promise<Response>,
) {
  return new OpenAPIHono<AppEnv>()
    .openapi(healthz, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(readyz, (c) => {
      const open = library();
      if (open === null) {
        c.header('Retry-After', '1');
        return fail(c, 'indexLoading');
      }
      const { version, corpus } = open.index;
      return c.json({ status: 'ready' as const, version, documents: corpus.documents.length }, 200);
    })
    .openapi(metrics, async (c) => c.text(await (await printMetrics(c)).text(), 200));
}

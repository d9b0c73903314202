import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppDeps, AppEnv } from '../app-env.ts';
import { FeedbackReceipt, FeedbackRequest } from '../contract-feedback.ts';
import { fail } from '../errors.ts';
import { limitBody, limitRate, requireUtf8 } from '../guards.ts';
import { refusePrototypeKeys } from './calculator-body.ts';
import { commonFailures, failure, json } from './responses.ts';

/** The longest question, the longest answer and a comment, in Chinese. */
const bodyKilobytes = 128;

/** Everything but a limit of its own: nobody judges answers faster than this, and each one costs disk. */
function feedbackRoute(requestsPerMinute: number) {
  return createRoute({
    method: 'post',
    path: '/api/feedback',
    summary: '评价一次回答',
    description: '评价连同问题与回答保存在服务器本机，用于改进；不会发往别处。',
    tags: ['问答'],
    middleware: [
      limitRate(requestsPerMinute),
      limitBody(bodyKilobytes),
      requireUtf8(),
      refusePrototypeKeys(),
    ] as const,
    request: { body: { required: true, content: { 'application/json': { schema: FeedbackRequest } } } },
    responses: {
      201: json(FeedbackReceipt, '已保存'),
      400: failure('请求有误'),
      413: failure('请求体过大'),
      415: failure('请求体不是 JSON'),
      507: failure('评价已达保存上限'),
      ...commonFailures,
    },
  });
}

export function feedbackRoutes(deps: Pick<AppDeps, 'feedback' | 'feedbackPerMinute'>) {
  return new OpenAPIHono<AppEnv>().openapi(feedbackRoute(deps.feedbackPerMinute), async (c) => {
    const id = randomUUID();
    const at = new Date().toISOString();
    const outcome = await deps.feedback.append({ id, at, ...c.req.valid('json') });
    return outcome === 'full' ? fail(c, 'feedbackFull') : c.json({ id }, 201);
  });
}

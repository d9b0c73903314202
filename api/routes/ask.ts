import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Removal } from '../answer/index.ts';
import type { AppDeps, AppEnv } from '../app-env.ts';
import { Answer, AskRequest } from '../contract.ts';
import { errorBody, failUnknownDocuments } from '../errors.ts';
import { limitBody, requireUtf8 } from '../guards.ts';
import type { Metrics } from '../metrics.ts';
import { unknownDocuments } from '../search.ts';
import { readFacts, refusePrototypeKeys, rejectFacts } from './calculator-body.ts';
import { commonFailures, failure } from './responses.ts';

/** A question of 10,000 Chinese characters is 30 kB; the rest is for history and facts. */
const bodyKilobytes = 64;

const ask = createRoute({
  method: 'post',
  path: '/api/ask',
  summary: '提问，得到带原文引用的回答',
  description:
    '请求头 Accept: text/event-stream 时以 SSE 返回：若干 status 事件（{ message }），最后一个 answer 事件' +
    '（与 JSON 相同的完整回答）；失败则是一个 error 事件。',
  tags: ['问答'],
  middleware: [limitBody(bodyKilobytes), requireUtf8(), refusePrototypeKeys()],
  request: { body: { required: true, content: { 'application/json': { schema: AskRequest } } } },
  responses: {
    200: {
      description: '回答',
      content: {
        'application/json': { schema: Answer },
        'text/event-stream': { schema: z.string() },
      },
    },
    400: failure('请求有误，或事项的取值有误'),
    413: failure('请求体过大'),
    415: failure('请求体不是 JSON'),
    ...commonFailures,
  },
});

export function askRoutes(
  deps: Pick<AppDeps, 'log' | 'logQuestions' | 'requestTimeout'>,
  { guardViolations }: Pick<Metrics, 'guardViolations'>,
) {
  return new OpenAPIHono<AppEnv>().openapi(ask, async (c) => {
    const request = c.req.valid('json');
    const { index, answerer, rules } = c.get('library');
    const unknown = unknownDocuments(index.corpus.documents, request.documentIds);
    if (unknown.length > 0) return failUnknownDocuments(c, 'documentIds', unknown);
    // What is told in words may be misread and is then left out; what is given as a fact is right or refused.
    const given = request.facts === undefined ? null : readFacts(await rules, request.facts);
    if (given?.kind === 'invalid') return rejectFacts(c, given.issues);

    const requestId = c.get('requestId');
    const answer = async (onStatus?: (message: string) => void) => {
      const onRemovals = (removals: readonly Removal[]) => {
        for (const { kind } of removals) guardViolations.inc({ kind });
        // Kinds alone: the words may be the asker's.
        deps.log.warn({ requestId, kinds: removals.map(({ kind }) => kind) }, 'removed from answer');
      };
      const result = await answerer.answer(request, { onStatus, onRemovals });
      logAnswer(deps, requestId, request.question, result);
      return result;
    };
    return wantsEvents(c) ? streamAnswer(c, deps, answer) : c.json(await answer(), 200);
  });
}

function wantsEvents(c: Context): boolean {
  const supports = ['application/json', 'text/event-stream'];
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/event-stream';
}

function streamAnswer(
  c: Context<AppEnv>,
  { log, requestTimeout }: Pick<AppDeps, 'log' | 'requestTimeout'>,
  answer: (onStatus: (message: string) => void) => Promise<Answer>,
): Response {
  const requestId = c.get('requestId');
  return streamSSE(c, async (stream) => {
    const send = (event: string, body: unknown) => stream.writeSSE({ event, data: JSON.stringify(body) });
    try {
      const result = await within(
        requestTimeout,
        answer((message) => void send('status', { message })),
      );
      await (result === 'timeout' ? send('error', errorBody('timeout', requestId)) : send('answer', result));
    } catch (error) {
      log.error({ requestId, err: error }, 'unexpected error');
      await send('error', errorBody('internal', requestId));
    }
  });
}

/** hono/timeout ends with the response head; the stream after it needs a limit of its own. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'timeout'> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), milliseconds);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

function logAnswer(
  { log, logQuestions }: Pick<AppDeps, 'log' | 'logQuestions'>,
  requestId: string,
  question: string,
  { status, citations, tookMs }: Answer,
): void {
  const line = { requestId, status, citations: citations.length, characters: question.length, tookMs };
  log.info(logQuestions ? { ...line, question } : line, 'answered');
}

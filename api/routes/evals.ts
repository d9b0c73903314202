import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { AppDeps, AppEnv } from '../app-env.ts';
import {
  EvalsAccepted,
  EvalsComparison,
  EvalsFindings,
  EvalsRun,
  EvalsRunId,
  EvalsRunList,
  EvalsSetList,
} from '../contract-evals.ts';
import { fail } from '../errors.ts';
import { limitBody } from '../guards.ts';
import { openRecords, reportPolicy } from './evals-report.ts';
import { readUpload, refuseCrossSite, rejectSubmitted, requireSetType } from './evals-upload.ts';
import { commonFailures, failure, json } from './responses.ts';

const tags = ['评测'];
/** 2,000 questions with their labels are a megabyte or two. */
const bodyKilobytes = 5 * 1024;
const params = z.object({ id: z.string() });
/** Typed loosely: a name that holds “json” makes the library's types ask for an object. */
const jsonLines: Record<string, { schema: z.ZodString }> = { 'application/x-ndjson': { schema: z.string() } };
/** Typed loosely too: it is sent as the evaluations wrote it. */
const findingsContent: Record<string, { schema: typeof EvalsFindings }> = {
  'application/json': { schema: EvalsFindings },
};
const unknownRun = failure('没有这次评测');

const submitRoute = createRoute({
  method: 'post',
  path: '/api/evals',
  summary: '提交题集，开始评测',
  description:
    'JSON Lines 或 CSV，格式见 evals/README.md；至多 2000 题、5 MB。题集当场检查，有误时逐行列出。' +
    '一次只进行一个，在优先级最低的另一个进程里逐题提问，不影响问答。',
  tags,
  middleware: [refuseCrossSite(), requireSetType(), limitBody(bodyKilobytes)],
  request: {
    query: z.object({ file: z.string().max(200).optional() }),
    body: {
      content: {
        'text/csv': { schema: z.string() },
        'application/x-ndjson': { schema: z.string() },
        'application/jsonl': { schema: z.string() },
        'multipart/form-data': {
          schema: z.object({ file: z.any().meta({ type: 'string', format: 'binary' }) }),
        },
      },
    },
  },
  responses: {
    202: json(EvalsAccepted, '已开始'),
    400: failure('没有题集'),
    403: failure('来自其他网站的页面'),
    409: failure('另一次评测正在进行'),
    413: failure('超过 5 MB'),
    415: failure('不是题集'),
    422: failure('题集有误，issues 逐行列出'),
    ...commonFailures,
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/api/evals',
  summary: '全部评测，新的在前',
  tags,
  responses: { 200: json(EvalsRunList, '评测'), ...commonFailures },
});

const setsRoute = createRoute({
  method: 'get',
  path: '/api/evals/sets',
  summary: '随附的题集',
  description: '开发时用过的题：成绩只说明没有变差。',
  tags,
  responses: { 200: json(EvalsSetList, '题集'), ...commonFailures },
});

const setRoute = createRoute({
  method: 'get',
  path: '/api/evals/sets/{id}',
  summary: '一个随附的题集，可原样提交评测',
  tags,
  request: { params },
  responses: {
    200: { description: '题集', content: jsonLines },
    404: failure('没有这个题集'),
    ...commonFailures,
  },
});

const templateRoute = createRoute({
  method: 'get',
  path: '/api/evals/template',
  summary: '可直接改写的题集，每一种题各有示例',
  tags,
  request: { query: z.object({ format: z.enum(['csv', 'jsonl']).default('csv') }) },
  responses: {
    200: { description: '题集', content: { 'text/csv': { schema: z.string() }, ...jsonLines } },
    ...commonFailures,
  },
});

const cancelRoute = createRoute({
  method: 'post',
  path: '/api/evals/{id}/cancel',
  summary: '停止一次评测',
  description: '已问的题仍可由 records 读取；停止后不能接着跑。',
  tags,
  middleware: [refuseCrossSite()],
  request: { params },
  responses: {
    200: json(EvalsRun, '已停止'),
    403: failure('来自其他网站的页面'),
    404: unknownRun,
    409: failure('已经结束'),
    ...commonFailures,
  },
});

const findingsRoute = createRoute({
  method: 'get',
  path: '/api/evals/{id}/findings',
  summary: '评测结果：指标与答错的题',
  tags,
  request: { params },
  responses: {
    200: { description: '结果', content: findingsContent },
    404: unknownRun,
    409: failure('还没有报告'),
    ...commonFailures,
  },
});

const compareRoute = createRoute({
  method: 'get',
  path: '/api/evals/{id}/comparison',
  summary: '与另一次评测比较',
  description: '只比较两次都有、题目与标注都相同的题；before 是较早的一次。',
  tags,
  request: { params, query: z.object({ before: z.string() }) },
  responses: {
    200: json(EvalsComparison, '变化'),
    404: unknownRun,
    409: failure('还没有报告'),
    422: failure('没有共有的题'),
    ...commonFailures,
  },
});

const readRoute = createRoute({
  method: 'get',
  path: '/api/evals/{id}',
  summary: '一次评测的进度与结果',
  tags,
  request: { params },
  responses: { 200: json(EvalsRun, '进度与结果'), 404: unknownRun, ...commonFailures },
});

const reportRoute = createRoute({
  method: 'get',
  path: '/api/evals/{id}/report',
  summary: '评测报告',
  tags,
  request: { params, query: z.object({ format: z.enum(['html', 'json', 'md']).default('html') }) },
  responses: {
    200: {
      description: '报告',
      content: {
        'text/html': { schema: z.string() },
        'application/json': { schema: z.looseObject({}) },
        'text/markdown': { schema: z.string() },
      },
    },
    404: unknownRun,
    409: failure('还没有报告'),
    ...commonFailures,
  },
});

const recordsRoute = createRoute({
  method: 'get',
  path: '/api/evals/{id}/records',
  summary: '逐题记录，每行一个 JSON 对象',
  tags,
  request: { params },
  responses: {
    200: { description: '已完成的题', content: jsonLines },
    404: unknownRun,
    ...commonFailures,
  },
});

const templateTypes = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

const reportTypes = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** Runs of the evaluations over the caller's own questions. */
export function evalsRoutes({
  evalsRuns,
  evalsTools,
  today,
  log,
}: Pick<AppDeps, 'evalsRuns' | 'evalsTools' | 'today' | 'log'>) {
  /** Only what has the form of an id is looked for, so no id can be a path. */
  const find = async (id: string) => (EvalsRunId.safeParse(id).success ? evalsRuns.find(id) : undefined);

  return new OpenAPIHono<AppEnv>()
    .openapi(submitRoute, async (c) => {
      const upload = await readUpload(c, c.req.valid('query').file);
      if (upload === null) return fail(c, 'invalidRequest', '没有题集');
      const submitted = await evalsRuns.submit({ ...upload, asOf: today() });
      if (submitted.kind === 'accepted') {
        c.header('Location', `/api/evals/${submitted.id}`);
        return c.json({ id: submitted.id }, 202);
      }
      if (submitted.kind === 'failed')
        log.error({ requestId: c.get('requestId'), why: submitted.message }, 'evals failed to start');
      return rejectSubmitted(c, submitted);
    })
    .openapi(listRoute, async (c) => {
      const runs = await evalsRuns.list();
      return c.json({ runs: runs.map((run) => EvalsRun.parse(run)) }, 200);
    })
    .openapi(setsRoute, async (c) => c.json({ sets: await evalsTools.sets() }, 200))
    .openapi(setRoute, async (c) => {
      const { id } = c.req.valid('param');
      const set = await evalsTools.set(id);
      if (set === null) return fail(c, 'notFound', id);
      return c.body(set, 200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
    })
    .openapi(templateRoute, async (c) => {
      const { format } = c.req.valid('query');
      const template = await evalsTools.template(format);
      if (template.kind === 'crowded') return failCrowded(c);
      return c.body(template.text, 200, {
        'Content-Type': templateTypes[format],
        'Content-Disposition': `attachment; filename="cewen-template.${format}"`,
      });
    })
    .openapi(cancelRoute, async (c) => {
      const { id } = c.req.valid('param');
      if ((await find(id)) === undefined) return fail(c, 'notFound', id);
      const run = await evalsRuns.cancel(id);
      return run === null ? fail(c, 'evalsEnded') : c.json(EvalsRun.parse(run), 200);
    })
    .openapi(findingsRoute, async (c) => {
      const { id } = c.req.valid('param');
      const run = await find(id);
      if (run === undefined) return fail(c, 'notFound', id);
      if (run.status !== 'done') return failNotReady(c, run);
      const findings = await readFile(join(evalsRuns.outFolder(id), 'findings.json'));
      return new Response(findings, { headers: { 'Content-Type': reportTypes.json } });
    })
    .openapi(compareRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { before } = c.req.valid('query');
      for (const one of [before, id]) {
        const run = await find(one);
        if (run === undefined) return fail(c, 'notFound', one);
        if (run.status !== 'done') return failNotReady(c, run);
      }
      const compared = await evalsTools.compare(evalsRuns.outFolder(before), evalsRuns.outFolder(id));
      switch (compared.kind) {
        case 'compared':
          return c.json(compared.comparison, 200);
        case 'notComparable':
          return fail(c, 'notComparable', compared.message);
        case 'crowded':
          return failCrowded(c);
      }
    })
    .openapi(readRoute, async (c) => {
      const { id } = c.req.valid('param');
      const run = await find(id);
      return run === undefined ? fail(c, 'notFound', id) : c.json(EvalsRun.parse(run), 200);
    })
    .openapi(reportRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { format } = c.req.valid('query');
      const run = await find(id);
      if (run === undefined) return fail(c, 'notFound', id);
      if (run.status !== 'done') return failNotReady(c, run);
      const report = await readFile(join(evalsRuns.outFolder(id), `report.${format}`), 'utf8');
      if (format === 'html') c.set('contentSecurityPolicy', reportPolicy(report));
      return c.body(report, 200, { 'Content-Type': reportTypes[format] });
    })
    .openapi(recordsRoute, async (c) => {
      const { id } = c.req.valid('param');
      if ((await find(id)) === undefined) return fail(c, 'notFound', id);
      const records = await openRecords(join(evalsRuns.outFolder(id), 'records.jsonl'));
      return new Response(records, { headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8' } });
    });
}

/** Seconds in which some of those who wait have had their turn. */
const crowdedFor = '10';

function failCrowded(c: Context<AppEnv>) {
  c.header('Retry-After', crowdedFor);
  return fail(c, 'tooManyRequests', crowdedFor);
}

function failNotReady(c: Context<AppEnv>, { status, error, done, total }: EvalsRun) {
  const reason = status === 'cancelled' ? '已取消' : `已完成 ${done}/${total} 题`;
  return fail(c, 'reportNotReady', error ?? reason);
}

import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { createProfileReader, type ProfileReader } from '../answer/index.ts';
import type { AppDeps, AppEnv } from '../app-env.ts';
import {
  calculate,
  curveOf,
  findAward,
  listAwards,
  listFacts,
  match,
  unknownAwards,
  unknownReadings,
} from '../calculator/index.ts';
import { fail } from '../errors.ts';
import { limitBody, requireUtf8 } from '../guards.ts';
import { readFacts, refusePrototypeKeys, rejectFacts } from './calculator-body.ts';
import {
  AwardDetail,
  AwardList,
  CalculateRequest,
  CalculateResponse,
  CurveRequest,
  CurveResponse,
  FactList,
  MatchRequest,
  MatchResponse,
  ReadProfile,
  ReadProfileRequest,
} from '../contract-calculator.ts';
import { commonFailures, failure, json } from './responses.ts';

const bodyKilobytes = 64;
const tags = ['测算'];
const middleware = [limitBody(bodyKilobytes), requireUtf8(), refusePrototypeKeys()];
const postFailures = {
  400: failure('请求有误，或事项的取值有误'),
  413: failure('请求体过大'),
  415: failure('请求体不是 JSON'),
  ...commonFailures,
};

const calculateRoute = createRoute({
  method: 'post',
  path: '/api/calculate',
  summary: '按给出的事项测算奖补金额',
  description: '事项见 GET /api/facts。缺少的事项使金额成为区间，不作默认；每一步附条款原文。',
  tags,
  middleware,
  request: { body: { required: true, content: { 'application/json': { schema: CalculateRequest } } } },
  responses: { 200: json(CalculateResponse, '各项奖补与合计'), ...postFailures },
});

const curveRoute = createRoute({
  method: 'post',
  path: '/api/calculate/curve',
  summary: '一项奖补随主要数量的变化',
  description: '其他事项不变，主要数量（GET /api/awards/{awardId} 的 scale）取各值时的金额，供画图用。',
  tags,
  middleware,
  request: { body: { required: true, content: { 'application/json': { schema: CurveRequest } } } },
  responses: { 200: json(CurveResponse, '各值的金额'), ...postFailures },
});

const matchRoute = createRoute({
  method: 'post',
  path: '/api/match',
  summary: '按企业情况匹配全部奖补',
  description:
    '逐一判定全部奖补：符合、不符合（附未满足的条件与条款）、待定；并给出最该追问的事项和不重复的最优组合。',
  tags,
  middleware,
  request: { body: { required: true, content: { 'application/json': { schema: MatchRequest } } } },
  responses: { 200: json(MatchResponse, '全部奖补的判定'), ...postFailures },
});

const listRoute = createRoute({
  method: 'get',
  path: '/api/awards',
  summary: '全部奖补',
  tags,
  responses: { 200: json(AwardList, '奖补列表'), ...commonFailures },
});

const readRoute = createRoute({
  method: 'get',
  path: '/api/awards/{awardId}',
  summary: '一项奖补：规则、条款原文、所需事项',
  tags,
  request: { params: z.object({ awardId: z.string() }) },
  responses: { 200: json(AwardDetail, '奖补详情'), 404: failure('没有这项奖补'), ...commonFailures },
});

const factsRoute = createRoute({
  method: 'get',
  path: '/api/facts',
  summary: '测算可用的事项',
  tags,
  responses: { 200: json(FactList, '事项列表'), ...commonFailures },
});

const readProfileRoute = createRoute({
  method: 'post',
  path: '/api/facts/read',
  summary: '从一段企业介绍里读出事项',
  description: '读出的每一项都附所依据的字句，可直接作为 /api/match 的 facts；读不准的列在 unusable。',
  tags,
  middleware,
  request: { body: { required: true, content: { 'application/json': { schema: ReadProfileRequest } } } },
  responses: { 200: json(ReadProfile, '读出的事项'), ...postFailures },
});

/** The calculator over HTTP. */
export function calculatorRoutes({ today }: Pick<AppDeps, 'today'>) {
  let reader: ProfileReader | undefined;
  return new OpenAPIHono<AppEnv>()
    .openapi(calculateRoute, async (c) => {
      const rules = await c.get('library').rules;
      const { awardIds, facts, asOf = today(), readings = [] } = c.req.valid('json');
      const unknown = unknownAwards(rules, awardIds ?? []);
      if (unknown.length > 0) return rejectIds(c, 'awardIds', '没有这项奖补', unknown);
      const options = awardIds === undefined ? { readings } : { awardIds, readings };
      const unread = unknownReadings(rules, options);
      if (unread.length > 0) return rejectIds(c, 'readings', '没有这种读法', unread);
      const parsed = readFacts(rules, facts);
      if (parsed.kind === 'invalid') return rejectFacts(c, parsed.issues);
      return c.json(calculate(rules, parsed.facts, asOf, options), 200);
    })
    .openapi(curveRoute, async (c) => {
      const rules = await c.get('library').rules;
      const { awardId, facts, values, asOf = today(), readings = [] } = c.req.valid('json');
      if (unknownAwards(rules, [awardId]).length > 0)
        return rejectIds(c, 'awardId', '没有这项奖补', [awardId]);
      const unread = unknownReadings(rules, { awardIds: [awardId], readings });
      if (unread.length > 0) return rejectIds(c, 'readings', '没有这种读法', unread);
      const parsed = readFacts(rules, facts);
      if (parsed.kind === 'invalid') return rejectFacts(c, parsed.issues);
      const curve = curveOf(rules, parsed.facts, asOf, { awardId, values, readings });
      return curve.kind === 'ok'
        ? c.json({ points: curve.points }, 200)
        : fail(c, 'invalidRequest', curve.message, [{ field: curve.field, message: curve.message }]);
    })
    .openapi(matchRoute, async (c) => {
      const rules = await c.get('library').rules;
      const { facts, asOf = today() } = c.req.valid('json');
      const parsed = readFacts(rules, facts);
      return parsed.kind === 'invalid'
        ? rejectFacts(c, parsed.issues)
        : c.json(match(rules, parsed.facts, asOf), 200);
    })
    .openapi(readProfileRoute, async (c) => {
      const { index, rules } = c.get('library');
      const { text, asOf = today() } = c.req.valid('json');
      reader ??= createProfileReader(index, await rules);
      return c.json(reader(text, asOf), 200);
    })
    .openapi(listRoute, async (c) => c.json({ awards: listAwards(await c.get('library').rules) }, 200))
    .openapi(readRoute, async (c) => {
      const rules = await c.get('library').rules;
      const { awardId } = c.req.valid('param');
      const award = findAward(rules, awardId);
      return award === undefined ? fail(c, 'notFound', awardId) : c.json(award, 200);
    })
    .openapi(factsRoute, async (c) => c.json({ facts: listFacts(await c.get('library').rules) }, 200));
}

function rejectIds(
  c: Context<AppEnv>,
  field: 'awardIds' | 'awardId' | 'readings',
  why: string,
  unknown: readonly string[],
) {
  const issues = unknown.map((id) => ({ field, message: `${why}：${id}` }));
  return fail(c, 'invalidRequest', `${why}：${unknown.join('、')}`, issues);
}

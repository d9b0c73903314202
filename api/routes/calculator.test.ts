import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ErrorBody } from '../contract.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';
import {
  AwardDetail,
  AwardList,
  CalculateResponse,
  CurveResponse,
  FactList,
  MatchResponse,
  ReadProfile,
} from '../contract-calculator.ts';

const library = await openTestLibrary();
const loaded = await library.rules;
afterAll(() => library.index.close());
const { app } = createTestApp(library, { today: () => '2026-11-22' });

const post = (path: string, body: unknown) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function issuesOf(response: Response): Promise<{ field: string; message: string }[]> {
  return ErrorBody.parse(await response.json()).error.issues ?? [];
}

describe('POST /api/calculate/curve', () => {
  const exporter = { national_hte: true, export_total: '1200万美元', export_previous: '800万美元' };
  const curve = async (body: object) => {
    const response = await post('/api/calculate/curve', body);
    return { status: response.status, body: await response.json() };
  };

  it('gives the amount at each value, all else being equal, though the quantity follows from other facts', async () => {
    const { status, body } = await curve({
      awardId: 'export-growth',
      facts: exporter,
      values: [9.99, 10, 999, 1000, 10_000],
    });
    expect(status).toBe(200);
    const { points } = CurveResponse.parse(body);
    expect(points.map(({ amount }) => amount.max)).toEqual([0, 450_000, 450_000, 4_500_000, 15_000_000]);
    expect(points.map(({ outcome }) => outcome)).toEqual(['ineligible', ...Array(4).fill('calculated')]);
  });

  it('agrees with the calculation of each value by itself', async () => {
    const facts = { specialized_sme: true };
    const values = [0, 1, 3999, 4000, 4001, 1e6];
    const { points } = CurveResponse.parse(
      (await curve({ awardId: 'technology-platform', facts, values })).body,
    );
    for (const { value, amount } of points) {
      const single = await post('/api/calculate', {
        awardIds: ['technology-platform'],
        facts: { ...facts, platform_investment: `${value}万元` },
      });
      expect(CalculateResponse.parse(await single.json()).results[0]?.amount).toEqual(amount);
    }
  });

  it('varies the first thing of a list, and leaves the others', async () => {
    const facts = { hte: true, shows: [{ professional: true }, { booth_fee: '20万元', professional: true }] };
    const { body } = await curve({ awardId: 'intl-show-booth', facts, values: [0, 10, 1000] });
    expect(CurveResponse.parse(body).points.map(({ amount }) => amount.max)).toEqual([
      100_000, 150_000, 1_000_000,
    ]);
  });

  it.each([
    [{ awardId: 'nothing', facts: {}, values: [1] }, 'awardId'],
    [{ awardId: 'iso-membership', facts: {}, values: [1] }, 'awardId'],
    [{ awardId: 'technology-platform', facts: {}, values: [1, -1] }, 'values[1]'],
    [{ awardId: 'technology-platform', facts: {}, values: [1], readings: ['x'] }, 'readings'],
    [{ awardId: 'technology-platform', facts: { specialized_sme: 7 }, values: [1] }, 'facts.specialized_sme'],
    [{ awardId: 'technology-platform', facts: {}, values: [] }, 'values'],
  ])('refuses %j and names the field', async (request, field) => {
    const { status, body } = await curve(request);
    expect(status).toBe(400);
    expect(ErrorBody.parse(body).error.issues?.map((issue) => issue.field)).toContain(field);
  });
});

describe('POST /api/calculate', () => {
  it('calculates the named awards and explains them with exact quotes', async () => {
    const response = await post('/api/calculate', {
      awardIds: ['export-credit-insurance'],
      facts: {
        premium_paid: { value: '50', unit: '万元' },
        hte: false,
        export_brand: false,
        simple_mode: false,
      },
    });
    expect(response.status).toBe(200);
    const { results, total } = CalculateResponse.parse(await response.json());
    expect(total).toMatchObject({
      kind: 'fixed',
      min: 200_000,
      max: 200_000,
      period: 'perYear',
      text: '20万元',
    });
    expect(results[0]?.steps.map(({ text }) => text)).toContain('实际支付保费50万元×40%＝20万元');
    expect(results[0]?.citations[0]?.quote).toContain('给予实际支付保费40%资助');
  });

  it('takes another reading where it is asked for by id', async () => {
    const facts = {
      specialized_sme: true,
      rd_centres: [{ level: '国家级' }],
      paid_before: [{ award: 'rd-centre', amount: '20万元' }],
    };
    const full = await post('/api/calculate', { awardIds: ['rd-centre'], readings: ['full'], facts });
    expect(CalculateResponse.parse(await full.json()).total?.max).toBe(1_000_000);
  });

  it.each([
    ['an award that does not exist', { awardIds: ['x'], facts: {} }, 'awardIds'],
    ['a reading that does not exist', { facts: {}, readings: ['topUp', 'x'] }, 'readings'],
    [
      'a reading of another award',
      { awardIds: ['madrid-trademark'], facts: {}, readings: ['topUp'] },
      'readings',
    ],
    ['a fact that does not exist', { facts: { nonsense: 1 } }, 'facts.nonsense'],
    ['the wrong currency', { facts: { export_total: '5亿元' } }, 'facts.export_total'],
    ['a day that does not exist', { facts: {}, asOf: '2026-02-30' }, 'asOf'],
    ['a misspelt key', { facts: {}, asof: '2026-11-22' }, ''],
    ['a prototype key', '{"facts":{"__proto__":1}}', 'facts.__proto__'],
    [
      'a prototype key inside an item',
      '{"facts":{"loans":[{},{"__proto__":{"term":"1年"}}]}}',
      'facts.loans[1].__proto__',
    ],
    ['too many items', { facts: { shows: Array.from({ length: 10_000 }, () => ({})) } }, 'facts.shows'],
  ])('is 400 and names the field for %s', async (_, body, field) => {
    const response = await post('/api/calculate', body);
    expect(response.status).toBe(400);
    expect((await issuesOf(response)).map((issue) => issue.field)).toContain(field);
  });
});

describe('POST /api/facts/read', () => {
  const read = async (text: string) =>
    ReadProfile.parse(await (await post('/api/facts/read', { text })).json());

  it('reads facts of every award at once, with their words, in the form that matching takes', async () => {
    const { facts, unusable } = await read(
      '我们是专精特新企业，参加境外展会花了10万展位费，办公面积800平方米，去年出口300万美元，今年500万',
    );
    const given = Object.fromEntries(facts.map(({ factId, value }) => [factId, value]));
    expect(given).toEqual({
      specialized_sme: true,
      shows: [{ booth_fee: '10万元', overseas: true }],
      office_area: '800平方米',
      export_previous: '300万美元',
      export_total: '500万美元',
    });
    expect(facts.find(({ factId }) => factId === 'export_previous')?.words).toBe('300万美元');
    expect(unusable).toEqual([]);
    expect((await post('/api/match', { facts: given })).status).toBe(200);
  });

  it('names words that cannot be used, and reads nothing out of nothing', async () => {
    expect((await read('今年出口1200万')).unusable).toMatchObject([
      { factId: 'export_total', words: '1200万', label: '年出口额' },
    ]);
    expect(await read('')).toEqual({ facts: [], unusable: [] });
    expect((await post('/api/facts/read', { text: 7 })).status).toBe(400);
  });

  it('shows both sides of a contradiction', async () => {
    const { facts } = await read('今年出口500万美元，去年出口300万美元，出口增量50万美元');
    expect(facts.length).toBeGreaterThanOrEqual(2);
  });
});

describe('POST /api/match', () => {
  it('decides every award', async () => {
    const response = await post('/api/match', { facts: { specialized_sme: true, listing_place: '境内' } });
    const { eligible, undecided, ineligible, combination } = MatchResponse.parse(await response.json());
    expect(eligible.length + undecided.length + ineligible.length).toBe(loaded.awards.length);
    expect(combination.total?.max).toBe(4_000_000);
  });

  it('answers 500 hostile bodies with 200 or 4xx, never 5xx', async () => {
    const body = fc.oneof(
      fc.json(),
      fc.record({ facts: fc.jsonValue() }).map((value) => JSON.stringify(value)),
      fc
        .record({
          facts: fc.dictionary(
            fc.constantFrom('loans', 'export_total', '__proto__', 'shows'),
            fc.jsonValue(),
          ),
        })
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom('/api/match', '/api/calculate'), async (text, path) => {
        const { status } = await post(path, text);
        expect(status === 200 || (status >= 400 && status < 500)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('reading the rules', () => {
  it('lists every award and shows one with its rule, quotes and facts', async () => {
    const { awards } = AwardList.parse(await (await app.request('/api/awards')).json());
    expect(awards).toHaveLength(loaded.awards.length);
    const detail = AwardDetail.parse(await (await app.request('/api/awards/trade-remedy')).json());
    expect(detail.rule.join('\n')).toContain('实际费用×60%');
    expect(detail.rule.join('\n')).toContain('年度累计以300万元为限');
    expect(detail.facts.map(({ factId }) => factId)).toEqual(['trade_cases']);
  });

  it('shows bands, limits and the scale of an award, with its marks in the unit of the scale', async () => {
    const detail = async (awardId: string) =>
      AwardDetail.parse(await (await app.request(`/api/awards/${awardId}`)).json());
    const { rates, limits, scale } = await detail('export-growth');
    expect(rates[0]).toEqual({ when: '年度出口增量10万美元至1000万美元', gives: '最高 30万元' });
    expect(limits).toEqual([{ text: '企业当年对区贡献', amount: null, yearly: false, soft: true }]);
    expect(scale).toMatchObject({ factId: 'export_increment', unit: '万美元' });
    expect(scale?.marks.map(({ value }) => value)).toEqual([10, 1000, 10_000]);
    expect(scale?.replaces).toContain('export_previous');
    expect((await detail('service-institution-rent')).scale?.marks).toEqual([
      { value: 1000, text: '1000平方米', role: 'threshold' },
    ]);
    expect((await detail('trade-remedy')).limits).toMatchObject([{ amount: 3_000_000, yearly: true }]);
    expect((await detail('iso-membership')).scale).toBeNull();
  });

  it('is 404 for an award that does not exist', async () => {
    expect((await app.request('/api/awards/no-such')).status).toBe(404);
  });

  it('shows the vocabulary with questions, units and options', async () => {
    const { facts } = FactList.parse(await (await app.request('/api/facts')).json());
    expect(facts.find(({ id }) => id === 'export_total')).toMatchObject({
      factId: 'export_total',
      unit: '万美元',
      dimension: 'dollar',
      topic: '出口与服务外包',
    });
    expect(facts.filter(({ topic }) => topic === undefined)).toEqual([]);
    expect(facts.find(({ factId }) => factId === 'loans')?.fields?.map(({ factId }) => factId)).toContain(
      'loans.principal',
    );
  });
});

it('is described in the OpenAPI document with examples', async () => {
  const document = JSON.stringify(await (await app.request('/openapi.json')).json());
  for (const path of ['/api/calculate', '/api/match', '/api/awards', '/api/awards/{awardId}', '/api/facts']) {
    expect(document).toContain(`"${path}"`);
  }
  expect(document).toContain('export_previous');
});

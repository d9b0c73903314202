import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ErrorBody } from '../contract.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';
import {
  AwardDetail,
  AwardList,
  CalculateResponse,
  FactList,
  MatchResponse,
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

  it('is 404 for an award that does not exist', async () => {
    expect((await app.request('/api/awards/no-such')).status).toBe(404);
  });

  it('shows the vocabulary with questions, units and options', async () => {
    const { facts } = FactList.parse(await (await app.request('/api/facts')).json());
    expect(facts.find(({ id }) => id === 'export_total')).toMatchObject({
      factId: 'export_total',
      unit: '万美元',
      dimension: 'dollar',
    });
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

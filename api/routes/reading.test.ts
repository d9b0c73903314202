import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Library } from '../app-env.ts';
import {
  ClauseView,
  DocumentList,
  DocumentNumbers,
  DocumentView,
  ErrorBody,
  SearchResponse,
} from '../contract.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

async function get<T>(path: string, schema: z.ZodType<T>, status = 200): Promise<T> {
  const response = await createTestApp(library).app.request(path);
  expect(response.status).toBe(status);
  return schema.parse(await response.json());
}
const query = (parameters: Record<string, string>) =>
  `/api/search?${new URLSearchParams(parameters).toString()}`;

describe('GET /api/documents', () => {
  test('lists the five policies without their texts', async () => {
    const { documents } = await get('/api/documents', DocumentList);
    expect(documents.map(({ documentId }) => documentId).sort()).toEqual([
      'headquarters-economy',
      'high-tech-interpretation',
      'industry-internationalization',
      'new-quality-productivity',
      'specialized-sme',
    ]);
    expect(documents.every((document) => !('text' in document))).toBe(true);
  });

  test('serves each with text, clauses in order, and an outline of existing clauses', async () => {
    const { documents } = await get('/api/documents', DocumentList);
    for (const { documentId } of documents) {
      const document = await get(`/api/documents/${documentId}`, DocumentView);
      const starts = document.clauses.map(({ start }) => start);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      for (const { text, start, end } of document.clauses) expect(document.text.slice(start, end)).toBe(text);
      expect(document.outline.length).toBeGreaterThan(0);
    }
  });

  test.each(['no-such', '..%2F..%2Fetc', '%E0%A4%A'])('answers 404 for %s', async (id) => {
    const { error } = await get(`/api/documents/${id}`, ErrorBody, 404);
    expect(error.code).toBe('notFound');
  });
});

describe('GET /api/documents/:id/numbers', () => {
  test('says of each number of the text which award it belongs to, or what it is instead', async () => {
    const { text } = await get('/api/documents/specialized-sme', DocumentView);
    const { numbers } = await get('/api/documents/specialized-sme/numbers', DocumentNumbers);
    for (const { text: printed, start, end } of numbers) expect(text.slice(start, end)).toBe(printed);
    const at = (words: string, printed: string) =>
      numbers.find(({ start, text: own }) => own === printed && start > text.indexOf(words));
    expect(at('鼓励知识产权质押', '200万元')).toMatchObject({
      role: 'award',
      note: '',
      awards: [{ awardId: 'pledge-interest', title: '知识产权质押贷款贴息' }],
    });
    expect(at('合作共建培训基地', '500万元')).toMatchObject({ role: 'budget', awards: [] });
    expect(at('合作共建培训基地', '500万元')?.note).toContain('不是给单个企业的金额');
    expect(at('最高300万元见贷', '300万元')?.role).toBe('guarantee');
  });

  test('leaves no number of the library without a role', async () => {
    const { documents } = await get('/api/documents', DocumentList);
    for (const { documentId } of documents) {
      const { numbers } = await get(`/api/documents/${documentId}/numbers`, DocumentNumbers);
      expect(numbers.filter(({ role }) => role === 'unclassified')).toEqual([]);
    }
  });

  test('answers 404 for a document that is not there', async () => {
    const { error } = await get('/api/documents/no-such/numbers', ErrorBody, 404);
    expect(error.code).toBe('notFound');
  });
});

describe('GET /api/clauses', () => {
  test('serves a clause by its id', async () => {
    const [clause] = library.index.corpus.documents[0]?.clauses ?? [];
    expect(await get(`/api/clauses/${clause?.clauseId}`, ClauseView)).toEqual(clause);
  });

  test('serves a title, which citations may name though it is no clause', async () => {
    const clause = await get('/api/clauses/specialized-sme.title', ClauseView);
    expect(clause.locator).toBe('标题');
    expect(clause.text).toContain('专精特新');
  });

  test('answers 404 for an unknown id', async () => {
    const { error } = await get('/api/clauses/specialized-sme.s99', ErrorBody, 404);
    expect(error.message).toBe('没有找到：specialized-sme.s99');
  });
});

describe('GET /api/search', () => {
  test('finds clauses, the best first, with highlights inside them', async () => {
    const { hits } = await get(query({ q: '首台套产品奖励' }), SearchResponse);
    expect(hits).toHaveLength(10);
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { clause, highlights } of hits) {
      for (const [start, end] of highlights) {
        expect(start).toBeGreaterThanOrEqual(clause.start);
        expect(end).toBeLessThanOrEqual(clause.end);
      }
    }
  });

  test('puts what an address names first', async () => {
    const { hits, address } = await get(query({ q: '专精特新意见第9条' }), SearchResponse);
    expect(address).toMatchObject({ kind: 'found', clauseIds: [hits[0]?.clause.clauseId] });
    expect(hits[0]?.clause.documentId).toBe('specialized-sme');
    expect(hits[0]?.clause.path.at(-1)).toBe('9');
  });

  test('keeps to k, a document and a mode', async () => {
    for (const mode of ['hybrid', 'keyword', 'vector']) {
      const parameters = { q: '奖励', k: '3', documentId: 'headquarters-economy', mode };
      const { hits } = await get(query(parameters), SearchResponse);
      expect(hits.length).toBeLessThanOrEqual(3);
      expect(hits.every(({ clause }) => clause.documentId === 'headquarters-economy')).toBe(true);
    }
    const all = await get(query({ q: '奖励', k: '100' }), SearchResponse);
    expect(all.hits.length).toBeGreaterThan(10);
  });

  test('keeps to clauses that print a sum in the range, both ends included', async () => {
    const found = async (range: Record<string, string>) => {
      const { hits } = await get(query({ q: '奖励', k: '100', ...range }), SearchResponse);
      return hits.map(({ clause }) =>
        clause.quantities.filter(({ unit }) => unit === '元').map(({ value }) => value),
      );
    };
    const exact = await found({ minAmount: '2000000', maxAmount: '2000000' });
    expect(exact.length).toBeGreaterThan(0);
    for (const values of exact) expect(values).toContain(2_000_000);
    for (const values of await found({ minAmount: '0' })) expect(values.length).toBeGreaterThan(0);
    expect(await found({ minAmount: '2000001', maxAmount: '2000002' })).toEqual([]);
    expect((await found({ maxAmount: '100' })).length).toBe(0);
  });

  test('keeps to documents of the statuses that are asked for', async () => {
    const kept = async (parameters: string) => {
      const { hits } = await get(`/api/search?q=%E5%A5%96%E5%8A%B1&k=100&${parameters}`, SearchResponse);
      return [...new Set(hits.map(({ clause }) => clause.documentId))].sort();
    };
    expect(await kept('status=interpretation')).toEqual(['high-tech-interpretation']);
    expect(await kept('status=interpretation&status=unknown')).toEqual([
      'high-tech-interpretation',
      'industry-internationalization',
    ]);
    expect(await kept('status=repealed')).toEqual([]);
  });

  test('mends typing errors unless it is told not to', async () => {
    const repairs = async (parameters: Record<string, string>) =>
      (await get(query({ q: '瞪玲企业', ...parameters }), SearchResponse)).repairs;
    expect(await repairs({})).toEqual([{ from: '瞪玲企业', to: '瞪羚企业' }]);
    expect(await repairs({ repair: 'off' })).toEqual([]);
  });

  test('leaves out a text only where it is known not to apply on the day', async () => {
    const { documents } = library.index.corpus;
    const [first] = documents;
    if (first === undefined) throw new Error('the library is empty');
    const dated: Library = {
      ...library,
      index: {
        ...library.index,
        corpus: {
          ...library.index.corpus,
          documents: documents.map((document) =>
            document === first
              ? { ...document, effectiveDate: '2020-01-01', expiryDate: '2022-12-31' }
              : document,
          ),
        },
        search: (text, options) => library.index.search(text, options),
      },
    };
    const { app } = createTestApp(dated);
    const count = async (asOf: string) => {
      const response = await app.request(query({ q: '奖励', documentId: first.documentId, asOf }));
      return SearchResponse.parse(await response.json()).hits.length;
    };
    expect(await count('2019-12-31')).toBe(0);
    expect(await count('2020-01-01')).toBeGreaterThan(0);
    expect(await count('2022-12-31')).toBeGreaterThan(0);
    expect(await count('2023-01-01')).toBe(0);
  });

  test.each([
    ['', 'q', '缺少该字段'],
    ['q=', 'q', '不能为空'],
    ['q=%20', 'q', '不能为空'],
    [`q=${'x'.repeat(2001)}`, 'q', '不能超过 2000 个字符'],
    ['q=x&q=y', 'q', '应为字符串'],
    ['q=x&k=0', 'k', '应为 1 到 100 的整数'],
    ['q=x&k=101', 'k', '应为 1 到 100 的整数'],
    ['q=x&k=1.5', 'k', '应为 1 到 100 的整数'],
    ['q=x&k=abc', 'k', '应为 1 到 100 的整数'],
    ['q=x&minAmount=-1', 'minAmount', '应为 0 到 1e15 的金额，单位元'],
    ['q=x&maxAmount=1e999', 'maxAmount', '应为 0 到 1e15 的金额，单位元'],
    ['q=x&repair=maybe', 'repair', '只能是：on、off'],
    ['q=x&mode=magic', 'mode', '只能是：hybrid、keyword、vector'],
    ['q=x&asOf=2026-13-01', 'asOf', '应为真实存在的日期，格式为 YYYY-MM-DD'],
    ['q=x&documentId=no-such', 'documentId', '没有这份文件：no-such'],
  ])('refuses ?%s and names %s', async (parameters, field, message) => {
    const { error } = await get(`/api/search?${parameters}`, ErrorBody, 400);
    expect(error.issues).toEqual([{ field, message }]);
  });
});

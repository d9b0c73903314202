import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAnswerer } from '../answer/index.ts';
import type { Library } from '../app-env.ts';
import { Answer, ErrorBody } from '../contract.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

const json = { 'content-type': 'application/json' };

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) {
  return createTestApp(library).app.request('/api/ask', { method: 'POST', headers, body });
}
const ask = (request: object, headers?: Record<string, string>) =>
  post(JSON.stringify(request), { ...json, ...headers });

async function errorOf(response: Response) {
  return ErrorBody.parse(await response.json()).error;
}

describe('POST /api/ask', () => {
  test('answers with citations that are exact slices of the served text', async () => {
    const response = await ask({ question: '专精特新小巨人企业奖励多少？' });
    expect(response.status).toBe(200);
    const answer = Answer.parse(await response.json());
    expect(answer.status).not.toBe('refused');
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const { documentId, start, end, quote } of answer.citations) {
      const document = library.index.corpus.documents.find((one) => one.documentId === documentId);
      expect(document?.text.slice(start, end)).toBe(quote);
    }
  });

  test('answers for the day and the documents that were asked for', async () => {
    const response = await ask({
      question: '专精特新小巨人企业奖励多少？',
      asOf: '2030-01-31',
      documentIds: ['specialized-sme'],
      history: [{ role: 'user', content: '你好', shownAt: 1 }],
    });
    const answer = Answer.parse(await response.json());
    expect(answer.asOf).toBe('2030-01-31');
    expect(new Set(answer.citations.map(({ documentId }) => documentId))).toEqual(
      new Set(['specialized-sme']),
    );
  });

  test('refuses an empty question in the answer, not as a broken request', async () => {
    for (const question of ['', '  \n']) {
      const response = await ask({ question });
      expect(response.status).toBe(200);
      const answer = Answer.parse(await response.json());
      expect(answer).toMatchObject({ status: 'refused', refusal: { code: 'invalid' }, citations: [] });
    }
  });

  test('takes a question of 10,000 characters and no longer one', async () => {
    const longest = '专精特新企业奖励多少？'.repeat(1000).slice(0, 10_000);
    expect((await ask({ question: longest })).status).toBe(200);
    const response = await ask({ question: `${longest}？` });
    expect(response.status).toBe(400);
    expect((await errorOf(response)).issues).toEqual([
      { field: 'question', message: '不能超过 10000 个字符' },
    ]);
  });

  test.each([
    [{}, 'question', '缺少该字段'],
    [{ question: 1 }, 'question', '应为字符串'],
    [{ question: 'x', asOf: '2026-02-30' }, 'asOf', '应为真实存在的日期，格式为 YYYY-MM-DD'],
    [{ question: 'x', asof: '2026-01-01' }, '', '有未知字段：asof'],
    [{ question: 'x', documentIds: 'y' }, 'documentIds', '应为数组'],
    [
      { question: 'x', history: [{ role: 'system', content: '' }] },
      'history[0].role',
      '只能是：user、assistant',
    ],
    [{ question: 'x', facts: { a: null } }, 'facts.a', '应为字符串、数字、布尔值、{ value, unit } 或其列表'],
  ])('refuses %j and names %s', async (request, field, message) => {
    const response = await ask(request);
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error.code).toBe('invalidRequest');
    expect(error.issues).toEqual([{ field, message }]);
    expect(error.message).toContain(message);
  });

  test('refuses a document that the library does not have, by its id', async () => {
    const response = await ask({ question: 'x', documentIds: ['specialized-sme', 'no-such'] });
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({
      code: 'unknownDocument',
      message: '知识库中没有这份文件：no-such',
      issues: [{ field: 'documentIds', message: '没有这份文件：no-such' }],
    });
  });

  test.each([
    [{ no_such_fact: '是' }, 'facts.no_such_fact', 'no_such_fact'],
    [{ premium_paid: '30平方米' }, 'facts.premium_paid', '平方米'],
    [{ export_total: '500万元' }, 'facts.export_total', '万美元'],
    [{ madrid_marks: 1.5 }, 'facts.madrid_marks', '整数'],
    [{ hte: '也许' }, 'facts.hte', '高新技术企业'],
    [{ loans: [{ colour: '红' }] }, 'facts.loans[0].colour', 'colour'],
    [{ paid_before: [{ award: 'no-such', amount: '1万元' }] }, 'facts.paid_before[0].award', 'no-such'],
  ])('refuses the facts %j and names %s', async (facts, field, part) => {
    const response = await ask({ question: '马德里商标注册成功2件给多少？', facts });
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error.code).toBe('invalidRequest');
    expect(error.issues?.map((issue) => issue.field)).toEqual([field]);
    expect(error.issues?.[0]?.message).toContain(part);
    expect(error.issues?.[0]?.message).toMatch(/[\u4e00-\u9fa5]/u);
  });

  test('names every fact that is wrong, and __proto__ too', async () => {
    const response = await ask({ question: 'x', facts: { one: '1', two: '2' } });
    expect((await errorOf(response)).issues?.map(({ field }) => field)).toEqual(['facts.one', 'facts.two']);
    const hidden = await post('{"question":"x","facts":{"__proto__":"1"}}');
    expect([hidden.status, (await errorOf(hidden)).issues?.[0]?.field]).toEqual([400, 'facts.__proto__']);
  });

  test('takes facts that are given before the words of the question', async () => {
    const totalOf = async (request: object) => Answer.parse(await (await ask(request)).json()).total;
    const question = '马德里商标注册成功2件给多少？';
    expect(await totalOf({ question })).toMatchObject({ kind: 'fixed', max: 20_000 });
    expect(await totalOf({ question, facts: { madrid_marks: '5件' } })).toMatchObject({
      kind: 'fixed',
      max: 50_000,
    });
    const outside = { madrid_marks: 5, district: '其他区' };
    expect(await totalOf({ question, facts: outside })).toMatchObject({ kind: 'fixed', max: 0 });
  });

  test('refuses what is not JSON, with the reason', async () => {
    const form = await post('question=x', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.status, (await errorOf(form)).code]).toEqual([415, 'unsupportedMediaType']);
    const untyped = await post(new TextEncoder().encode('{"question":"x"}'), {});
    expect([untyped.status, (await errorOf(untyped)).code]).toEqual([415, 'unsupportedMediaType']);
    const zipped = await post('{"question":"x"}', { ...json, 'content-encoding': 'gzip' });
    expect([zipped.status, (await errorOf(zipped)).code]).toEqual([415, 'unsupportedMediaType']);
    const broken = await post('{"question":');
    expect([broken.status, (await errorOf(broken)).code]).toEqual([400, 'malformedJson']);
    const empty = await post('');
    expect(empty.status).toBe(400);
  });

  test('refuses bytes that are not UTF-8 instead of answering another question', async () => {
    const gbk = new Uint8Array([0x7b, 0x22, 0x71, 0x22, 0x3a, 0x22, 0xbe, 0xab, 0x22, 0x7d]);
    const response = await post(gbk);
    expect([response.status, (await errorOf(response)).code]).toEqual([400, 'notUtf8']);
  });

  test('refuses a body over 64 kB, announced or streamed', async () => {
    const tooLarge = JSON.stringify({ question: 'x', facts: { note: 'x'.repeat(65_536) } });
    expect((await post(tooLarge)).status).toBe(413);
    const response = await post(tooLarge, { ...json, 'content-length': String(tooLarge.length) });
    expect([response.status, (await errorOf(response)).code]).toEqual([413, 'bodyTooLarge']);
  });
});

describe('words that their sources do not bear out', () => {
  test.each(['application/json', 'text/event-stream'])(
    'are counted and logged by kind: %s',
    async (accept) => {
      const answerer = createAnswerer({
        ...library,
        today: () => '2026-11-22',
        revise: (lines) =>
          lines.map((line) =>
            line.part.kind === 'headline' ? { ...line, text: `${line.text}，另补987万元` } : line,
          ),
      });
      const { app, lines } = createTestApp({ ...library, answerer });
      const question = '马德里商标注册成功一件给多少';
      const headers = { ...json, accept };
      const body = JSON.stringify({ question });
      const response = await app.request('/api/ask', { method: 'POST', headers, body });
      expect(await response.text()).not.toContain('987');
      const metrics = await (await app.request('/metrics')).text();
      expect(metrics).toContain('cewen_guard_violations_total{kind="money"} 1');
      const [line = '', ...more] = lines.filter((one) => one.includes('removed from answer'));
      expect(more).toEqual([]);
      expect(JSON.parse(line)).toMatchObject({ level: 40, kinds: ['money'] });
      expect(line).toContain(String(response.headers.get('x-request-id')));
      // The request id is random and may hold any digits.
      expect(line.replace(/"requestId":"[^"]*"/u, '')).not.toMatch(/987|马德里/);
    },
  );
});

async function readEvents(response: Response) {
  const blocks = (await response.text()).split('\n\n').filter((block) => block !== '');
  return blocks.map((block) => {
    const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
    return { event, data: JSON.parse(data) as unknown };
  });
}

describe('POST /api/ask as a stream of events', () => {
  const events = { accept: 'text/event-stream' };

  test('ends with one answer event that holds the whole answer', async () => {
    const response = await ask({ question: '专精特新小巨人企业奖励多少？' }, events);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const all = await readEvents(response);
    expect(all.slice(0, -1).every(({ event }) => event === 'status')).toBe(true);
    const last = all.at(-1);
    expect(last?.event).toBe('answer');
    expect(Answer.parse(last?.data).citations.length).toBeGreaterThan(0);
  });

  test('is not opened for a bad request', async () => {
    const response = await ask({}, events);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/json');
  });

  test.each([
    ['a bug', () => Promise.reject(new Error('secret detail')), 'internal'],
    ['work without end', () => new Promise<never>(() => {}), 'timeout'],
  ])('ends with one error event after %s', async (_, answer, code) => {
    const { app } = createTestApp({ ...library, answerer: { answer } }, { requestTimeout: 20 });
    const response = await app.request('/api/ask', {
      method: 'POST',
      headers: { ...json, ...events },
      body: '{"question":"x"}',
    });
    const all = await readEvents(response);
    expect(all.map(({ event }) => event)).toEqual(['error']);
    expect(ErrorBody.parse(all[0]?.data).error.code).toBe(code);
  });
});

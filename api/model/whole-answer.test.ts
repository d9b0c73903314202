import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createAnswerer } from '../answer/index.ts';
import type { Library } from '../app-env.ts';
import { Answer, type AskRequest } from '../contract.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';
import { createLanguageModel } from './index.ts';
import {
  openTestEndpoint,
  say,
  sayJson,
  send,
  type Behaviour,
  type Received,
  type TestEndpoint,
} from './test-endpoint.ts';

let library: Library;
let endpoint: TestEndpoint;
beforeAll(async () => {
  [library, endpoint] = await Promise.all([openTestLibrary(), openTestEndpoint()]);
});
afterAll(() => Promise.all([library.index.close(), endpoint.close()]));
beforeEach(() => {
  endpoint.received.length = 0;
});

const madrid = '马德里商标注册成功一件给多少';
/** Of two sums, words alone cannot tell which is the premium. */
const premium = '投保出口信用保险，掏了50万元，请客吃饭3万元，资助多少钱';
const today = () => '2026-11-22';

function answererWith(settings: { timeoutMs?: number } = {}) {
  const languageModel = createLanguageModel({ ...endpoint.settings, ...settings });
  return createAnswerer({ ...library, today, model: languageModel });
}

const plain = (request: AskRequest) => createAnswerer({ ...library, today }).answer(request);

/** All but how long it took. */
const substance = (answer: Answer): string => JSON.stringify({ ...answer, tookMs: 0 });

const material = z.object({ statements: z.array(z.string()) });

function statementsIn({ user }: Received): string[] {
  return material.parse(JSON.parse(user.slice(user.indexOf('{'), user.lastIndexOf('}') + 1))).statements;
}

const isReword = ({ system }: Received): boolean => system.includes('文字编辑');

/** Proposes these facts, and words each statement as told. */
function model(word: (statement: string, at: number) => string, facts: object[] = []): Behaviour {
  return (response, request) =>
    sayJson(isReword(request) ? { statements: statementsIn(request).map(word) } : { facts })(
      response,
      request,
    );
}

const kindly = (statement: string): string => `按规定，${statement}`;

describe('a model that behaves', () => {
  test('words the answer; awards, citations and totals stay', async () => {
    endpoint.behave(model(kindly));
    const before = await plain({ question: madrid });
    const after = await answererWith().answer({ question: madrid });
    expect(after.text).toContain('按规定，马德里国际商标资助：1万元（按项计）[1]\n· 按规定，');
    expect(after.text.split('依据：')[1]).toBe(before.text.split('依据：')[1]);
    expect(substance({ ...after, text: before.text })).toBe(substance(before));
  });

  test('is shown no quotation to put in other words', async () => {
    endpoint.behave(model(kindly));
    await answererWith().answer({ question: '专精特新意见第9条' });
    expect(endpoint.received).toEqual([]);
    await answererWith().answer({ question: madrid });
    expect(endpoint.received.filter(isReword).flatMap(statementsIn).join('\n')).not.toContain('「');
  });

  test('finds a fact that reading the words did not, and the answer says who found it', async () => {
    const proposal = { factId: 'premium_paid', value: '50万元', words: '掏了50万元' };
    endpoint.behave(model((statement) => statement, [proposal]));
    const before = await plain({ question: premium });
    const after = await answererWith().answer({ question: premium });
    expect(before.facts).toEqual([]);
    expect(after.facts).toMatchObject([
      { factId: 'premium_paid', text: '50万元', words: '掏了50万元', turn: 0, source: 'model' },
    ]);
    expect(premium.slice(after.facts[0]?.start, after.facts[0]?.end)).toBe('掏了50万元');
    expect(after.missingFacts.map(({ factId }) => factId)).not.toContain('premium_paid');
  });

  test.each([
    ['what the words tell', { question: '我们实际支付出口信用保险保费50万元，补多少' }],
    ['what the caller gives', { question: premium, facts: { premium_paid: '30万元' } }],
  ])('does not override %s', async (_, request) => {
    const proposal = { factId: 'premium_paid', value: '50万元', words: '50万元' };
    endpoint.behave(model((statement) => statement, [proposal]));
    expect(substance(await answererWith().answer(request))).toBe(substance(await plain(request)));
  });

  test('is announced to who follows the events', async () => {
    endpoint.behave(model(kindly));
    const { app } = createTestApp({ ...library, answerer: answererWith() });
    const response = await app.request('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ question: madrid }),
    });
    const events = await response.text();
    expect(events).toContain('event: status\ndata: {"message":"正在润色"}');
    expect(events).toContain('按规定，');
  });
});

describe('a model that misbehaves leaves the plain answer, byte for byte', () => {
  test.each<[string, Behaviour]>([
    ['an error', send(500, '{}')],
    ['no words', say('')],
    ['words that are no JSON', say('好的，改写如下')],
    ['half a reply', send(200, '{"choices":[{"mess')],
    ['a closed connection', (response) => response.destroy()],
    ['a statement too few', sayJson({ statements: [] })],
    ['another figure', model((statement) => statement.replace('1万元', '2万元'))],
    ['another unit', model((statement) => statement.replace('1万元', '1万美元'))],
    ['a sum of its own', model((statement) => statement.replace('[1]', '，共3万元[1]'))],
    ['a marker of its own', model((statement) => statement.replace('[1]', '[2]'))],
    ['no markers', model((statement) => statement.replace('[1]', ''))],
    ['a promise', model((statement) => statement.replace('：', '：一定能拿到'))],
    ['two statements in one', model((statement) => `${statement}\n${statement}`)],
    ['a fact that nobody told', model((s) => s, [{ factId: 'madrid_marks', value: '9件', words: '一件' }])],
    ['facts of another shape', sayJson({ facts: 'all' })],
  ])('%s', async (_, behaviour) => {
    endpoint.behave(behaviour);
    const answer = await answererWith().answer({ question: madrid });
    expect(endpoint.received.length).toBeGreaterThan(0);
    expect(Answer.parse(answer).text).toBe(answer.text);
    expect(substance(answer)).toBe(substance(await plain({ question: madrid })));
  });

  test('a ceiling sold as the sum one gets', async () => {
    const question = '流通型出口企业，不是国高企，去年出口2000万美元，今年出口2600万美元，能补多少？';
    endpoint.behave(model((statement) => statement.replace('：最高', '：')));
    const answer = await answererWith().answer({ question });
    expect(answer.text).toContain('最高30万元');
    expect(substance(answer)).toBe(substance(await plain({ question })));
  });

  test('silence: the plain answer goes out while the model still says nothing', async () => {
    endpoint.behave(() => {});
    const answer = await answererWith({ timeoutMs: 300 }).answer({ question: madrid });
    expect(endpoint.received.length).toBeGreaterThan(0);
    expect(substance(answer)).toBe(substance(await plain({ question: madrid })));
  });
});

test('no model is asked where none is set up', async () => {
  await plain({ question: madrid });
  expect(endpoint.received).toEqual([]);
});

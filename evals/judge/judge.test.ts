import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAskJson } from '../../api/index.ts';
import type { EvalCase } from '../case.ts';
import { printTemplate } from '../cases/index.ts';
import { caseRow, jsonLines } from '../testing/cases.ts';
import { scoreCase, type Library } from '../scoring/index.ts';
import { MADRID, makeCase, makeMadridCase, openTestLibrary } from '../scoring/test-cases.ts';
import { askModel } from './ask-model.ts';
import { runJudge } from './run-judge.ts';
import { fail, hang, openTestEndpoint, say, sayJson, type TestEndpoint } from './test-endpoint.ts';

let library: Library;
let endpoint: TestEndpoint;
beforeAll(async () => {
  library = await openTestLibrary();
  endpoint = await openTestEndpoint();
});
afterAll(() => endpoint.close());

const QUOTES = [{ document: '产业国际化意见', quote: MADRID.quote }];
const RIGHT = {
  status: 'calculated',
  text: '3件，共3万元[1]。',
  amount: { kind: 'fixed', min: 30_000, max: 30_000 },
  quotes: QUOTES,
};
const madrid = makeMadridCase({
  amounts: [{ kind: 'fixed', min: 30_000, max: 30_000 }],
  mustContain: ['3万元'],
});

function judge(cases: readonly EvalCase[], timeoutMs = 10_000) {
  const ask = createAskJson({ baseUrl: endpoint.baseUrl, model: 'm', timeoutMs });
  const material = { ask, library, version: 'v', today: '2026-11-22', onProgress: () => {} };
  return askModel({ file: 's', cases }, material);
}

async function scoreOf(one: EvalCase, timeoutMs?: number) {
  const judged = await judge([one], timeoutMs);
  if (judged.kind !== 'judged' || !judged.records[0]) throw new Error('judged');
  return scoreCase(one, judged.records[0], library);
}

describe('a model alone', () => {
  test('gets every text in full and the day, and is scored as the assistant is', async () => {
    endpoint.behave(sayJson(RIGHT));
    expect(await scoreOf(madrid)).toMatchObject({ right: true, failures: [], cause: null });
    const sent = endpoint.received.at(-1) ?? '';
    for (const { text } of library.documents) expect(sent).toContain(JSON.stringify(text).slice(1, -1));
    expect(sent).toContain('2026-11-22');
  });

  test.each([
    [
      'a quotation that is not verbatim',
      { ...RIGHT, quotes: [{ document: '', quote: '每件补9万元' }] },
      'quote',
    ],
    ['a wrong figure', { ...RIGHT, amount: { kind: 'fixed', min: 1, max: 1 } }, 'wrongNumber'],
    ['no figure', { ...RIGHT, amount: null }, 'amount'],
    ['a refusal', { status: 'refused', text: '没有写。' }, 'falselyRefused'],
  ])('is held to %s', async (_name, reply, check) => {
    endpoint.behave(sayJson(reply));
    const { failures, right } = await scoreOf(madrid);
    expect(right).toBe(false);
    expect(failures.map((one) => one.check)).toContain(check);
  });

  test.each([
    ['ineligible', [{ kind: 'ineligible', min: 0, max: 0 }]],
    ['notStated', [{ kind: 'notStated', min: null, max: null }]],
    ['upTo', [{ kind: 'upTo', min: null, max: 50_000 }]],
    ['range', [{ kind: 'range', min: 1, max: 50_000 }]],
  ] as const)('may say %s', async (kind, amounts) => {
    const [{ min, max }] = amounts;
    const status = kind === 'notStated' ? 'cited' : 'calculated';
    endpoint.behave(sayJson({ ...RIGHT, status, amount: { kind, min, max } }));
    expect((await scoreOf(makeMadridCase({ amounts }))).right).toBe(true);
  });

  test('is told in words what the assistant is given with the question', async () => {
    endpoint.behave(sayJson(RIGHT));
    await judge([makeCase({ facts: { madrid_marks: '3件' } })]);
    const label = library.rules.vocabulary.facts.get('madrid_marks')?.label ?? '';
    expect(endpoint.received.at(-1)).toContain(`【已知事项】${label}：3件`);
    await judge([makeCase()]);
    expect(endpoint.received.at(-1)).not.toContain('【已知事项】');
  });

  test('is told the earlier turns, with its own answers', async () => {
    endpoint.behave(sayJson({ status: 'refused', text: '第一答' }), sayJson(RIGHT));
    await judge([makeCase({ turns: ['第一问', '第二问'] })]);
    const sent = endpoint.received.at(-1) ?? '';
    expect(sent).toContain('第一答');
    expect(sent).toContain('第二问');
  });
});

describe('an endpoint that misbehaves', () => {
  test.each([
    ['says no JSON', say('大约三万吧'), '不是约定的 JSON'],
    ['says other JSON', sayJson({ status: 'sure', text: 3 }), '不是约定的 JSON'],
    ['says nothing', say(''), '不是约定的 JSON'],
    ['fails', fail(500), '调用失败（HTTP 500）'],
    ['never answers', hang, '模型超时'],
  ])('and %s is the failure of that case', async (_name, behaviour, message) => {
    endpoint.behave(behaviour);
    const { cause } = await scoreOf(madrid, 2000);
    expect(cause).toMatchObject({ cause: 'systemError', evidence: expect.stringContaining(message) });
  });

  test('and only fails stops the run', async () => {
    endpoint.behave(fail(503));
    const before = endpoint.received.length;
    const cases = Array.from({ length: 20 }, (_, at) => makeCase({ id: `q${at}` }));
    expect(await judge(cases)).toMatchObject({ kind: 'gone', message: expect.stringContaining('HTTP 503') });
    expect(endpoint.received.length - before).toBe(5);
  });
});

describe('the command', () => {
  let folder = '';
  const said: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'cewen-judge-'));
    said.length = 0;
    const hear = (text: string | Uint8Array): boolean => said.push(String(text)) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(hear);
    vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  test('does nothing without a model or a set', async () => {
    expect(await runJudge(['--set', 'qa'], {})).toBe(2);
    expect(said.join('')).toContain('LLM_BASE_URL');
    expect(await runJudge([], {})).toBe(2);
    expect(await runJudge(['--set', 'qa', '--limit', '0'], {})).toBe(2);
  });

  test.each([
    ['a CSV file', 'own.csv', printTemplate('csv')],
    ['lines of the form "case"', 'own.jsonl', jsonLines(caseRow)],
  ])('reads %s as a run does', async (_name, name, content) => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    endpoint.behave(sayJson(RIGHT));
    const env = { LLM_BASE_URL: endpoint.baseUrl, LLM_MODEL: 'm' };
    const before = endpoint.received.length;
    expect(await runJudge(['--set', file, '--limit', '1'], env)).toBe(0);
    expect(endpoint.received.length - before).toBe(1);
    expect(said.join('')).toContain(`模型 ${name}`);
  });

  test('lists what is wrong with a set by its line, and asks nothing', async () => {
    const file = path.join(folder, 'wrong.csv');
    await writeFile(file, '编号,问题,依据条款\n1,多少？,没有这份文件#一、1\n');
    const env = { LLM_BASE_URL: endpoint.baseUrl, LLM_MODEL: 'm' };
    const before = endpoint.received.length;
    expect(await runJudge(['--set', file], env)).toBe(2);
    expect(said.join('')).toContain('wrong.csv:2 依据条款');
    expect(endpoint.received).toHaveLength(before);
  });

  test('puts the model beside the assistant, on the same questions', async () => {
    const row = {
      id: 'J1',
      kind: 'unanswerable',
      question: '月球上开公司有补贴吗？',
      doc: [],
      gold: [],
      must_contain: [],
      must_not: [],
      answerable: false,
      note: '',
    };
    const file = path.join(folder, 'set.jsonl');
    await writeFile(file, JSON.stringify(row));
    endpoint.behave(sayJson(RIGHT));
    const env = { LLM_BASE_URL: endpoint.baseUrl, LLM_MODEL: 'test-model' };
    expect(await runJudge(['--set', file, '--out', folder], env)).toBe(0);
    const text = said.join('');
    expect(text).toContain('前对后错 1 题');
    expect(text).toContain('应拒未拒');
    expect(await readFile(path.join(folder, 'judge.html'), 'utf8')).toContain('test-model（单独作答）');
  });
});

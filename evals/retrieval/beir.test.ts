import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BeirError, loadBeir } from './beir.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'beir-'));
});
afterAll(() => rm(root, { recursive: true }));

const CORPUS = '{"_id":"1","title":"甲法 第一条","text":"正文一"}\n\n{"_id":"2","text":"正文二","url":"x"}\n';
const QUERIES = '{"_id":"q1","text":"问一"}\n{"_id":"q2","text":"问二"}\n';
const QRELS = 'query-id\tcorpus-id\tscore\nq1\t2\t1\n';

async function setOf(name: string, files: Record<string, string | Buffer> = {}): Promise<string> {
  const dir = path.join(root, name);
  await mkdir(path.join(dir, 'qrels'), { recursive: true });
  const all = { 'corpus.jsonl': CORPUS, 'queries.jsonl': QUERIES, 'qrels/test.tsv': QRELS, ...files };
  for (const [file, content] of Object.entries(all)) {
    if (content !== '') await writeFile(path.join(dir, file), content);
  }
  return dir;
}

async function problemsOf(name: string, files: Record<string, string | Buffer>): Promise<string> {
  const error: unknown = await loadBeir(await setOf(name, files)).catch((reason: unknown) => reason);
  if (!(error instanceof BeirError)) throw new Error('the set was accepted');
  return error.message.replaceAll(path.join(root, name) + path.sep, '');
}

describe('reading a BEIR folder', () => {
  it('gives passages, and the queries that are judged', async () => {
    const set = await loadBeir(await setOf('plain'));
    expect(set.passages).toEqual([
      { id: '1', title: '甲法 第一条', text: '正文一' },
      { id: '2', title: '', text: '正文二' },
    ]);
    expect(set.queries).toEqual([{ id: 'q1', text: '问一' }]);
    expect(set.judgements.get('q1')).toEqual(new Map([['2', 1]]));
    expect(set).toMatchObject({ name: 'plain', unjudged: 1, unknownPassages: 0 });
  });

  it('reads gzipped files alike', async () => {
    const packed = await setOf('packed', {
      'corpus.jsonl': '',
      'queries.jsonl': '',
      'corpus.jsonl.gz': gzipSync(CORPUS),
      'queries.jsonl.gz': gzipSync(QUERIES),
    });
    const { name: _, ...set } = await loadBeir(packed);
    const { name: __, ...plain } = await loadBeir(await setOf('unpacked'));
    expect(set).toEqual(plain);
  });

  it('joins all judgement files, takes them without a head line, and bears line ends of Windows', async () => {
    const set = await loadBeir(
      await setOf('joined', {
        'qrels/test.tsv': 'q1\t2\t2\r\n',
        'qrels/dev.tsv': 'q2\t1\t1\r\nq2\t9\t1\r\n',
      }),
    );
    expect(set.queries.map(({ id }) => id)).toEqual(['q1', 'q2']);
    expect(set.judgements.get('q1')?.get('2')).toBe(2);
    expect(set.unknownPassages).toBe(1);
  });

  it('takes the title of a passage without a text for its text', async () => {
    const set = await loadBeir(
      await setOf('titles', { 'corpus.jsonl': '{"_id":"2","title":"只有标题","text":""}' }),
    );
    expect(set.passages).toEqual([{ id: '2', title: '', text: '只有标题' }]);
  });
});

describe('a malformed set', () => {
  it.each([
    ['json', { 'corpus.jsonl': `${CORPUS}{"_id":` }, 'corpus.jsonl:4 不是 JSON：{"_id":'],
    ['field', { 'corpus.jsonl': '{"_id":7,"text":"正文"}' }, 'corpus.jsonl:1 字段 _id 缺失或类型不对'],
    ['object', { 'queries.jsonl': '[]' }, 'queries.jsonl:1 字段 整行 缺失或类型不对'],
    ['twice', { 'corpus.jsonl': CORPUS + CORPUS }, 'corpus.jsonl:4 _id「1」与第 1 行重复'],
    ['blank', { 'corpus.jsonl': '{"_id":"2","text":" "}' }, 'corpus.jsonl:1 text 与 title 都是空的'],
    ['columns', { 'qrels/test.tsv': `${QRELS}q1 2 1` }, 'qrels/test.tsv:3 应为制表符分隔的'],
    ['grade', { 'qrels/test.tsv': `${QRELS}q1\t2\t好` }, 'qrels/test.tsv:3 应为制表符分隔的'],
    ['missing', { 'queries.jsonl': '' }, '缺少 queries.jsonl 或 queries.jsonl.gz'],
    ['nothing', { 'qrels/test.tsv': '' }, '没有 .tsv 文件'],
    ['irrelevant', { 'qrels/test.tsv': 'q1\t2\t0\n' }, '没有任何查询标注了相关段落'],
    [
      'broken',
      { 'corpus.jsonl': '', 'corpus.jsonl.gz': gzipSync(CORPUS).subarray(0, 40) },
      'corpus.jsonl.gz：无法读取',
    ],
  ])('is refused with its place: %s', async (name, files, problem) => {
    expect(await problemsOf(name, files)).toContain(problem);
  });

  it('lists twenty problems and counts the others', async () => {
    const message = await problemsOf('many', { 'corpus.jsonl': '坏行\n'.repeat(25) });
    expect(message.split('\n')).toHaveLength(21);
    expect(message).toContain('另有 5 处问题未列出');
  });
});

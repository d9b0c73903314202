import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCorpus } from './load.ts';
import { CorpusError, describeProblem } from './problem.ts';

const SOURCE = '关于支持甲的意见\n（征求意见稿）\n一、奖励。给予50万元。\n';
const METADATA = `title: { value: 关于支持甲的意见, quote: 关于支持甲的意见 }
aliases: { value: [甲意见], note: 通常叫法 }
issuer: { value: null, reason: 未印 }
documentNumber: { value: null, reason: 未印 }
jurisdiction: { value: 某区, note: 来源 }
kind: { value: 意见, quote: 意见 }
status: { value: draft, quote: 征求意见稿 }
issuedDate: { value: null, reason: 未发布 }
effectiveDate: { value: null, reason: 未发布 }
expiryDate: { value: null, reason: 未规定 }
validityText: { value: null, reason: 未规定 }
repeals: { value: null, reason: 无 }
competentAuthority: { value: [区发改局], note: 来源 }
sourceFile: { value: 甲.txt, note: 收到时的文件名 }
`;

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'corpus-'));
  await write('documents/first/source.txt', SOURCE);
  await write('documents/first/document.yaml', METADATA);
});

afterEach(() => rm(dir, { recursive: true }));

async function write(file: string, content: string | Buffer): Promise<void> {
  await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
  await writeFile(path.join(dir, file), content);
}

/** Loads a corpus that must fail; every problem as `file:line message`. */
async function problems(): Promise<string[]> {
  const error: unknown = await loadCorpus(dir).catch((reason: unknown) => reason);
  if (!(error instanceof CorpusError)) throw new Error('the corpus loaded');
  return error.problems.map(describeProblem);
}

describe('a sound corpus', () => {
  it('has the metadata of document.yaml and the clauses of source.txt', async () => {
    const { documents, lexicon } = await loadCorpus(dir);
    expect(documents).toMatchObject([
      {
        documentId: 'first',
        title: '关于支持甲的意见',
        aliases: ['甲意见'],
        issuer: null,
        status: 'draft',
        repeals: [],
        competentAuthority: ['区发改局'],
        sourceFile: '甲.txt',
        sha256: createHash('sha256').update(SOURCE).digest('hex'),
        text: SOURCE,
        clauses: [
          { clauseId: 'first.s1', documentTitle: '关于支持甲的意见', sourceFile: '甲.txt', locator: '一' },
        ],
      },
    ]);
    expect(lexicon).toEqual({ words: [], synonyms: [], expansions: [] });
  });

  it('has the vocabulary of lexicon.yaml', async () => {
    await write(
      'lexicon.yaml',
      'words: [首台套]\nsynonyms: [[国高企, 高企]]\nexpansions:\n  - { said: [打官司], means: [争端] }\n',
    );
    expect((await loadCorpus(dir)).lexicon).toEqual({
      words: ['首台套'],
      synonyms: [['国高企', '高企']],
      expansions: [{ said: ['打官司'], means: ['争端'] }],
    });
  });

  it('finds a quotation that the text breaks over two lines', async () => {
    await write('documents/first/source.txt', SOURCE.replace('支持', '支持\n'));
    expect((await loadCorpus(dir)).documents).toHaveLength(1);
  });

  it.each([
    ['documents/first/source.txt', `${SOURCE} `],
    ['documents/first/document.yaml', METADATA.replace('某区', '另一区')],
    ['awards/first.yaml', 'awards: []\n'],
    ['facts.yaml', 'facts: []\n'],
  ])('has another version when %s changes', async (file, content) => {
    const { version } = await loadCorpus(dir);
    expect((await loadCorpus(dir)).version).toBe(version);
    await write(file, content);
    expect((await loadCorpus(dir)).version).not.toBe(version);
  });

  it('keeps its version when a note beside the texts changes', async () => {
    const { version } = await loadCorpus(dir);
    await write('README.md', 'changed');
    expect((await loadCorpus(dir)).version).toBe(version);
  });
});

describe('a faulty file is reported with its line', () => {
  it.each([
    [
      'a quotation that is not in the text',
      ['quote: 征求意见稿', 'quote: 送审稿'],
      '7 status.quote：原文中没有“送审稿”',
    ],
    [
      'an unknown field',
      ['issuer:', 'publisher: { value: 甲, note: 乙 }\nissuer:'],
      '3 publisher：没有这个字段',
    ],
    ['an unknown key of a field', ['reason: 未印', 'reason: 未印, page: 1'], '3 issuer.page：没有这个字段'],
    [
      'a value without its origin',
      ['{ value: 某区, note: 来源 }', '{ value: 某区 }'],
      '5 jurisdiction：需要 value',
    ],
    ['a bare value', ['{ value: 某区, note: 来源 }', '某区'], '5 jurisdiction：需要 value'],
    ['a null without a reason', ['{ value: null, reason: 未发布 }', '{ value: null }'], '8 issuedDate'],
    [
      'a date that does not exist',
      ['{ value: null, reason: 未发布 }', '{ value: 2023-02-30, note: 乙 }'],
      '8 issuedDate.value',
    ],
    ['an unknown status', ['value: draft', 'value: new'], '7 status'],
    ['a duplicate key', ['kind:', 'title: { value: 甲, note: 乙 }\nkind:'], '6 YAML 格式错误'],
    ['broken YAML', ['{ value: [甲意见], note: 通常叫法 }', '{ value: [甲意见'], 'YAML 格式错误'],
  ])('%s', async (_fault, [from, to], message) => {
    await write('documents/first/document.yaml', METADATA.replace(from ?? '', to ?? ''));
    const [first] = await problems();
    expect(first).toContain('documents/first/document.yaml:');
    expect(first).toContain(message);
  });

  it('a missing field', async () => {
    await write('documents/first/document.yaml', METADATA.replace(/issuer:.*\n/, ''));
    expect(await problems()).toEqual([expect.stringMatching(/^documents\/first\/document\.yaml:1 issuer：/)]);
  });

  it('an unknown key and a group of one in lexicon.yaml', async () => {
    await write('lexicon.yaml', 'words: []\nsynonyms:\n  - [国高企]\nexpansions: []\nextra: 1\n');
    expect(await problems()).toEqual([
      expect.stringContaining('lexicon.yaml:3 synonyms.0'),
      expect.stringContaining('lexicon.yaml:5 extra：没有这个字段'),
    ]);
  });
});

describe('a faulty corpus', () => {
  it('reports every problem of every file at once', async () => {
    await write(
      'documents/second/document.yaml',
      METADATA.replace('甲意见', '乙意见').replace('draft', 'new'),
    );
    await write('documents/Third_/source.txt', SOURCE);
    await write(
      'documents/first/document.yaml',
      METADATA.replace('征求意见稿', '无').replace('某区, note', '某区, not'),
    );
    const found = await problems();
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringContaining('documents/Third_ 文件夹名只能用小写字母、数字和连字符'),
        expect.stringContaining('documents/Third_/document.yaml 缺少这个文件'),
        expect.stringContaining('documents/second/source.txt 缺少这个文件'),
        expect.stringContaining('documents/first/document.yaml:5 jurisdiction'),
      ]),
    );
  });

  it('does not accept a text in another encoding', async () => {
    await write('documents/first/source.txt', Buffer.from([0xb9, 0xd8, 0xd3, 0xda]));
    expect(await problems()).toEqual(['documents/first/source.txt 不是 UTF-8 编码，请先转换为 UTF-8']);
  });

  it('does not accept one name for two documents', async () => {
    await write('documents/second/source.txt', SOURCE);
    await write('documents/second/document.yaml', METADATA.replace('甲意见]', '甲意见, 乙意见]'));
    expect(await problems()).toEqual([
      'documents/second/document.yaml 名称“关于支持甲的意见”已用于 first',
      'documents/second/document.yaml 名称“甲意见”已用于 first',
    ]);
  });

  it('does not accept an end before the start', async () => {
    const dated = METADATA.replace(
      'effectiveDate: { value: null, reason: 未发布 }',
      'effectiveDate: { value: 2024-02-01, note: 乙 }',
    ).replace('expiryDate: { value: null, reason: 未规定 }', 'expiryDate: { value: 2024-01-31, note: 乙 }');
    await write('documents/first/document.yaml', dated);
    expect(await problems()).toEqual([expect.stringContaining('日期应依次为')]);
  });

  it('does not accept a folder without documents', async () => {
    await rm(path.join(dir, 'documents'), { recursive: true });
    expect(await problems()).toEqual(['documents 没有任何政策文件']);
  });
});

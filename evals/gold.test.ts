import { describe, expect, it } from 'vitest';
import { resolveGold } from './gold.ts';
import { SetError } from './sets.ts';
import type { NumericQuestion, QaQuestion } from './sets.ts';
import { conversation, question, sampleDocument } from './testing/sample.ts';

const documents = [sampleDocument];

function qaGold(row: QaQuestion) {
  const gold = resolveGold({ form: 'qa', file: 'x.jsonl', questions: [row] }, documents).get(row.id);
  if (!gold) throw new Error('the question has no gold');
  return gold;
}

function numeric(...clauses: string[]): NumericQuestion {
  return {
    id: 'g1',
    question: '多少',
    doc: 'sample.txt',
    clauses,
    quote: '补贴',
    facts: {},
    expect: { kind: 'fixed', amount_min: 1, amount_max: 1, currency: 'CNY', unit: 'yuan', period: null },
    steps: '',
    ambiguity: 'none',
    line: 7,
  };
}

function numericKeys(...clauses: string[]): string[] {
  const set = { form: 'numeric', file: 'x.jsonl', questions: [numeric(...clauses)] } as const;
  return [...(resolveGold({ ...set, questions: [...set.questions] }, documents).get('g1')?.keyClauses ?? [])];
}

describe('gold of questions and answers', () => {
  it('names key and related clauses by their ids', () => {
    const gold = qaGold(question());
    expect([...gold.keyClauses]).toEqual(['sample.s1.n1']);
    expect([...gold.accepted]).toEqual(['sample.s1.n1', 'sample.s1.n2']);
  });

  it('keeps a title apart: it may be cited, but no search can find it', () => {
    const title = { doc: 'sample.txt', clause: '标题', quote: '征求意见稿', role: 'key' } as const;
    const gold = qaGold(question({ gold: [title] }));
    expect([...gold.keyClauses]).toEqual([]);
    expect([...gold.keyBlocks]).toEqual(['sample.title']);
    expect([...gold.accepted]).toEqual(['sample.title']);
  });

  it('counts a clause that is labelled twice once', () => {
    const label = question().gold.slice(0, 1);
    expect(qaGold(question({ gold: [...label, ...label] })).keyClauses.size).toBe(1);
  });

  it('knows the place that each turn must cite', () => {
    expect(qaGold(conversation()).turns).toEqual(['sample.s1.n1', 'sample.s1.n2']);
  });

  it('reports every label without a place, with its line', () => {
    const rows = [
      question({ gold: [{ doc: 'sample.txt', clause: '九、9', quote: '无', role: 'key' }], line: 3 }),
      question({ id: 'r', gold: [{ doc: 'other.txt', clause: '一、1', quote: '无', role: 'key' }], line: 4 }),
    ];
    const attempt = () => resolveGold({ form: 'qa', file: 'x.jsonl', questions: rows }, documents);
    expect(attempt).toThrow(SetError);
    expect(attempt).toThrow(/x\.jsonl:3 .*九、9[^]*x\.jsonl:4 .*other\.txt/u);
  });
});

describe('gold of questions about amounts', () => {
  it.each([
    ['a bare number, in the body', '1', 'sample.s1.n1'],
    ['a number under 附则', '二、附则 1', 'sample.s2.n1'],
    ['a whole address', '一、2', 'sample.s1.n2'],
  ])('resolves %s', (_, printed, id) => {
    expect(numericKeys(printed)).toEqual([id]);
  });

  it('takes all the clauses that decide', () => {
    expect(numericKeys('1', '2')).toEqual(['sample.s1.n1', 'sample.s1.n2']);
  });

  it('refuses a number that names no clause', () => {
    expect(() => numericKeys('9')).toThrow(/x\.jsonl:7 .*「9」.*0 条/u);
  });
});

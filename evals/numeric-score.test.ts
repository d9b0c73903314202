import { describe, expect, it } from 'vitest';
import type { Answer } from '../api/contract.ts';
import { scoreNumeric, summarizeNumeric } from './numeric-score.ts';
import type { NumericQuestion } from './sets.ts';
import { answerCiting, citeAward, citeFair, refusal, sampleDocument } from './testing/sample.ts';

const key = new Set(['sample.s1.n1', 'sample.s1.n2']);
const gold = { keyClauses: key, keyBlocks: new Set<string>(), accepted: key, turns: [] };
const numeric: NumericQuestion = {
  id: 'g1',
  question: '合计多少',
  doc: 'sample.txt',
  clauses: ['1', '2'],
  quote: '补贴',
  facts: {},
  expect: { kind: 'fixed', amount_min: 1, amount_max: 1, currency: 'CNY', unit: 'yuan', period: null },
  steps: '',
  ambiguity: 'none',
  line: 1,
};

const score = (answer: Answer | null) =>
  scoreNumeric(
    numeric,
    gold,
    { ranked: null, answers: [answer], errors: answer === null ? ['broken'] : [] },
    [sampleDocument],
  );

describe('scoreNumeric', () => {
  it('is right when every deciding clause is cited', () => {
    expect(score(answerCiting(citeFair, citeAward))).toMatchObject({ decidingCited: 1, failures: [] });
  });

  it('names the deciding clause that is missing', () => {
    const { decidingCited, failures } = score(answerCiting(citeFair));
    expect(decidingCited).toBe(0.5);
    expect(failures).toEqual([expect.objectContaining({ check: 'keyCited', expected: '引用 sample.s1.n2' })]);
  });

  it.each([
    ['falselyRefused', refusal],
    ['error', null],
  ])('tells %s apart', (check, answer) => {
    expect(score(answer).failures.map((failure) => failure.check)).toEqual([check]);
  });
});

describe('summarizeNumeric', () => {
  it('averages over questions', () => {
    const scores = [score(answerCiting(citeFair, citeAward)), score(answerCiting(citeFair)), score(refusal)];
    const summary = summarizeNumeric(scores);
    expect(summary.decidingCited).toBeCloseTo(0.5);
    expect(summary.allDecidingCited).toBeCloseTo(1 / 3);
    expect(summary.falselyRefused).toBeCloseTo(1 / 3);
    expect(summary.quoteExact).toBe(1);
  });

  it('has no values over no questions', () => {
    expect(summarizeNumeric([])).toEqual({
      questions: 0,
      decidingCited: null,
      allDecidingCited: null,
      falselyRefused: null,
      quoteExact: null,
    });
  });
});

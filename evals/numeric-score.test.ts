import { describe, expect, it } from 'vitest';
import type { Amount, Answer, Citation } from '../api/contract.ts';
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
const open: NumericQuestion = {
  ...numeric,
  expect: { ...numeric.expect, kind: 'needs_facts', amount_min: null, amount_max: null },
  missing: ['premium_paid', 'simple_mode'],
};

const score = (answer: Answer | null, question = numeric) =>
  scoreNumeric(
    question,
    gold,
    { ranked: null, answers: [answer], errors: answer === null ? ['broken'] : [] },
    [sampleDocument],
  );
const checks = (answer: Answer | null, question = numeric): string[] =>
  score(answer, question).failures.map(({ check }) => check);

/** An answer that states so many yuan, from both deciding clauses unless others are given. */
function stating(yuan: number, ...citations: Citation[]): Answer {
  const total: Amount = {
    kind: 'fixed',
    min: yuan,
    max: yuan,
    currency: 'CNY',
    period: null,
    text: `${yuan}元`,
  };
  const cited = citations.length > 0 ? citations : [citeFair, citeAward];
  return { ...answerCiting(...cited), status: 'calculated', total };
}
const right = stating(1);
const quoted = answerCiting(citeFair, citeAward);
const asking = (...factIds: string[]): Answer => ({
  ...quoted,
  status: 'needsFacts',
  missingFacts: factIds.map((factId) => ({ factId, label: factId, question: `${factId}？` })),
});

describe('scoreNumeric', () => {
  it('finds no fault where the amount is right and every deciding clause is cited', () => {
    expect(score(right)).toMatchObject({
      kind: 'fixed',
      right: true,
      wrongFigure: false,
      asked: null,
      decidingCited: 1,
      failures: [],
    });
  });

  it('names the deciding clause that is missing', () => {
    const { decidingCited, failures } = score(stating(1, citeFair));
    expect(decidingCited).toBe(0.5);
    expect(failures).toEqual([expect.objectContaining({ check: 'keyCited', expected: '引用 sample.s1.n2' })]);
  });

  it('names a wrong figure, with what was expected and what was said', () => {
    const { right: isRight, wrongFigure, failures } = score(stating(2));
    expect({ isRight, wrongFigure }).toEqual({ isRight: false, wrongFigure: true });
    expect(failures).toMatchObject([{ check: 'wrongFigure', expected: 'fixed 1 1' }]);
    expect(failures[0]?.got).toMatch(/^calculated fixed 2 2：/u);
  });

  it.each([
    ['a question back', asking('premium_paid'), ['amount']],
    ['a mere quotation', quoted, ['amount']],
    ['a refusal', refusal, ['amount', 'falselyRefused']],
  ])('names %s where a sum is due, as no wrong figure', (_, answer, expected) => {
    expect(score(answer)).toMatchObject({ right: false, wrongFigure: false, asked: null });
    expect(checks(answer)).toEqual(expected);
  });

  it('names an error, of which nothing is known', () => {
    expect(score(null)).toMatchObject({ right: false, wrongFigure: false, decidingCited: 0 });
    expect(checks(null)).toEqual(['error']);
    expect(score(null, open).asked).toBe(false);
  });

  it.each([
    ['one of the facts', asking('simple_mode')],
    ['one of the facts, and another', asking('hte', 'premium_paid')],
  ])('finds no fault where %s that decide is asked for', (_, answer) => {
    expect(score(answer, open)).toMatchObject({ right: true, wrongFigure: false, asked: true, failures: [] });
  });

  it('names a question back that asks for none of the facts that decide', () => {
    const { right: isRight, asked, failures } = score(asking('hte'), open);
    expect({ isRight, asked }).toEqual({ isRight: true, asked: false });
    expect(failures).toEqual([{ check: 'notAsked', expected: 'premium_paid、simple_mode', got: 'hte' }]);
  });

  it('names a sum that is stated where a fact should be asked for', () => {
    expect(score(right, open)).toMatchObject({ right: false, wrongFigure: true, asked: false });
    expect(checks(right, open)).toEqual(['wrongFigure', 'notAsked']);
  });

  it('shows no more than the beginning of a long answer', () => {
    const [failure] = score({ ...stating(2), text: '长'.repeat(10_000) }).failures;
    expect(failure?.got.length).toBeLessThan(1000);
  });
});

describe('summarizeNumeric', () => {
  it('averages over questions', () => {
    const scores = [score(right), score(answerCiting(citeFair)), score(refusal)];
    const summary = summarizeNumeric(scores);
    expect(summary.questions).toBe(3);
    expect(summary.decidingCited).toBeCloseTo(0.5);
    expect(summary.allDecidingCited).toBeCloseTo(1 / 3);
    expect(summary.falselyRefused).toBeCloseTo(1 / 3);
    expect(summary.right).toBeCloseTo(1 / 3);
    expect(summary.quoteExact).toBe(1);
  });

  it('counts wrong figures, and what is asked only where something should be', () => {
    const scores = [
      score(right),
      score(stating(2)),
      score(stating(3)),
      score(asking('premium_paid'), open),
      score(asking('hte'), open),
    ];
    expect(summarizeNumeric(scores)).toMatchObject({ right: 3 / 5, wrongFigures: 2, asked: 1 / 2 });
    expect(summarizeNumeric([score(right)]).asked).toBeNull();
  });

  it('has no values over no questions', () => {
    expect(summarizeNumeric([])).toEqual({
      questions: 0,
      decidingCited: null,
      allDecidingCited: null,
      falselyRefused: null,
      right: null,
      wrongFigures: 0,
      asked: null,
      quoteExact: null,
    });
  });
});

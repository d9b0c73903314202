import { describe, expect, it } from 'vitest';
import { AMOUNT_BARS, amountTable, judgeAmounts } from './amount-gate.ts';
import { summarizeNumeric } from './numeric-score.ts';

const good = {
  questions: 10,
  decidingCited: 1,
  allDecidingCited: 1,
  falselyRefused: 0,
  right: 1,
  wrongFigures: 0,
  asked: 1,
  quoteExact: 1,
};

describe('the bars of questions about amounts', () => {
  it('are cleared by a set that is right', () => {
    expect(judgeAmounts('set', good, AMOUNT_BARS.labelled).passed).toBe(true);
  });

  it.each([
    ['one wrong figure', { wrongFigures: 1 }],
    ['too few right', { right: 0.94 }],
    ['too few questions back', { asked: 0.94 }],
    ['too few deciding clauses', { allDecidingCited: 0.97 }],
    ['nothing measured', { right: null }],
  ])('are not cleared with %s', (_, worse) => {
    expect(judgeAmounts('set', { ...good, ...worse }, AMOUNT_BARS.labelled).passed).toBe(false);
  });

  it('are not cleared by no questions', () => {
    expect(judgeAmounts('set', summarizeNumeric([]), AMOUNT_BARS.reworded).passed).toBe(false);
  });

  it('are printed with what was measured', () => {
    const text = amountTable([judgeAmounts('numeric', { ...good, wrongFigures: 2 }, AMOUNT_BARS.labelled)]);
    expect(text).toContain('2（0）');
    expect(text).toContain('未达到');
  });
});

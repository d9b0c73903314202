import { describe, expect, it } from 'vitest';
import type { Amount, Answer, AwardResult } from '../api/contract.ts';
import { isRight, saidAmount, statesWrongFigure } from './amount-score.ts';
import type { NumericQuestion } from './sets.ts';
import { answerCiting, citeAward, refusal } from './testing/sample.ts';

const amount = (kind: Amount['kind'], min: number | null, max: number | null): Amount => ({
  kind,
  min,
  max,
  currency: 'CNY',
  period: null,
  text: '',
});
const award = (outcome: AwardResult['outcome'], due: Amount): AwardResult => ({
  awardId: 'a',
  title: '认定奖励',
  documentId: 'sample',
  clauseId: 'sample.s1.n2',
  outcome,
  amount: due,
  steps: [],
  missingFacts: [],
  readings: [],
  notices: [],
});
const decided = (total: Amount | null, ...awards: AwardResult[]): Answer => ({
  ...answerCiting(citeAward),
  status: 'calculated',
  awards: awards.length === 0 && total !== null ? [award('calculated', total)] : awards,
  total,
});

const fixed = decided(amount('fixed', 200_000, 200_000));
const upTo = decided(amount('upTo', 0, 300_000));
const range = decided(amount('range', 400_000, 700_000));
const nought = amount('fixed', 0, 0);
const ineligible = decided(nought, award('ineligible', nought));
const unstated: Answer = {
  ...decided(null, award('amountNotStated', amount('none', null, null))),
  status: 'cited',
};
const needsFacts: Answer = { ...decided(null), status: 'needsFacts' };
/** Decided, and neither summed up nor asked for anything. */
const leftOut: Answer = {
  ...decided(null, award('calculated', amount('fixed', 1, 1))),
  status: 'cited',
};
const quoted = answerCiting(citeAward);
const refusedAmount: Answer = { ...refusal, refusal: { code: 'amountNotStated', message: '未写明金额' } };

type Expected = NumericQuestion['expect'];
const expects = (
  kind: Expected['kind'],
  amount_min: number | null = null,
  amount_max: number | null = null,
): Expected => ({ kind, amount_min, amount_max, currency: 'CNY', unit: 'yuan', period: null });
const question = (expected: Expected, ...accept: Expected[]) => ({ expect: expected, accept });

const kinds: [string, Answer, Expected][] = [
  ['a sum', fixed, expects('fixed', 200_000, 200_000)],
  ['a ceiling', upTo, expects('up_to', null, 300_000)],
  ['a range', range, expects('range', 400_000, 700_000)],
  ['nought, because it is not due', ineligible, expects('not_eligible', 0, 0)],
  ['no amount, because none is printed', unstated, expects('no_amount')],
  ['no amount, refused', refusedAmount, expects('no_amount')],
  ['a question back', needsFacts, expects('needs_facts')],
];

describe('what an answer says of the amount', () => {
  it.each(kinds)('is %s', (_, answer, { kind, amount_min, amount_max }) => {
    expect(saidAmount(answer)).toEqual({ kind, amount_min, amount_max });
  });

  it('is the total where one of several awards is not due', () => {
    const total = amount('fixed', 200_000, 200_000);
    const answer = decided(total, award('calculated', total), award('ineligible', nought));
    expect(saidAmount(answer)).toMatchObject({ kind: 'fixed', amount_max: 200_000 });
  });

  it('is a question back where facts are missing, whatever is known already', () => {
    expect(saidAmount({ ...fixed, status: 'needsFacts' }).kind).toBe('needs_facts');
  });
});

describe('an answer is right', () => {
  it.each(kinds)('where it says %s, as expected', (_, answer, expected) => {
    expect(isRight(question(expected), answer)).toBe(true);
  });

  it('for no other expectation', () => {
    for (const [at, [, answer]] of kinds.entries()) {
      const own = kinds[at]?.[2].kind;
      for (const [, , expected] of kinds)
        expect(isRight(question(expected), answer)).toBe(expected.kind === own);
    }
  });

  it('where another expectation counts too', () => {
    const both = question(expects('up_to', null, 1), expects('up_to', null, 300_000));
    expect(isRight(both, upTo)).toBe(true);
    expect(isRight(both, range)).toBe(false);
    expect(isRight({ expect: expects('up_to', null, 300_000) }, upTo)).toBe(true);
  });

  it.each([
    ['another figure', question(expects('fixed', 200_001, 200_001)), fixed],
    ['another lower bound', question(expects('range', 0, 700_000)), range],
    ['another upper bound', question(expects('range', 400_000, 700_001)), range],
    ['a sum where a ceiling is meant', question(expects('up_to', null, 200_000)), fixed],
    ['a mere quotation', question(expects('needs_facts')), quoted],
    ['a sum left out without a question', question(expects('needs_facts')), leftOut],
    ['a refusal that the library does not cover it', question(expects('no_amount')), refusal],
  ])('not with %s', (_, expected, answer) => {
    expect(isRight(expected, answer)).toBe(false);
  });
});

describe('a wrong figure is stated', () => {
  it.each([
    ['another sum', question(expects('fixed', 1, 1)), fixed],
    ['a sum where facts are missing', question(expects('needs_facts')), fixed],
    ['a sum where none is printed', question(expects('no_amount')), upTo],
    ['a sum where nothing is due', question(expects('not_eligible', 0, 0)), fixed],
    ['nought where something is due', question(expects('fixed', 200_000, 200_000)), ineligible],
  ])('by %s', (_, expected, answer) => {
    expect(statesWrongFigure(expected, answer)).toBe(true);
  });

  it.each([
    ['the right sum', question(expects('fixed', 200_000, 200_000)), fixed],
    ['a sum that counts too', question(expects('fixed', 1, 1), expects('fixed', 200_000, 200_000)), fixed],
    ['a question back', question(expects('fixed', 1, 1)), needsFacts],
    ['a refusal', question(expects('fixed', 1, 1)), refusal],
    ['a mere quotation', question(expects('fixed', 1, 1)), quoted],
    ['no amount', question(expects('fixed', 1, 1)), unstated],
  ])('not by %s', (_, expected, answer) => {
    expect(statesWrongFigure(expected, answer)).toBe(false);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { QuantityFact } from '../../corpus/index.ts';
import { readFigures } from './figures.ts';
import { fitOf } from './fit.ts';
import { kindScore } from './kind-score.ts';
import { openTestReader, type TestReader } from './test-reader.ts';

let reader: TestReader;
beforeAll(async () => {
  reader = await openTestReader();
});

function quantity(id: string): QuantityFact {
  const fact = reader.rules.vocabulary.facts.get(id);
  if (fact?.kind !== 'quantity') throw new Error(`${id} is no quantity`);
  return fact;
}

/** The unit in which the fact takes the last figure of a text, `!` before it where the currency is another. */
function fit(id: string, text: string): string | null {
  const figure = readFigures(text).at(-1);
  if (figure === undefined) throw new Error(`no figure in ${text}`);
  const found = fitOf(quantity(id), figure, text.slice(0, figure.start), text.slice(figure.end));
  return found === null ? null : `${found.mismatch ? '!' : ''}${found.unit}`;
}

describe('a figure can be a fact', () => {
  it.each([
    ['premium_paid', '50万元', '元'],
    ['premium_paid', '50万', '?元'],
    ['premium_paid', '5万美元', '!美元'],
    ['export_total', '500万', '?美元'],
    ['export_total', '500万元', '!元'],
    ['registered_capital', '900万美元', '美元'],
    ['export_growth', '25%', '%'],
    ['office_area', '300平', '平方米'],
    ['madrid_marks', '3件', '件'],
    ['rent_per_sqm_month', '月租80元/㎡', '元/平方米/月'],
    ['rent_per_sqm', '每平方米每年840元', '元/平方米/年'],
    ['rent_year', '一年36万元', '元'],
  ])('%s: %s', (id, text, expected) => {
    expect(fit(id, text)).toBe(expected);
  });

  it.each([
    ['premium_paid', '25%'],
    ['premium_paid', '3件'],
    ['export_growth', '500万美元'],
    ['office_area', '300元'],
    ['madrid_marks', '3家'],
    ['rent_year', '每平方米80元'],
    ['rent_per_sqm', '月租80元/㎡'],
    ['rent_per_sqm', '一年36万元'],
    ['rent_per_sqm', '每平方米每天2元'],
  ])('and cannot: %s, %s', (id, text) => {
    expect(fit(id, text)).toBeNull();
  });
});

describe('the verb tells the kind of sum', () => {
  const score = (id: string, left: string): number => kindScore([{ fact: quantity(id) }], left, '');

  it('speaks for a fact of its kind and against others', () => {
    expect(score('project_investment', '总共投了')).toBeGreaterThan(score('project_investment', '总共'));
    expect(score('district_contribution', '总共投了')).toBe(0);
  });

  it('never counts things without their name', () => {
    expect(score('madrid_marks', '总共')).toBe(0);
  });
});

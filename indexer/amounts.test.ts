import { beforeAll, describe, expect, it } from 'vitest';
import { findQuantities, type Clause } from '../corpus/index.ts';
import { createAmountIndex, type AmountIndex } from './amounts.ts';
import { clausesOf } from './content.ts';
import { addresses, realCorpus } from './testing/corpus.ts';

describe('clauses by the figures they state', () => {
  let clauses: Clause[];
  let amounts: AmountIndex;
  beforeAll(async () => {
    clauses = clausesOf(await realCorpus());
    amounts = createAmountIndex(clauses);
  });

  const found = (text: string): string[] => {
    const rows = findQuantities(text).flatMap((quantity) => amounts.find(quantity).rows);
    return addresses(rows.flatMap((row) => clauses[row] ?? []));
  };

  it.each([
    ['最高2000万元', ['specialized-sme 二（二）4']],
    ['0.2亿元', ['specialized-sme 二（二）4']],
    ['83.9%', ['high-tech-interpretation 二、1']],
    [
      '四百万元',
      [
        'industry-internationalization 一、2',
        'new-quality-productivity 二（二）7',
        'specialized-sme 二（三）9',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('tells currencies apart, unless the question names none', () => {
    expect(found('1亿美元')).toEqual([
      'industry-internationalization 一、1',
      'industry-internationalization 一、2',
    ]);
    expect(found('1亿元')).not.toContain('industry-internationalization 一、1');
    expect(found('出口5000万')).toContain('industry-internationalization 一、2');
  });

  it('weighs a rare figure more than a frequent one', () => {
    const weight = (text: string): number =>
      findQuantities(text).map((each) => amounts.find(each).weight)[0] ?? 0;
    expect(weight('2000万元')).toBeGreaterThan(weight('100万元'));
  });

  it('finds nothing for a figure that stands nowhere', () => {
    expect(found('1234567元')).toEqual([]);
  });
});

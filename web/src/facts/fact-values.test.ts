import { describe, expect, test } from 'vitest';
import { findField, itemsOf, unitsOf, valuesOf, withFact, withoutFact, type Fact } from './fact-values.ts';

const term = {
  factId: 'loans.term',
  id: 'loans.term',
  label: '用款时间',
  question: '用款多久？',
  kind: 'quantity' as const,
  aliases: [],
  scope: '',
};
const loans: Fact = {
  id: 'loans',
  factId: 'loans',
  label: '贷款',
  question: '有哪些贷款？',
  kind: 'list',
  aliases: [],
  scope: '',
  fields: [term],
};

describe('the units of a quantity', () => {
  test('are the usual ones, that of the vocabulary first', () => {
    expect(unitsOf({ unit: '元', dimension: 'yuan' })).toEqual(['元', '万元', '亿元']);
    expect(unitsOf({ unit: '个月', dimension: 'years' })).toEqual(['个月', '年']);
  });

  test('are that of the vocabulary alone where others are not usual', () => {
    expect(unitsOf({ unit: '件', dimension: 'items' })).toEqual(['件']);
  });

  test('leave out a unit that stands for two', () => {
    expect(unitsOf({ unit: '万元或万美元', dimension: 'money' })).toEqual(['万元', '万美元', '元', '美元']);
  });
});

describe('a field', () => {
  test('is found by the id of a fact or of a field of its list', () => {
    expect(findField([loans], 'loans')).toBe(loans);
    expect(findField([loans], 'loans.term')).toBe(term);
  });

  test('that the vocabulary lacks is not found', () => {
    expect(findField([loans], 'loans.bank')).toBeUndefined();
    expect(findField([], 'loans')).toBeUndefined();
  });
});

describe('a fact that is filled in', () => {
  test('replaces what was filled in before', () => {
    expect(withFact({ hte: false, area: '1平方米' }, {}, 'hte', true)).toEqual({
      hte: true,
      area: '1平方米',
    });
  });

  test('goes into every thing of a list that lacks it, those read out of the words included', () => {
    const known = { loans: [{ principal: '800万元' }, { principal: '100万元', term: '1年' }] };
    expect(withFact({}, known, 'loans.term', '6个月')).toEqual({
      loans: [
        { principal: '800万元', term: '6个月' },
        { principal: '100万元', term: '1年' },
      ],
    });
  });

  test('corrects every thing where none lacks it', () => {
    const given = { loans: [{ term: '1年' }, { term: '2年' }] };
    expect(withFact(given, {}, 'loans.term', '3年')).toEqual({ loans: [{ term: '3年' }, { term: '3年' }] });
  });

  test('makes the first thing of a list that is empty', () => {
    expect(withFact({}, {}, 'loans.term', '6个月')).toEqual({ loans: [{ term: '6个月' }] });
  });

  test('joins several choices for one field', () => {
    expect(withFact({}, {}, 'loans.kinds', ['甲', '乙'])).toEqual({ loans: [{ kinds: '甲、乙' }] });
  });

  test('is gone when it is taken back, and nothing else', () => {
    expect(withoutFact({ hte: true, area: '1平方米' }, 'hte')).toEqual({ area: '1平方米' });
    expect(withoutFact({ hte: true }, 'area')).toEqual({ hte: true });
  });
});

test('facts read out of words are sent as their values', () => {
  const fact = { factId: 'hte', label: '国高企', value: true, text: '是', words: '国高企', turn: 0 };
  expect(valuesOf([fact])).toEqual({ hte: true });
});

test('only a list has things', () => {
  expect(itemsOf([{ term: '1年' }, '甲'])).toEqual([{ term: '1年' }]);
  expect(itemsOf('甲')).toEqual([]);
  expect(itemsOf(undefined)).toEqual([]);
});

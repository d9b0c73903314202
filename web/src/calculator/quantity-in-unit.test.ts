import { describe, expect, test } from 'vitest';
import { quantityInUnit, showQuantity } from './quantity-in-unit.ts';

describe('a quantity', () => {
  test.each([
    ['1200万美元', '万美元', 1200],
    ['1.2亿美元', '万美元', 12_000],
    ['5000元', '万元', 0.5],
    ['3件', '件', 3],
    ['800平方米', '平方米', 800],
    ['1200万元', '万美元', null],
    ['约1200万美元', '万美元', null],
    ['1200', '万美元', null],
    [undefined, '件', null],
    [true, '件', null],
  ])('%s in %s is %s', (written, unit, expected) => {
    expect(quantityInUnit(written, unit)).toBe(expected);
  });

  test.each([
    [400, '万美元', '400万美元'],
    [10_000, '万美元', '1亿美元'],
    [12_500, '万元', '1.25亿元'],
    [12_500, '件', '12500件'],
  ])('%s %s is shown as %s', (value, unit, expected) => {
    expect(showQuantity(value, unit)).toBe(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { amountRange, filterCount, readCriteria, toParameters, writeCriteria } from './criteria.ts';

const address =
  'q=%E5%A5%96%E5%8A%B1&document=a&document=b&status=draft&amount=any&min=50&max=200&asOf=2024-01-01&repair=off&hits=100';

describe('criteria', () => {
  test('are the same after a way through the address', () => {
    expect(writeCriteria(readCriteria(new URLSearchParams(address))).toString()).toBe(address);
    expect(writeCriteria(readCriteria(new URLSearchParams())).toString()).toBe('');
  });

  test('that nobody offers are dropped from a link', () => {
    const criteria = readCriteria(new URLSearchParams('status=magic&asOf=soon&hits=7&amount=1'));
    expect(writeCriteria(criteria).toString()).toBe('');
  });

  test('are asked of the server in yuan', () => {
    expect(toParameters(readCriteria(new URLSearchParams(address)))).toEqual({
      q: '奖励',
      k: 100,
      documentId: ['a', 'b'],
      status: ['draft'],
      minAmount: 500_000,
      maxAmount: 2_000_000,
      asOf: '2024-01-01',
      repair: 'off',
    });
  });

  test('count as filters by kind', () => {
    expect(filterCount(readCriteria(new URLSearchParams(address)))).toBe(4);
    expect(filterCount(readCriteria(new URLSearchParams('q=x')))).toBe(0);
  });
});

describe('the range of sums', () => {
  const range = (min: string, max: string, hasAmount = false) => amountRange({ min, max, hasAmount });

  test.each([
    ['', '', {}],
    ['50', '', { minAmount: 500_000 }],
    ['', '０．０７', { maxAmount: 700 }],
    ['1,000万元', '1000万', { minAmount: 10_000_000, maxAmount: 10_000_000 }],
  ])('from %j to %j', (min, max, expected) => {
    expect(range(min, max)).toEqual(expected);
  });

  test.each([
    ['200', '50'],
    ['-1', ''],
    ['五十', ''],
    ['', '1e9'],
    ['999999999999', ''],
  ])('from %j to %j makes no sense', (min, max) => {
    expect(range(min, max)).toBeNull();
  });

  test('starts at nothing where any sum will do', () => {
    expect(range('', '', true)).toEqual({ minAmount: 0 });
    expect(range('5', '', true)).toEqual({ minAmount: 50_000 });
  });
});

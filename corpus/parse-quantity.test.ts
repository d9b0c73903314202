import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuantity } from './parse-quantity.ts';

describe('parseQuantity', () => {
  it.each([
    ['600万美元', '6000000', '美元'],
    [' 百分之四十 ', '40', '%'],
    ['1.2亿元', '120000000', '元'],
    ['0.1%', '0.1', '%'],
    ['1000㎡', '1000', '平方米'],
    ['350平', '350', '平方米'],
    ['2个亿', '200000000', ''],
    ['1个亿元', '100000000', '元'],
    ['3个点', '3', '%'],
    ['3家', '3', '家'],
    ['3', '3', ''],
    ['600万', '6000000', ''],
    ['2019年', '2019', '年'],
  ])('reads %j as %s %s', (text, value, unit) => {
    const parsed = parseQuantity(text);
    expect(parsed.kind === 'ok' && [parsed.value.toFixed(), parsed.unit]).toEqual([value, unit]);
  });

  it.each(['', '很多', '-5万元', '100万元以上', '100多万元', '十几家', '5—10%', '1.2.3万元', '第3家'])(
    'explains in Chinese why %j is not one exact quantity',
    (text) => {
      const parsed = parseQuantity(text);
      expect(parsed.kind === 'error' && parsed.message).toMatch(/不是可识别的数量|是约数/);
    },
  );

  it('is exact for every amount of money with up to four decimals', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (yuan) => {
        const text = `${Math.floor(yuan / 10000)}.${String(yuan % 10000).padStart(4, '0')}万元`;
        const parsed = parseQuantity(text);
        expect(parsed.kind === 'ok' && parsed.value.toFixed()).toBe(String(yuan));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Amount } from '../../../api/contract.ts';
import { formatYuan, partialText, standingOf } from './amount-text.ts';

const amount = (kind: Amount['kind'], min: number | null, max: number | null): Amount => ({
  kind,
  min,
  max,
  currency: 'CNY',
  period: null,
  text: '',
});

describe('a sum in yuan', () => {
  test('is written in the largest unit that holds it exactly', () => {
    expect(formatYuan(0)).toBe('0元');
    expect(formatYuan(9_999)).toBe('9999元');
    expect(formatYuan(10_000)).toBe('1万元');
    expect(formatYuan(87_001)).toBe('8.7001万元');
    expect(formatYuan(87_000.5)).toBe('87000.5元');
    expect(formatYuan(100_000_000)).toBe('1亿元');
    expect(formatYuan(100_000_001)).toBe('10000.0001万元');
  });

  test('is the same sum, read back', () => {
    const sizes: Record<string, number> = { 元: 1, 万元: 1e4, 亿元: 1e8 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (yuan) => {
        const [, figure = '', unit = ''] = /^([\d.]+)(.+)$/u.exec(formatYuan(yuan)) ?? [];
        expect(Math.round(Number(figure) * (sizes[unit] ?? Number.NaN))).toBe(yuan);
      }),
    );
  });
});

describe('how an amount is to be taken', () => {
  test.each([
    [amount('fixed', 5, 5), 'exact'],
    [amount('fixed', 0, 0), 'nothing'],
    [amount('upTo', 0, 5), 'ceiling'],
    [amount('range', 1, 5), 'range'],
    [amount('none', null, null), 'open'],
  ])('%o is %s', (given, standing) => {
    expect(standingOf(given, true)).toBe(standing);
  });

  test('is open as long as a fact is missing, whatever the figure', () => {
    for (const kind of ['fixed', 'upTo', 'range', 'none'] as const) {
      expect(standingOf(amount(kind, 5, 5), false)).toBe('open');
    }
  });
});

describe('what is known of an amount before all facts are', () => {
  test.each([
    [amount('none', null, null), null],
    [amount('range', 0, null), null],
    [amount('range', 20_000, null), '至少 2万元'],
    [amount('upTo', 0, 2_000_000), '不超过 200万元'],
    [amount('upTo', null, 2_000_000), '不超过 200万元'],
    [amount('range', 300_000, 450_000), '30万元 至 45万元'],
  ])('of %o is %s', (given, text) => {
    expect(partialText(given)).toBe(text);
  });
});

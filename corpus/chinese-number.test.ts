import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChineseNumber } from './chinese-number.ts';

describe('parseChineseNumber', () => {
  it.each([
    ['两百', '200'],
    ['壹佰万', '1000000'],
    ['贰仟叁佰肆拾伍', '2345'],
    ['1.2亿', '120000000'],
    ['1,500万', '15000000'],
    ['1,234,567', '1234567'],
    ['3千万', '30000000'],
    ['1万5千', '15000'],
    ['1万5', '15000'],
    ['一万五', '15000'],
    ['两百五', '250'],
    ['一百零五', '105'],
    ['一万零五', '10005'],
    ['一万零五百', '10500'],
    ['0.05亿', '5000000'],
    ['１０万', '100000'],
    ['１．５亿', '150000000'],
    ['十', '10'],
    ['十六', '16'],
    ['百万', '1000000'],
    ['一千万', '10000000'],
    ['2亿5000万', '250000000'],
    ['二亿五千万', '250000000'],
    ['一点五亿', '150000000'],
    ['二〇一九', '2019'],
    ['万亿', '1000000000000'],
    ['3 万', '30000'],
    ['600w', '6000000'],
    ['1850k', '1850000'],
    ['0', '0'],
    ['０.１', '0.1'],
  ])('reads %s as %s', (text, value) => {
    expect(parseChineseNumber(text)?.toFixed()).toBe(value);
  });

  it.each([
    '',
    '三五',
    '一两',
    '几百',
    '数十',
    '十几',
    '一一对应',
    '1.2.3',
    '十四五',
    '万元',
    '百分之四十',
    '1,50',
    '十百',
    'abc',
  ])('reads no number in %j', (text) => {
    expect(parseChineseNumber(text)).toBeNull();
  });

  it('reads every integer below a trillion as it is written in full', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(parseChineseNumber(inChinese(value))?.toNumber()).toBe(value);
      }),
    );
  });

  it('reads decimals with 万 and 亿 without rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (value) => {
        const text = `${Math.floor(value / 10000)}.${String(value % 10000).padStart(4, '0')}`;
        expect(parseChineseNumber(`${text}万`)?.toFixed()).toBe(String(value));
      }),
    );
  });

  it('reads any other text as a finite number or none', () => {
    const char = fc.constantFrom(...'零一二两三九十百千万亿点.,0159 元w');
    fc.assert(
      fc.property(fc.string({ unit: char }), (text) => {
        expect(parseChineseNumber(text)?.isFinite() ?? true).toBe(true);
      }),
    );
  });
});

/** Writes an integer in Chinese numerals, the way a schoolbook does. */
function inChinese(value: number): string {
  if (value === 0) return '零';
  const groups = [value % 1e4, Math.floor(value / 1e4) % 1e4, Math.floor(value / 1e8)];
  const written = ['亿', '万', ''].map((unit, index) => {
    const group = groups[2 - index] ?? 0;
    return group === 0 ? '零' : `${group < 1000 ? '零' : ''}${groupInChinese(group)}${unit}`;
  });
  return written
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}

function groupInChinese(group: number): string {
  const digits = [...String(group)].map((digit) => '零一二三四五六七八九'.charAt(Number(digit)));
  const units = ['千', '百', '十', ''].slice(4 - digits.length);
  return digits
    .map((digit, index) => (digit === '零' ? '零' : digit + (units[index] ?? '')))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}

import { describe, expect, test } from 'vitest';
import { textParts, type PrintedNumber } from './text-parts.ts';

const text = '对第9条的企业给予100万元奖励';
const number = (words: string): PrintedNumber => ({
  text: words,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  role: 'award',
  note: '',
  awards: [],
});
const reference = { start: 1, end: 4, href: '/documents/a' };
const parts = (start: number, end: number, numbers: PrintedNumber[]) =>
  textParts(start, end, numbers, [reference]).map((part) => [part.kind, text.slice(part.start, part.end)]);

describe('the parts of a text', () => {
  test('are its numbers, its references and the words between', () => {
    expect(parts(0, text.length, [number('100万元')])).toEqual([
      ['text', '对'],
      ['reference', '第9条'],
      ['text', '的企业给予'],
      ['number', '100万元'],
      ['text', '奖励'],
    ]);
  });

  test('leave out what stands outside, and keep one of two that overlap', () => {
    expect(parts(4, 9, [number('100万元')])).toEqual([['text', '的企业给予']]);
    expect(parts(0, 5, [number('9条')])).toEqual([
      ['text', '对'],
      ['reference', '第9条'],
      ['text', '的'],
    ]);
  });
});

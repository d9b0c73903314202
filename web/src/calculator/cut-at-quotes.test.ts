import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtQuotes } from './cut-at-quotes.ts';

const clause = { text: '一二三四五六七八九十', start: 100, end: 110 };

describe('a clause cut at its quotations', () => {
  test('marks each, and says where it ends, also where they overlap', () => {
    const parts = cutAtQuotes(clause, [
      { marker: 1, start: 101, end: 105 },
      { marker: 2, start: 103, end: 107 },
    ]);
    expect(parts.map(({ text, markers, ending }) => [text, markers, ending])).toEqual([
      ['一', [], []],
      ['二三', [1], []],
      ['四五', [1, 2], [1]],
      ['六七', [2], [2]],
      ['八九十', [], []],
    ]);
  });

  test('loses no character, and shows each number once', () => {
    const quote = fc.tuple(fc.nat(14), fc.integer({ min: 1, max: 8 }));
    fc.assert(
      fc.property(fc.array(quote, { maxLength: 5 }), (quotes) => {
        const citations = quotes.map(([at, length], index) => ({
          marker: index + 1,
          start: 95 + at,
          end: 95 + at + length,
        }));
        const parts = cutAtQuotes(clause, citations);
        expect(parts.map(({ text }) => text).join('')).toBe(clause.text);
        const numbers = parts.flatMap(({ ending }) => ending);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: 1000 },
    );
  });
});

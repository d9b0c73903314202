import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAt, type Range } from './ranges.ts';

const text = '支持首台套产品';
const cut = (ranges: Range[], start = 0, end = text.length) =>
  cutAt(start, end, ranges).map((piece) => [text.slice(piece.start, piece.end), piece.isMarked]);

describe('cutting a text at ranges', () => {
  test('keeps what is between them', () => {
    expect(cut([[2, 5]])).toEqual([
      ['支持', false],
      ['首台套', true],
      ['产品', false],
    ]);
    expect(cut([])).toEqual([[text, false]]);
  });

  test('leaves out what reaches beyond the stretch', () => {
    expect(cut([[0, 3]], 2, 4)).toEqual([
      ['首', true],
      ['台', false],
    ]);
  });

  test('never loses or doubles a character', () => {
    const range = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(fc.array(range), fc.nat(10), fc.nat(20), (ranges, start, length) => {
        const pieces = cutAt(start, start + length, ranges);
        expect(pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0)).toBe(length);
        pieces.forEach((piece, at) => expect(piece.start).toBe(pieces[at - 1]?.end ?? start));
        for (const { start: from, end: to, isMarked } of pieces)
          for (let at = from; at < to; at += 1)
            expect(ranges.some(([a, b]) => a <= at && at < b)).toBe(isMarked);
      }),
    );
  });
});

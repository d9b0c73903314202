import { describe, expect, test } from 'vitest';
import { readFigure } from './typed-figure.ts';

describe('a figure', () => {
  test.each([
    ['1200', '1200'],
    [' 4.35 ', '4.35'],
    ['1,200', '1200'],
    ['1，200，000.5', '1200000.5'],
    ['1 200', '1200'],
    ['４００', '400'],
    ['４．３５', '4.35'],
    ['4。35', '4.35'],
  ])('is read from %j', (typed, figure) => {
    expect(readFigure(typed)).toEqual({ kind: 'figure', figure });
  });

  test.each(['1,20', '12,00', '1,200 000', ',200', '4.', '.5', 'abc', '400万元', '1e3', '1.2.3'])(
    'is not guessed from %j',
    (typed) => {
      expect(readFigure(typed)).toEqual({ kind: 'unreadable' });
    },
  );

  test('below nought is told apart from what is no figure, and from nothing', () => {
    expect(readFigure('-5')).toEqual({ kind: 'negative' });
    expect(readFigure('－５')).toEqual({ kind: 'negative' });
    expect(readFigure('  ')).toEqual({ kind: 'empty' });
  });
});

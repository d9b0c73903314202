import { describe, expect, it } from 'vitest';
import { displayWidth, figure, table } from './table.ts';

describe('table', () => {
  it('aligns columns under Chinese headings', () => {
    const lines = table(
      ['类别', '召回'],
      [
        ['validity', '1.000'],
        ['合计', '0.5'],
      ],
    ).split('\n');
    expect(lines).toEqual(['类别       召回', '--------  -----', 'validity  1.000', '合计        0.5']);
  });

  it('fills short rows with blanks', () => {
    expect(table(['a', 'b'], [['x']])).toBe('a  b\n-  -\nx');
  });
});

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['召回@5', 6],
    ['（一）', 6],
    ['≥ 0.9', 5],
  ])('gives %j %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('figure', () => {
  it('shows three decimals, and a dash for no value', () => {
    expect([figure(0.97), figure(null)]).toEqual(['0.970', '–']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize } from './normalize.ts';
import { originalRange, squeeze } from './squeeze.ts';

describe('squeeze', () => {
  it.each([
    ['省级“专精特新”中小企业', '省级专精特新中小企业'],
    ['首台（套）产品', '首台套产品'],
    ['世界 500强', '世界500强'],
    ['第一章  总体目标\n以习近平', '第一章总体目标以习近平'],
    ['《保护工业产权巴黎公约》', '保护工业产权巴黎公约'],
    ['G20 summit 2016', 'g20 summit 2016'],
    ['', ''],
  ])('makes %s one stretch of words', (text, expected) => {
    expect(squeeze(text).text).toBe(expected);
  });

  it('knows where a word stands in the original', () => {
    const text = '对“单项冠军”企业，首台（套）产品';
    const squeezed = squeeze(text);
    const at = squeezed.text.indexOf('首台套');
    expect(text.slice(...originalRange(squeezed, at, at + 3))).toBe('首台（套');
  });

  it('keeps every character that it keeps, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'专精“”（）《》 \n。A1') }), (text) => {
        const { text: squeezed, offsets } = squeeze(text);
        const normal = normalize(text);
        expect(offsets).toHaveLength(squeezed.length + 1);
        expect(Array.from(squeezed, (_, index) => normal.charAt(offsets[index] ?? -1)).join('')).toBe(
          squeezed,
        );
        expect([...offsets]).toEqual([...offsets].sort((a, b) => a - b));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentAt, segmentsOf } from './segments.ts';

const pieces = (text: string): string[] => segmentsOf(text).map(({ start, end }) => text.slice(start, end));

describe('a text is cut', () => {
  it.each([
    ['出口800万美元，增量20万美元。', ['出口800万美元', '增量20万美元']],
    ['国高企（滨江）', ['国高企', '滨江']],
    ['一句', ['一句']],
    ['', []],
    ['，，。', []],
  ])('%j', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('at its commas, but not inside a number', () => {
    expect(pieces('保费1,980,000元,能补多少')).toEqual(['保费1,980,000元', '能补多少']);
  });
});

it('finds the segment of every offset inside one', () => {
  const text = fc.array(fc.constantFrom('国高企', '，', '500万', '。', '（', '）'), { maxLength: 10 });
  fc.assert(
    fc.property(text, (parts) => {
      const segments = segmentsOf(parts.join(''));
      for (const [at, { start, end }] of segments.entries()) {
        expect(segmentAt(segments, start)).toBe(at);
        expect(segmentAt(segments, end - 1)).toBe(at);
      }
    }),
  );
});

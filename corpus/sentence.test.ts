import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentence.ts';

function sentences(text: string): string[] {
  return splitSentences(text).map((sentence) => sentence.text);
}

describe('splitSentences', () => {
  it('ends sentences at 。；！？ and at line ends', () => {
    expect(sentences('一、目标\n甲。乙；丙！丁？戊')).toEqual([
      '一、目标',
      '甲。',
      '乙；',
      '丙！',
      '丁？',
      '戊',
    ]);
  });

  it.each([
    ['鼓励“揭榜。挂帅”项目。乙。', ['鼓励“揭榜。挂帅”项目。', '乙。']],
    ['甲（含乙；丙）奖励。丁。', ['甲（含乙；丙）奖励。', '丁。']],
    ['甲。〔责任单位：区局；街道〕', ['甲。', '〔责任单位：区局；街道〕']],
    ['甲“乙（丙。丁）。戊”己。', ['甲“乙（丙。丁）。戊”己。']],
  ])('does not cut inside quotation marks or brackets: %s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('ends a sentence after a quotation that holds its full stop', () => {
    expect(sentences('他说：“可以。”然后。“乙。”的说法。')).toEqual([
      '他说：“可以。”',
      '然后。',
      '“乙。”的说法。',
    ]);
  });

  it('lets an unclosed mark protect nothing, and no mark across lines', () => {
    expect(sentences('甲（乙。丙。')).toEqual(['甲（乙。', '丙。']);
    expect(sentences('甲“乙。\n丙”。')).toEqual(['甲“乙。', '丙”。']);
  });

  it('has no sentence in white space and punctuation alone', () => {
    expect(sentences(' \n　。\n')).toEqual([]);
  });

  it('covers every character that is not white space, in order, from the offset', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙。；“”（）\n \t') });
    fc.assert(
      fc.property(text, fc.nat(100), (source, offset) => {
        let position = 0;
        for (const sentence of splitSentences(source, offset)) {
          const start = sentence.start - offset;
          expect(source.slice(position, start)).toMatch(/^[\s。；]*$/);
          expect(source.slice(start, sentence.end - offset)).toBe(sentence.text);
          position = sentence.end - offset;
        }
        expect(source.slice(position)).toMatch(/^[\s。；]*$/);
      }),
    );
  });
});

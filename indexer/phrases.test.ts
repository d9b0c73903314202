import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPhraseSet, longestFirst } from './phrases.ts';

describe('a phrase set', () => {
  it('finds every member, also where they overlap', () => {
    const set = createPhraseSet(['高新技术企业', '技术', '技术企业', '专利']);
    expect(set.find('国家高新技术企业').map(({ text, start }) => [text, start])).toEqual([
      ['高新技术企业', 2],
      ['技术企业', 4],
      ['技术', 4],
    ]);
  });

  it('leaves out single characters and finds nothing in an empty text', () => {
    const set = createPhraseSet(['奖', '奖励']);
    expect(set.has('奖')).toBe(false);
    expect(set.find('奖励').map(({ text }) => text)).toEqual(['奖励']);
    expect(set.find('')).toEqual([]);
  });

  it('finds what a plain search finds', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'甲乙丙'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), letters, (phrases, text) => {
        const members = new Set(phrases.filter((phrase) => phrase.length >= 2));
        const found = createPhraseSet(phrases).find(text);
        const expected = [...members].flatMap((phrase) =>
          Array.from({ length: text.length }, (_, start) => start).filter((start) =>
            text.startsWith(phrase, start),
          ),
        );
        expect(found).toHaveLength(expected.length);
        for (const span of found) expect(text.slice(span.start, span.end)).toBe(span.text);
      }),
    );
  });
});

describe('longestFirst', () => {
  it('prefers the longest span, then the first', () => {
    const spans = createPhraseSet(['甲乙', '乙丙丁', '丁戊']).find('甲乙丙丁戊');
    expect(longestFirst(spans, 5).map(({ text }) => text)).toEqual(['乙丙丁']);
  });

  it('gives spans that do not overlap, and leaves out none that would fit', () => {
    const span = fc
      .tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }))
      .map(([start, length]) => ({ text: 'x'.repeat(length), start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const chosen = longestFirst(spans, 30);
        const taken = chosen.flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, at) => start + at),
        );
        expect(new Set(taken).size).toBe(taken.length);
        for (const each of spans) {
          expect(chosen.some((other) => other.start < each.end && each.start < other.end)).toBe(true);
        }
      }),
    );
  });
});
